import { createHash } from 'node:crypto';

/** Numbers that look random and are the same in every run. */
export function drawFrom(seed: string): (below: number) => number {
  let count = 0;
  return (below) => {
    count += 1;
    return (
      createHash('sha256')
        .update(`${seed} ${String(count)}`)
        .digest()
        .readUInt32BE() % below
    );
  };
}

const TELLING = [0, 1, 0x0a, 0x20, 0x2d, 0x7f, 0x80, 0xff];

/** A file with one to four things wrong: a byte, a bit, cut, doubled, filled, or parts exchanged. */
export function mutated(bytes: Uint8Array, draw: (below: number) => number): Uint8Array {
  let result = bytes.slice();
  const at = (): number => draw(Math.max(1, result.length));
  for (let left = 1 + draw(4); left > 0; left -= 1) {
    const [from, kind] = [at(), draw(6)];
    if (kind === 0 && result.length > 0) result[from] = TELLING[draw(TELLING.length)] ?? 0;
    else if (kind === 1 && result.length > 0) result[from] = (result[from] ?? 0) ^ (1 << draw(8));
    else if (kind === 2) result = result.slice(0, from);
    else if (kind === 3) result = joined(result.subarray(0, from), result.subarray(at()));
    else if (kind === 4) result = joined(result, result.subarray(from, from + 64));
    else
      result = joined(
        result.subarray(0, from),
        new Uint8Array(draw(64)).fill(draw(256)),
        result.subarray(from),
      );
  }
  return result;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts));
