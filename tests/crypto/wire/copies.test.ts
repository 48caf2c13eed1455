import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8, zeroFilled } from '../../../crypto/wire/bytes.js';
import {
  type Copies,
  COPIES_BYTES,
  encodeCopies,
  openCopies,
  parseCopies,
  sealCopies,
} from '../../../crypto/wire/copies.js';
import { parseWord } from '../../../crypto/wire/fields.js';
import { sealedSize } from '../../../crypto/wire/sealed.js';
import { asView, codeOf, DAY, engine, hashOf, idOf, seedOf } from '../aLine.js';

const COPIES: Copies = {
  cells: [{ hash: hashOf('cell'), fileKey: new Uint8Array(16).fill(5) }],
  statuses: [{ thread: idOf('thread'), word: parseWord('taken'), day: DAY }],
  gists: [{ id: idOf('gist'), day: DAY, text: 'Money was taken.\nTwice. \u00e9' }],
};
const EMPTY: Copies = { cells: [], statuses: [], gists: [] };

const filled = (inside: string, size = COPIES_BYTES) => zeroFilled(utf8(inside), size);

describe('copies for a colleague', () => {
  it('come out as they went in, whatever they hold', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.nat(5), (texts, cells) => {
        const copies: Copies = {
          cells: Array.from({ length: cells }, (_, i) => ({
            hash: hashOf(String(i)),
            fileKey: seedOf(String(i)).slice(0, 16),
          })),
          statuses: COPIES.statuses,
          gists: texts.map((text, i) => ({ id: idOf(String(i)), day: DAY, text })),
        };
        expect(parseCopies(asView(encodeCopies(copies)))).toEqual(copies);
      }),
      { numRuns: 30 },
    );
  });

  it('have one size, whether they hold nothing or much, then twice that', () => {
    expect(encodeCopies(EMPTY)).toHaveLength(COPIES_BYTES);
    expect(encodeCopies(COPIES)).toHaveLength(COPIES_BYTES);
    const many = Array.from({ length: 700 }, (_, i) => ({
      hash: hashOf(String(i)),
      fileKey: new Uint8Array(16),
    }));
    expect(encodeCopies({ ...EMPTY, cells: many })).toHaveLength(2 * COPIES_BYTES);
  });

  it('are refused in any other spelling', async () => {
    const lines = {
      cell: `cell ${hashOf('a')} ${'A'.repeat(22)}==\n`,
      status: `status ${idOf('t')} taken ${DAY}\n`,
    };
    expect(await codeOf(() => parseCopies(filled(lines.cell + lines.status)))).toBe('accepted');
    for (const bad of [
      filled(lines.status + lines.cell),
      filled(`${lines.cell}more 1\n`),
      filled(lines.cell.trimEnd()),
      filled(`${lines.cell}\n`),
      filled(lines.cell, COPIES_BYTES - 1),
      filled(lines.cell, 2 * COPIES_BYTES),
      utf8(lines.cell),
      new Uint8Array(0),
      filled(lines.cell.replace('==', '')),
      filled(lines.status.replace('taken', 'Taken')),
    ])
      expect(['copies-malformed', 'field-malformed']).toContain(
        await codeOf(() => parseCopies(bad)),
      );
    const hidden = encodeCopies(EMPTY);
    hidden[70] = 65;
    expect(await codeOf(() => parseCopies(hidden))).not.toBe('accepted');
  });

  it('open for that colleague alone', async () => {
    const seed = seedOf('colleague');
    const file = await sealCopies(engine, COPIES, engine.xwing.publicKey(seed));
    expect(file).toHaveLength(sealedSize(1, COPIES_BYTES));
    expect(await openCopies(engine, [seedOf('old'), seed], file)).toEqual(COPIES);
    expect(await codeOf(() => openCopies(engine, [seedOf('old')], file))).toBe('sealed-not-for-us');
  });
});
