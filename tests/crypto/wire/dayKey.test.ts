import { describe, expect, it } from '@jest/globals';
import { parseDayKey, signDayKey, verifyDayKey } from '../../../crypto/wire/dayKey.js';
import { keyName } from '../../../crypto/wire/note.js';
import { codeOf, DAY, engine, keyOf, LINE, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const ADA = await keyOf('ada');
const publicKey = engine.xwing.publicKey(seedOf('day key'));
const read = (bytes: Uint8Array) => verifyDayKey(engine, parseDayKey(bytes), LINE, ADA);

keepsTheNoteContract({
  type: 'daykey',
  make: () => signDayKey(engine, { line: LINE, day: DAY, publicKey }, seedOf('ada')),
  read,
  again: async (bytes) => signDayKey(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', LINE), seed: 'ada' },
  cap: 4096,
});

describe('a day key', () => {
  it('takes about 2.1 kB', async () => {
    const bytes = await signDayKey(engine, { line: LINE, day: DAY, publicKey }, seedOf('ada'));
    expect(bytes).toHaveLength(2148);
  });

  it('is refused when nobody could seal to it, though its reader signed it', async () => {
    const low = publicKey.slice();
    low.fill(0, 1184);
    const high = publicKey.slice();
    high.fill(0xff, 0, 3);
    for (const bad of [low, high]) {
      const bytes = await signDayKey(
        engine,
        { line: LINE, day: DAY, publicKey: bad },
        seedOf('ada'),
      );
      expect(await codeOf(() => read(bytes))).toBe('bad-key');
    }
  });
});
