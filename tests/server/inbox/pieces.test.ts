import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf } from '../../../server/inbox/pieces.js';

const flow = async function* (chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
  await Promise.resolve();
};

describe('pieces of a stream', () => {
  test('are its bytes, each but the last of full size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 17 }),
        async (chunks, size) => {
          const pieces: Uint8Array[] = [];
          for await (const piece of piecesOf(flow(chunks), size)) pieces.push(piece.slice());
          expect(Buffer.concat(pieces)).toEqual(Buffer.concat(chunks));
          expect(pieces.slice(0, -1).every(({ length }) => length === size)).toBe(true);
          expect(pieces.every(({ length }) => length > 0 && length <= size)).toBe(true);
        },
      ),
    );
  });

  test('leave nothing in memory, also when they are not all taken', async () => {
    let memory: ArrayBuffer | undefined;
    for await (const piece of piecesOf(flow([new Uint8Array(100).fill(7)]), 10)) {
      memory = piece.buffer;
      break;
    }
    expect([...new Uint8Array(memory ?? new ArrayBuffer(1))]).toEqual(Array(10).fill(0));
  });
});
