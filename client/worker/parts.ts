import type { Bytes } from '../../crypto/wire/bytes.js';
import { PART_BYTES } from '../../crypto/wire/upload.js';
import { stop } from '../trouble.js';

/** Lets others have a turn. */
export type Breathe = () => Promise<void>;

const STEP = 64 * 1024;

/** The same bytes in steps of 64 KiB, with a breath before each: age seals in chunks of that size. */
export async function* inSteps(
  chunks: AsyncIterable<Uint8Array>,
  breathe: Breathe,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += STEP) {
      await breathe();
      yield chunk.subarray(at, at + STEP);
    }
}

/**
 * A sealed blob of known size in the parts in which it is sent. Each has its own memory: it is
 * handed over to the page, and kept there until it has arrived.
 */
export async function* inParts(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Bytes, void, undefined> {
  let left = size;
  let part = new Uint8Array(Math.min(PART_BYTES, left));
  let filled = 0;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(part.length - filled, chunk.length - at);
      // A blob longer than was said to be.
      if (taken === 0) stop('failed');
      part.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      left -= taken;
      if (filled < part.length || left === 0) continue;
      yield part;
      part = new Uint8Array(Math.min(PART_BYTES, left));
      filled = 0;
    }
  if (left > 0) stop('failed');
  yield part;
}
