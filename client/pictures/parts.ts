import { type Bytes, concat } from '../../crypto/wire/bytes.js';

/**
 * A picture without what was hidden in it, as runs of the original and a few fresh bytes between
 * them: so that the page can build it from slices of the file, and holds no second copy.
 */
export type Part = Bytes | readonly [from: number, to: number];

/** Why a picture is as it was: it is not whole, or not in its form. Nothing of it is lost. */
export const UNKNOWN = null;

/** Adds a run of the original; one that follows the last becomes one with it. */
export function keep(parts: Part[], from: number, to: number): void {
  const last = parts.at(-1);
  if (last === undefined || last instanceof Uint8Array || last[1] !== from) parts.push([from, to]);
  else parts[parts.length - 1] = [last[0], to];
}

/** The same as one run of bytes. */
export const joined = (bytes: Uint8Array, parts: readonly Part[]): Bytes =>
  concat(...parts.map((part) => (part instanceof Uint8Array ? part : bytes.subarray(...part))));

/** Four letters, as most of these formats name their parts. */
export const letters = (bytes: Uint8Array, at: number, length = 4): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

export const number = (bytes: Uint8Array, at: number, size: 2 | 4, isLittle = false): number => {
  let whole = 0;
  for (let i = 0; i < size; i += 1)
    whole = whole * 256 + (bytes[isLittle ? at + size - 1 - i : at + i] ?? 0);
  return whole;
};
