import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat } from '../../../crypto/wire/bytes.js';
import { seal, sealedSize, unseal } from '../../../crypto/wire/sealed.js';
import { sealStream, unsealStream } from '../../../crypto/wire/sealedStream.js';
import { asView, codeOf, engine, hex, seedOf } from '../aLine.js';

const SEEDS = ['ada', 'bea'].map(seedOf);
const KEYS = SEEDS.map((seed) => engine.xwing.publicKey(seed));
const all = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const found: Uint8Array[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return concat(...found);
};
function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield asView(bytes.subarray(at, at + size));
}
const inside = new Uint8Array(150_000).map((_, i) => i % 251);

describe('a sealed file that flows', () => {
  it('is the same as a whole one, both ways, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1000, max: 200_000 }), async (size) => {
        const file = await all(sealStream(engine, KEYS, cut(inside, size)));
        expect(file).toHaveLength(sealedSize(2, inside.length));
        expect(hex(await unseal(engine, SEEDS.slice(1), file, 2))).toBe(hex(inside));
        const whole = await seal(engine, KEYS, inside);
        expect(hex(await all(unsealStream(engine, SEEDS.slice(0, 1), cut(whole, size), 2)))).toBe(
          hex(inside),
        );
      }),
      { numRuns: 8 },
    );
  });

  it('is refused by the same codes', async () => {
    const file = await seal(engine, KEYS, inside);
    const code = (bytes: Uint8Array, seeds = SEEDS, stanzas = 2) =>
      codeOf(() => all(unsealStream(engine, seeds, cut(bytes, 5000), stanzas)));
    expect(await code(file)).toBe('accepted');
    expect(await code(file, [seedOf('x')])).toBe('sealed-not-for-us');
    expect(await code(file, SEEDS, 3)).toBe('sealed-stanzas');
    expect(await code(file.subarray(0, -1))).toBe('sealed-malformed');
    expect(await code(file.subarray(0, 80_000))).toBe('sealed-malformed');
    const changed = file.slice();
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    expect(await code(changed)).toBe('sealed-malformed');
    expect(await code(new Uint8Array(0))).toBe('sealed-malformed');
  });
});
