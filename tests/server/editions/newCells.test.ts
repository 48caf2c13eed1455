import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../../crypto/wire/settings.js';
import { HEAD_CAP } from '../../../crypto/wire/head.js';
import { parseHash } from '../../../crypto/wire/fields.js';
import { dayAfter, DAY, sha256 } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { someCells } from '../../harness/outbox.js';

const answer = async (...args: Parameters<typeof publishNext>): Promise<[number, string]> => {
  const { status, code } = await publishNext(...args);
  return [status, code];
};
const REFUSED = [400, 'edition-cells'];

describe('the cells of an edition', () => {
  let open: OpenLine;
  beforeEach(async () => {
    open = await startOpenLine();
  });
  afterEach(() => stopLine(open));

  test('are one batch of decoys when nothing unpublished is left, and no more', async () => {
    expect(await answer(open, { file: someCells(16, 64) })).toEqual(REFUSED);
    expect(await answer(open, { file: someCells(8, 128) })).toEqual(REFUSED);
    expect(await answer(open, { file: someCells(0, 64) })).toEqual(REFUSED);
    expect(await answer(open, { file: someCells(8, 64) })).toEqual([201, '']);
  });

  test('are those of the outboxes as long as some are unpublished', async () => {
    const cells = someCells(8, 64);
    await bring(open, 'ada', { number: 2, cells });
    expect(await answer(open, { file: someCells(8, 64) })).toEqual(REFUSED);
    const mixed = { entries: [...cells.entries, ...someCells(8, 0).entries], marks: cells.marks };
    expect(await answer(open, { file: mixed })).toEqual(REFUSED);
    const [mark = new Uint8Array(16)] = cells.marks;
    const doubled = { entries: cells.entries, marks: [...cells.marks.slice(1), mark, mark] };
    expect(await answer(open, { file: doubled })).toEqual(REFUSED);
    const [entry] = cells.entries;
    const other = someCells(1, 0).entries[0]?.cell;
    if (entry === undefined || other === undefined) throw new Error('eight cells');
    const swapped = [...cells.entries.slice(1), { tag: entry.tag, cell: other }];
    expect(await answer(open, { file: { ...cells, entries: swapped } })).toEqual(REFUSED);
    expect(await answer(open)).toEqual([201, '']);
  });

  test('are published once', async () => {
    const cells = someCells(8, 64);
    await bring(open, 'ada', { number: 2, cells });
    expect(await answer(open, { file: cells })).toEqual([201, '']);
    const again = { entries: cells.entries, marks: someCells(0, 64).marks };
    expect(await answer(open, { file: again })).toEqual(REFUSED);
    // The very same file is one that the head lists already.
    expect(await answer(open, { file: cells })).toEqual([400, 'head-index']);
    expect(await answer(open)).toEqual([201, '']);
  });

  test('may be published again for a reader who lost sight of them', async () => {
    const cells = someCells(8, 64);
    await bring(open, 'ada', { number: 2, cells });
    expect(await answer(open)).toEqual([201, '']);
    const seen = { edition: 2, head: open.head?.hash ?? parseHash(sha256('')) };
    await bring(open, 'ada', { number: 3, cells, statement: seen });
    const [others, marks] = [someCells(8, 0).entries, cells.marks];
    expect(await answer(open, { file: { entries: others, marks } })).toEqual(REFUSED);
  });

  test('are at most 4096 an outbox', async () => {
    expect((await bring(open, 'ada', { number: 2, cells: someCells(4104, 64) })).code).toBe(
      'too-large',
    );
  });

  test('come in at most 24 editions a day', async () => {
    for (let i = 2; i <= 24; i += 1) expect(await answer(open)).toEqual([201, '']);
    expect(await answer(open)).toEqual([429, 'editions-many']);
    open.drop.clock.moveTo(dayAfter(1));
    expect(await answer(open, { day: DAY })).toEqual([429, 'editions-many']);
    expect(await answer(open, { day: dayAfter(1) })).toEqual([201, '']);
  });

  test('are refused while there is still room to mend a list that has grown too long', async () => {
    const own = { day: DAY, epoch: 1, hash: parseHash(sha256('x')), cells: 8, marks: 64 };
    const size = 80;
    const cells = Array.from({ length: Math.ceil((HEAD_CAP * 3) / 4 / size) + 1 }, () => own);
    const edition = cells.length;
    expect(await answer(open, { head: { cells, edition } })).toEqual([413, 'head-long']);
  });
});

describe('the editions of a demonstration', () => {
  test('may be more than 24 a day', async () => {
    const open = await startOpenLine({ changes: { settings: { ...DEFAULT_SETTINGS, demo: 1 } } });
    try {
      for (let i = 2; i <= 26; i += 1) expect((await publishNext(open)).status).toBe(201);
    } finally {
      await stopLine(open);
    }
  });
});
