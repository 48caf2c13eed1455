import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHash, ZERO_HASH } from '../../../crypto/wire/fields.js';
import { encodeFrames } from '../../../crypto/wire/frames.js';
import { asCourier } from '../../harness/courier.js';
import { loadNewestRoster } from '../../harness/drop.js';
import { type EditionChanges, testEdition } from '../../harness/edition.js';
import { DAY, dayAfter, sha256, withRoster } from '../../harness/line.js';
import {
  bring,
  newest,
  type OpenLine,
  publishNext,
  readerNamed,
  startLine,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';

const OTHER = parseHash(sha256('another file'));

describe('the first edition', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startLine();
    for (const name of ['ada', 'bea', 'col']) await bring(open, name);
  });
  afterAll(() => stopLine(open));

  test('is refused when it is not the first', async () => {
    const answer = await publishNext(open, { head: { edition: 2, previous: OTHER } });
    expect([answer.status, answer.code]).toEqual([409, 'head-gap']);
  });

  test('is refused when signed by nobody on the roster', async () => {
    const edition = await testEdition(open.line, newest(open), null);
    const broken = new TextDecoder().decode(edition.bytes).replace(/courier\./, 'reader.');
    const body = encodeFrames([new TextEncoder().encode(broken), edition.cells]);
    expect((await asCourier(open.drop, 'POST', '/editions', body)).code).toBe('note-unsigned');
  });

  test('is refused when frames are missing or too many', async () => {
    const { bytes, cells } = await testEdition(open.line, newest(open), null);
    for (const frames of [[bytes], [bytes, cells, cells], []]) {
      const answer = await asCourier(open.drop, 'POST', '/editions', encodeFrames(frames));
      expect(answer.code).toBe('framing-malformed');
    }
  });

  const refused: readonly [string, EditionChanges, number, string][] = [
    ['is dated two days ahead', { day: dayAfter(2) }, 400, 'head-day'],
    ['is dated two days back', { day: dayAfter(-2) }, 400, 'head-day'],
    [
      'announces another today',
      { head: { today: { hash: OTHER, size: 5 } } },
      409,
      'today-differs',
    ],
    [
      'announces another roster file',
      { head: { rosters: [{ epoch: 1, hash: OTHER, size: 5 }] } },
      400,
      'head-index',
    ],
    [
      'announces other cells than it brings',
      { head: { cells: [{ day: DAY, epoch: 1, hash: OTHER, cells: 8, marks: 64 }] } },
      400,
      'file-hash',
    ],
  ];
  test.each(refused)('is refused when it %s', async (_name, changes, status, code) => {
    const answer = await publishNext(open, changes);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('is refused when it leaves out an outbox that the drop holds', async () => {
    const edition = await testEdition(open.line, newest(open).slice(1), null);
    const answer = await asCourier(open.drop, 'POST', '/editions', edition.body);
    expect(answer.code).toBe('today-differs');
  });

  test('is taken, and known when it comes again', async () => {
    const { status, edition } = await publishNext(open);
    expect(status).toBe(201);
    expect((await asCourier(open.drop, 'POST', '/editions', edition.body)).status).toBe(201);
    const state = await asCourier(open.drop, 'GET', '/state');
    const { outboxes, ...rest } = JSON.parse(new TextDecoder().decode(state.bytes)) as {
      outboxes: { id: string; number: number; manifest: string }[];
    };
    expect(rest).toMatchObject({ edition: 1, batch: 0, epoch: 1 });
    expect(outboxes).toHaveLength(3);
    const ada = readerNamed(open, 'ada');
    const manifest = sha256(open.outboxes.get('ada')?.manifest ?? '');
    expect(outboxes).toContainEqual({ id: ada.id, number: 1, manifest });
  });
});

describe('a later edition', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  test('is refused with 409 when another came first', async () => {
    const before = open.head;
    expect((await publishNext(open)).status).toBe(201);
    const second = await testEdition(open.line, newest(open), before, { courier: 'eve' });
    const answer = await asCourier(open.drop, 'POST', '/editions', second.body);
    expect([answer.status, answer.code]).toEqual([409, 'head-old']);
  });

  test('is refused when it follows another head', async () => {
    const answer = await publishNext(open, { head: { previous: OTHER } });
    expect([answer.status, answer.code]).toEqual([409, 'head-fork']);
  });

  test('is refused when it changes or drops an older line of cells', async () => {
    const own = { day: DAY, epoch: 1, hash: OTHER, cells: 8, marks: 64 };
    expect((await publishNext(open, { head: { cells: [own] } })).code).toBe('head-index');
  });

  test('is one of two when both are posted at once', async () => {
    const rivals = await Promise.all(
      ['dov', 'eve'].map((courier) => testEdition(open.line, newest(open), open.head, { courier })),
    );
    const answers = await Promise.all(
      rivals.map(({ body }) => asCourier(open.drop, 'POST', '/editions', body)),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    open.head = rivals[answers.findIndex(({ status }) => status === 201)]?.head ?? null;
  });

  test('is refused when it is dated before the last', async () => {
    open.drop.clock.moveTo(dayAfter(1));
    expect((await publishNext(open, { day: dayAfter(1) })).status).toBe(201);
    const own = { day: DAY, epoch: 1, hash: OTHER, cells: 8, marks: 64 };
    expect((await publishNext(open, { day: DAY, head: { cells: [own] } })).code).toBe('head-day');
  });

  test('is refused until it carries the roster that was loaded', async () => {
    const before = open.line;
    const line = await withRoster(before, { force: [], couriers: ['eve', 'fay'] });
    await loadNewestRoster(open.drop.dir, line);
    const stale = await testEdition(before, newest(open), open.head, { day: dayAfter(1) });
    const late = await asCourier(open.drop, 'POST', '/editions', stale.body, { courier: 'eve' });
    expect([late.status, late.code]).toEqual([409, 'roster-gap']);
    const gone = await asCourier(open.drop, 'POST', '/editions', stale.body, { courier: 'dov' });
    expect([gone.status, gone.code]).toEqual([401, 'request-forged']);

    open.line = line;
    const edition = await testEdition(line, newest(open), open.head, {
      day: dayAfter(1),
      courier: 'eve',
    });
    const taken = await asCourier(open.drop, 'POST', '/editions', edition.body, { courier: 'fay' });
    expect(taken.status).toBe(201);
    // The removed reader's last statement stays, and their outbox can still be fetched.
    expect(edition.head.rosters).toHaveLength(2);
    const { id } = (await readersOf(before)).col;
    const kept = await asCourier(open.drop, 'GET', `/outboxes/${id}`, undefined, {
      courier: 'fay',
    });
    expect(kept.status).toBe(200);
    const body = open.outboxes.get('col')?.body ?? new Uint8Array(0);
    const closed = await asCourier(open.drop, 'PUT', `/outboxes/${id}`, body, { courier: 'fay' });
    expect(closed.status).toBe(404);
    expect(edition.head.previous).not.toBe(ZERO_HASH);
  });

  test('reported nothing unexpected', () => {
    expect(open.drop.reports).toEqual([]);
  });
});

const readersOf = async (line: OpenLine['line']): Promise<{ col: { id: string } }> => {
  const col = line.readers.find(({ name }) => name === 'col');
  if (col === undefined) throw new Error('col reads for the force');
  return { col };
};
