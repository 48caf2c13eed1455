import type { Bytes } from '../../crypto/wire/bytes.js';

/**
 * Cuts a stream into pieces of one size, the last one shorter; an empty stream gives none. All are
 * one memory: a piece holds until the next is asked for, and the memory is wiped at the end.
 */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Bytes> {
  const piece = new Uint8Array(size);
  let filled = 0;
  try {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length;) {
        const taken = Math.min(size - filled, chunk.length - at);
        piece.set(chunk.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled < size) continue;
        yield piece;
        filled = 0;
      }
    if (filled > 0) yield piece.subarray(0, filled);
  } finally {
    piece.fill(0);
  }
}
