import { base64, hex } from '@scure/base';
import { refuse } from '../refusal.js';

/** Bytes over memory of their own kind, which is what WebCrypto accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Strict UTF-8; a byte order mark stays, so that decoding and encoding give the same bytes. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return refuse('not-utf8');
  }
}

export const toHex = (bytes: Uint8Array): string => hex.encode(bytes);
export const fromHex = (text: string): Bytes => hex.decode(text) as Bytes;
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);

/** Strict base64 with padding: exactly one text for each run of bytes. */
export function fromBase64(text: string, length?: number): Bytes {
  let bytes: Uint8Array;
  try {
    bytes = base64.decode(text);
  } catch {
    return refuse('field-malformed');
  }
  if (length !== undefined && bytes.length !== length) return refuse('field-malformed');
  return bytes as Bytes;
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Byte order, as `sorted` means it everywhere in these formats. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Equality that looks at every byte, for tags and hashes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** A copy of the bytes, zero-filled to a length; callers check that they fit. */
export function zeroFilled(bytes: Uint8Array, length: number): Bytes {
  const whole = new Uint8Array(length);
  whole.set(bytes);
  return whole;
}

/** The bytes up to the zero fill; formats that use it hold no zero byte of their own. */
export function withoutZeroFill(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
