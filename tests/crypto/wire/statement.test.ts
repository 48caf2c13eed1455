import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../../crypto/wire/day.js';
import { ZERO_HASH } from '../../../crypto/wire/fields.js';
import { keyName, signText } from '../../../crypto/wire/note.js';
import {
  parseStatement,
  signStatement,
  type StatementText,
  verifyStatement,
} from '../../../crypto/wire/statement.js';
import { changedText, codeOf, DAY, engine, hashOf, keyOf, LINE, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const ADA = await keyOf('ada');
const STATEMENT: StatementText = {
  line: LINE,
  day: DAY,
  epoch: 2,
  edition: 7,
  head: hashOf('head'),
  from: 1,
  through: 5,
  throughDay: parseDay('2026-03-01'),
  batch: hashOf('batch'),
  lost: null,
  outbox: 9,
};
const read = (bytes: Uint8Array) => verifyStatement(engine, parseStatement(bytes), LINE, ADA);
const make = (changes: Partial<StatementText> = {}) =>
  signStatement(engine, { ...STATEMENT, ...changes }, seedOf('ada'));

keepsTheNoteContract({
  type: 'statement',
  make,
  read,
  again: async (bytes) => signStatement(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', LINE), seed: 'ada' },
  cap: 4096,
});

describe('a statement', () => {
  it('may be the first of all, of no edition and no batch', async () => {
    const first = await read(
      await make({ edition: 0, head: ZERO_HASH, through: 0, batch: ZERO_HASH, outbox: 1 }),
    );
    expect(first).toMatchObject({ edition: 0, through: 0, head: ZERO_HASH });
  });

  it('may name the days that a restored machine lost', async () => {
    const lost = { first: parseDay('2026-02-01'), last: parseDay('2026-02-20') };
    expect((await read(await make({ lost }))).lost).toEqual(lost);
  });

  it('is refused with half of its lost days, or a field too many', async () => {
    for (const [from, to] of [
      [/^lost .*/, 'lost 2026-02-01 -'],
      [/^lost .*/, 'lost -'],
      [/^lost .*/, 'lost - - -'],
      [/^through .*/, 'through 5 2026-03-01'],
      [/^(edition .*)/, '$1 1'],
      [/^(epoch .*)/, '$1 1'],
      [/^epoch .*/, 'epoch 02'],
    ] as const) {
      const text = changedText(await make(), (l) => l.map((x) => x.replace(from, to)));
      const bytes = await signText(engine, text, keyName('reader', LINE), seedOf('ada'));
      expect([to, await codeOf(() => read(bytes))]).toEqual([to, 'field-malformed']);
    }
  });
});
