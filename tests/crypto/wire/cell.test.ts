import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import fc from 'fast-check';
import { nobleEngine } from '../../../crypto/engine/noble.js';
import { encodeIdentity } from '../../../crypto/keys/recipient.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import {
  cellTag,
  decoyCell,
  decoyMark,
  isTagged,
  openCell,
  openCellWithKey,
  readMark,
  sealCell,
} from '../../../crypto/wire/cell.js';
import {
  CELL_BYTES,
  cellsSize,
  encodeCells,
  MARK_BYTES,
  parseCells,
  TAG_BYTES,
} from '../../../crypto/wire/cells.js';
import { REPLY_BYTES, signReplyPart } from '../../../crypto/wire/reply.js';
import { asView, codeOf, DAY, engine, hex, idOf, keyOf, LINE, seedOf, text } from '../aLine.js';

const REPLY_SEED = seedOf('reply identity');
const TAG = seedOf('tag key');
const SOURCE = { reply: engine.xwing.publicKey(REPLY_SEED), tag: TAG };
const part = await signReplyPart(
  engine,
  {
    line: LINE,
    day: DAY,
    thread: idOf('thread'),
    reply: idOf('reply'),
    part: 1,
    parts: 1,
    text: 'An answer.',
  },
  seedOf('ada'),
);

describe.each([
  ['sodium', engine],
  ['noble', nobleEngine],
] as const)('a cell made by %s', (_, maker) => {
  it('is exactly 4,096 bytes, whether it holds a word, all that fits, or nothing', async () => {
    for (const inside of [part, new Uint8Array(REPLY_BYTES).fill(65), utf8('')])
      expect((await sealCell(maker, LINE, SOURCE, inside)).cell).toHaveLength(CELL_BYTES);
    expect((await decoyCell(maker)).cell).toHaveLength(CELL_BYTES);
    expect((await decoyCell(maker)).tag).toHaveLength(TAG_BYTES);
    expect(decoyMark(maker)).toHaveLength(MARK_BYTES);
  });

  it('opens for its source, for a colleague with its file key, and for the stock tool', async () => {
    const { cell, fileKey } = await sealCell(maker, LINE, SOURCE, part);
    expect(text(await openCell(engine, REPLY_SEED, asView(cell)))).toBe(text(part));
    expect(text(await openCell(nobleEngine, REPLY_SEED, cell))).toBe(text(part));
    expect(text(await openCellWithKey(fileKey, cell))).toBe(text(part));
    const stock = new Decrypter();
    stock.addIdentity(encodeIdentity(REPLY_SEED));
    const inside = await stock.decrypt(cell);
    expect(inside).toHaveLength(REPLY_BYTES);
    expect(text(inside)).toBe(`${text(part)}${'\0'.repeat(REPLY_BYTES - part.length)}`);
    expect(await codeOf(() => openCell(engine, seedOf('other'), cell))).toBe('sealed-not-for-us');
    expect(await codeOf(() => openCellWithKey(new Uint8Array(16), cell))).toBe('sealed-malformed');
  });

  it('is tagged by its hash, as another implementation reckons it', async () => {
    const { cell, tag } = await sealCell(maker, LINE, SOURCE, part);
    const message = Buffer.concat([
      Buffer.from('turnbox/1 cell'),
      Buffer.from(LINE, 'hex'),
      createHash('sha256').update(cell).digest(),
    ]);
    expect(hex(tag)).toBe(createHmac('sha256', TAG).update(message).digest('hex').slice(0, 32));
    expect(await isTagged(maker, LINE, TAG, { tag, cell })).toBe(true);
    expect(await isTagged(maker, idOf('x'), TAG, { tag, cell })).toBe(false);
    expect(await isTagged(maker, LINE, seedOf('x'), { tag, cell })).toBe(false);
    const again = await sealCell(maker, LINE, SOURCE, part);
    expect(hex(again.tag)).not.toBe(hex(tag));
    expect(await cellTag(maker, LINE, TAG, cell)).toEqual(tag);
  });

  it('is refused to a source whose key cannot be sealed to', async () => {
    const reply = SOURCE.reply.slice();
    reply.fill(0, 1184);
    expect(await codeOf(() => sealCell(maker, LINE, { ...SOURCE, reply }, part))).toBe('bad-key');
  });

  it('holds no more than one part', async () => {
    const long = new Uint8Array(REPLY_BYTES + 1);
    expect(await codeOf(() => sealCell(maker, LINE, SOURCE, long))).toBe('reply-too-long');
  });
});

describe('a read mark', () => {
  it('is of one reader and one day', async () => {
    const ada = await keyOf('ada');
    const message = Buffer.concat([
      Buffer.from('turnbox/1 mark'),
      Buffer.from(LINE, 'hex'),
      Buffer.from(ada, 'base64'),
      Buffer.from(DAY),
    ]);
    const mark = await readMark(engine, LINE, TAG, ada, DAY);
    expect(hex(mark)).toBe(createHmac('sha256', TAG).update(message).digest('hex').slice(0, 32));
    expect(hex(await readMark(engine, LINE, TAG, await keyOf('bea'), DAY))).not.toBe(hex(mark));
  });
});

const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((b) => new Uint8Array(b));

describe('a file of cells', () => {
  const entry = fc
    .record({ tag: bytes(TAG_BYTES), fill: fc.nat(255) })
    .map(({ tag, fill }) => ({ tag, cell: new Uint8Array(CELL_BYTES).fill(fill) }));

  it('is sorted, whatever the order of making, and comes out as it went in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ tag }) => hex(tag), maxLength: 6 }),
        fc.array(bytes(MARK_BYTES), { maxLength: 8 }),
        (entries, marks) => {
          const file = encodeCells({ entries, marks });
          expect(file).toHaveLength(cellsSize(entries.length, marks.length));
          expect(
            hex(encodeCells({ entries: [...entries].reverse(), marks: [...marks].reverse() })),
          ).toBe(hex(file));
          const read = parseCells(asView(file), entries.length, marks.length);
          expect(hex(encodeCells(read))).toBe(hex(file));
          expect(read.entries).toHaveLength(entries.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is refused unsorted, with a cell twice, cut, or of other counts', async () => {
    const a = { tag: new Uint8Array(16).fill(1), cell: new Uint8Array(CELL_BYTES) };
    const b = { tag: new Uint8Array(16).fill(2), cell: new Uint8Array(CELL_BYTES) };
    const [m, n] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
    const good = encodeCells({ entries: [a, b], marks: [m, n] });
    const one = cellsSize(1, 0);
    const swapped = new Uint8Array([
      ...good.subarray(one, 2 * one),
      ...good.subarray(0, one),
      ...good.subarray(2 * one),
    ]);
    const twice = encodeCells({ entries: [a, a], marks: [m, n] });
    const marks = new Uint8Array([...good.subarray(0, 2 * one), ...n, ...m]);
    for (const bad of [
      swapped,
      twice,
      marks,
      good.subarray(1),
      new Uint8Array([...good, 0]),
      new Uint8Array(0),
    ])
      expect(await codeOf(() => parseCells(bad, 2, 2))).toBe('cells-unsorted');
    expect(await codeOf(() => parseCells(good, 1, 2))).toBe('cells-unsorted');
    expect(await codeOf(() => parseCells(good, 2, 2))).toBe('accepted');
    expect(await codeOf(() => parseCells(encodeCells({ entries: [], marks: [m, m] }), 0, 2))).toBe(
      'accepted',
    );
  });
});
