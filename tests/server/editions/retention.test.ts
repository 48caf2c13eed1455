import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseBatch } from '../../../crypto/wire/batch.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { noteHash, parseNote } from '../../../crypto/wire/note.js';
import { asCourier } from '../../harness/courier.js';
import { loadNewestRoster } from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { DAY, dayAfter, engine, withRoster } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { send, sendWhole, uploadOf } from '../../harness/source.js';

describe('what a drop lets go of', () => {
  let open: OpenLine;
  let blobHash: string;
  let batch: { hash: Awaited<ReturnType<typeof noteHash>>; list: string };
  beforeEach(async () => {
    open = await startOpenLine();
    const blob = await someBlob();
    const upload = uploadOf(blob);
    blobHash = upload.sha256;
    await sendWhole(open.drop, upload, blob);
    const { bytes } = await asCourier(open.drop, 'POST', '/batch');
    batch = {
      hash: await noteHash(engine, parseNote(bytes, 4096).text),
      list: parseBatch(bytes).claims.list,
    };
  });
  afterEach(() => stopLine(open));

  const statusOf = async (path: string): Promise<number> =>
    (await asCourier(open.drop, 'GET', path)).status;
  const imported = (name: string): Promise<unknown> =>
    bring(open, name, {
      number: 2,
      statement: { through: 1, throughDay: DAY, batch: batch.hash },
    });
  const publishOn = async (days: number): Promise<void> => {
    const day = dayAfter(days);
    open.drop.clock.moveTo(day);
    for (const { name } of open.line.readers) await bring(open, name, { number: 100 + days, day });
    expect((await publishNext(open, { day })).status).toBe(201);
  };

  test('is a batch that all its readers have imported; its note stays', async () => {
    await imported('ada');
    await imported('bea');
    await publishNext(open);
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(200);
    await imported('col');
    await publishNext(open);
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(404);
    expect(await statusOf(`/lists/${batch.list}`)).toBe(404);
    expect(await statusOf('/batches/1')).toBe(200);
  });

  test('is a batch that all who are still on the roster have imported', async () => {
    await imported('ada');
    await imported('bea');
    open.line = await withRoster(open.line, { force: [] });
    await loadNewestRoster(open.drop.dir, open.line);
    expect((await publishNext(open)).status).toBe(201);
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(404);
  });

  test('is a batch whose time is over, by the days of heads', async () => {
    open.drop.clock.moveTo(dayAfter(300));
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(200);
    await publishOn(60);
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(200);
    await publishOn(61);
    expect(await statusOf(`/blobs/${blobHash}`)).toBe(404);
    expect(await statusOf('/batches/1')).toBe(200);
  });

  test('are keys and statements after keep days; heads, rosters and cells stay', async () => {
    const first = open.head;
    const today = first?.today.hash ?? '';
    const cells = first?.cells[0]?.hash ?? '';
    await publishOn(20);
    await publishOn(40);
    await publishOn(60);
    expect(await statusOf(`/files/${today}`)).toBe(200);
    await publishOn(61);
    expect(await statusOf(`/files/${today}`)).toBe(404);
    expect(await statusOf(`/files/${cells}`)).toBe(200);
    expect(await statusOf('/heads/1')).toBe(200);
    const roster = await fileHash(engine, open.line.rosters[0]?.bytes ?? new Uint8Array(0));
    expect(await statusOf(`/files/${roster}`)).toBe(200);
    expect((await send(open.drop, 'GET', `/f/${today}`)).status).toBe(404);
    expect((await send(open.drop, 'GET', `/f/${cells}`)).status).toBe(200);
  });
});
