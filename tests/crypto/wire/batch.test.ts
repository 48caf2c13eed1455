import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type BatchText,
  checkBatchFollows,
  encodeList,
  parseBatch,
  parseList,
  signBatch,
  verifyBatch,
} from '../../../crypto/wire/batch.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { ZERO_HASH } from '../../../crypto/wire/fields.js';
import { keyName } from '../../../crypto/wire/note.js';
import { aRoster, asView, codeOf, DAY, engine, hashOf, LINE, seedOf, text } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const { roster } = await aRoster();
const FIRST: BatchText = {
  line: LINE,
  day: DAY,
  number: 1,
  edition: 1,
  head: hashOf('head'),
  previous: ZERO_HASH,
  list: hashOf('list'),
};
const read = (bytes: Uint8Array) => verifyBatch(engine, parseBatch(bytes), roster);
const make = (changes: Partial<BatchText> = {}) =>
  signBatch(engine, { ...FIRST, ...changes }, seedOf('drop'));

keepsTheNoteContract({
  type: 'batch',
  make: () => make(),
  read,
  again: async (bytes) => signBatch(engine, await read(bytes), seedOf('drop')),
  signer: { name: keyName('drop', LINE), seed: 'drop' },
  cap: 4096,
});

describe('a chain of batches', () => {
  it('begins at 1 with none before it', async () => {
    const first = await read(await make());
    checkBatchFollows(null, first);
    expect(await codeOf(() => checkBatchFollows(null, { ...first, number: 2 }))).toBe('batch-gap');
    for (const changes of [{ number: 0 }, { number: 2 }, { previous: hashOf('x') }])
      expect(await codeOf(async () => parseBatch(await make(changes)))).toBe('field-malformed');
  });

  it('goes on by one from the hash of the one before', async () => {
    const first = await read(await make());
    const next: BatchText = { ...FIRST, number: 2, previous: first.hash };
    checkBatchFollows(first, next);
    expect(await codeOf(() => checkBatchFollows(first, { ...next, number: 3 }))).toBe('batch-gap');
    expect(await codeOf(() => checkBatchFollows(first, FIRST))).toBe('batch-gap');
    expect(await codeOf(() => checkBatchFollows(first, { ...next, previous: hashOf('x') }))).toBe(
      'batch-fork',
    );
  });
});

const line = (n: string) => `${n.repeat(64)} 21157 3\n`;

describe('the list of a batch', () => {
  const blob = fc.record({
    hash: fc.nat().map((n) => hashOf(String(n))),
    size: fc.nat(),
    edition: fc.nat(9999),
  });

  it('comes out sorted, whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(blob, { selector: ({ hash }) => hash, maxLength: 30 }),
        async (blobs) => {
          const bytes = encodeList(blobs);
          expect(text(encodeList([...blobs].reverse()))).toBe(text(bytes));
          const read = parseList(asView(bytes));
          expect(read).toEqual([...blobs].sort((a, b) => (a.hash < b.hash ? -1 : 1)));
          expect(text(encodeList(read))).toBe(text(bytes));
        },
      ),
      { numRuns: 60 },
    );
    expect(parseList(encodeList([]))).toEqual([]);
  });

  it('is refused unsorted, with one twice, cut, or with more in it', async () => {
    for (const bad of [
      line('b') + line('a'),
      line('a') + line('a'),
      line('a').slice(0, -1),
      `\n${line('a')}`,
      `${line('a')}\n`,
      line('a').replace(' 3', ' 3 4'),
      line('a').replace(' 3', ''),
      line('A'),
      line('a').replace('21157', '021157'),
      ' ',
    ])
      expect(['list-malformed', 'field-malformed']).toContain(
        await codeOf(() => parseList(utf8(bad))),
      );
  });
});
