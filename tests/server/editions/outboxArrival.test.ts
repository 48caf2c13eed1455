import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHash, ZERO_HASH } from '../../../crypto/wire/fields.js';
import { encodeFrames } from '../../../crypto/wire/frames.js';
import { asCourier } from '../../harness/courier.js';
import { coveredDays, DAY, dayAfter, sha256 } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  readerNamed,
  startLine,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { type OutboxChanges, someCells, testOutbox } from '../../harness/outbox.js';

describe('an outbox that arrives', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startLine();
  });
  afterAll(() => stopLine(open));

  const refused: readonly [string, OutboxChanges, string][] = [
    ['is dated two days ahead', { day: dayAfter(2) }, 'outbox-day'],
    ['has a statement of another number', { statement: { outbox: 9 } }, 'statement-differs'],
    ['has a statement of another day', { statement: { day: dayAfter(-1) } }, 'statement-differs'],
    ['knows an edition that the drop does not', { statement: { edition: 4 } }, 'outbox-head'],
    [
      'knows another batch than the drop',
      { statement: { through: 1, batch: parseHash(sha256('x')) } },
      'outbox-head',
    ],
    ['knows a roster that the drop does not', { statement: { epoch: 2 } }, 'outbox-head'],
    ['has a key from beyond the horizon', { keyDays: [DAY, dayAfter(61)] }, 'daykey-outside'],
    ['has a key of too early a day', { keyDays: [dayAfter(-3), DAY] }, 'daykey-outside'],
    ['has two keys of a day', { keyDays: [DAY, DAY] }, 'daykey-outside'],
    ['has no key that the next edition could name', { keyDays: [dayAfter(5)] }, 'outbox-no-key'],
    ['has no key for a head of yesterday', { keyDays: [DAY] }, 'outbox-no-key'],
    [
      'has no key left for a head of tomorrow',
      { day: dayAfter(-12), keyDays: [dayAfter(-14)] },
      'outbox-no-key',
    ],
    ['has fewer cells than a multiple', { cells: someCells(7, 64) }, 'outbox-files'],
    ['has no marks', { cells: someCells(8, 0) }, 'outbox-files'],
    ['announces more cells than there are', { manifest: { cells: 16 } }, 'cells-unsorted'],
  ];
  test.each(refused)('is refused when it %s', async (_name, changes, code) => {
    expect((await bring(open, 'ada', changes)).code).toBe(code);
  });

  test('is refused when a file is missing, changed, or one too many', async () => {
    const ada = readerNamed(open, 'ada');
    const { manifest, files } = await testOutbox(ada);
    const [statement, dayKeys, cells] = [...files.values()];
    if (statement === undefined || dayKeys === undefined || cells === undefined)
      throw new Error('an outbox has three files');
    const put = async (bodies: Uint8Array[]): Promise<string> =>
      (await asCourier(open.drop, 'PUT', `/outboxes/${ada.id}`, encodeFrames(bodies))).code;
    expect(await put([manifest, statement, dayKeys])).toBe('outbox-files');
    expect(await put([manifest, statement, dayKeys, cells, cells])).toBe('outbox-files');
    expect(await put([manifest, statement, dayKeys, cells.slice(1)])).toBe('file-hash');
    expect(await put([])).toBe('note-malformed');
  });

  test('is refused under the name of another reader, and of nobody', async () => {
    const { body } = await testOutbox(readerNamed(open, 'ada'));
    const { id } = readerNamed(open, 'bea');
    expect((await asCourier(open.drop, 'PUT', `/outboxes/${id}`, body)).code).toBe('note-unsigned');
    const nobody = await asCourier(open.drop, 'PUT', '/outboxes/00000000', body);
    expect([nobody.status, nobody.code]).toEqual([404, 'not-found']);
  });

  test('is taken once, and known when it comes again', async () => {
    const ada = readerNamed(open, 'ada');
    const outbox = await testOutbox(ada, { number: 3 });
    const path = `/outboxes/${ada.id}`;
    expect((await asCourier(open.drop, 'PUT', path, outbox.body)).status).toBe(201);
    expect((await asCourier(open.drop, 'PUT', path, outbox.body)).status).toBe(200);
    const manifest = await asCourier(open.drop, 'GET', path);
    expect(manifest.bytes).toEqual(outbox.manifest);
    for (const [name, bytes] of outbox.files)
      expect((await asCourier(open.drop, 'GET', `${path}/${name}`)).bytes).toEqual(
        new Uint8Array(bytes),
      );
    expect((await asCourier(open.drop, 'GET', `${path}/copies-00000000`)).status).toBe(404);
  });

  test('is refused aloud when another has its number, or a higher one', async () => {
    const replayed = await bring(open, 'ada', { number: 3 });
    expect([replayed.status, replayed.code]).toEqual([409, 'outbox-replayed']);
    const old = await bring(open, 'ada', { number: 2 });
    expect([old.status, old.code]).toEqual([409, 'outbox-old']);
  });
});

describe('an outbox that arrives at a line with editions', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  test('is refused when it knows another head of that number', async () => {
    const statement = { edition: 1, head: ZERO_HASH };
    expect((await bring(open, 'ada', { number: 2, statement })).code).toBe('outbox-head');
  });

  test('is refused when the next edition would name an older key than the last', async () => {
    const keyDays = coveredDays(DAY).filter((day) => day < DAY);
    expect((await bring(open, 'ada', { number: 2, keyDays })).code).toBe('outbox-no-key');
  });

  test('is taken when it knows the newest head and goes on with its keys', async () => {
    const statement = { edition: 1, head: open.head?.hash ?? ZERO_HASH };
    expect((await bring(open, 'ada', { number: 2, statement })).status).toBe(201);
    expect((await publishNext(open)).status).toBe(201);
  });
});
