import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseBatch } from '../../../crypto/wire/batch.js';
import { parseHash } from '../../../crypto/wire/fields.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { noteHash, parseNote } from '../../../crypto/wire/note.js';
import { sweep } from '../../../server/editions/retention.js';
import { asCourier } from '../../harness/courier.js';
import { loadNewestRoster } from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { DAY, dayAfter, engine, sha256, withRoster } from '../../harness/line.js';
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

  test('is nothing of an edition that is published while it looks', async () => {
    for (const name of ['ada', 'bea', 'col']) await imported(name);
    const { line } = open.drop;
    const { store } = line;
    const keepFiles: typeof store.keepFiles = async (hashes, expects) => {
      // As another process or a lost turn would have it: the edition lands between look and deed.
      const { edition, day, epoch } = (await store.newestHead()) ?? {
        edition: 0,
        day: DAY,
        epoch: 1,
      };
      const files = [
        { hash: parseHash(sha256('today')), bytes: new TextEncoder().encode('today') },
      ];
      const next = { edition: edition + 1, day, epoch, hash: parseHash(sha256('next')), files };
      const outboxes = new Map((await store.outboxes()).map(({ reader, hash }) => [reader, hash]));
      expect(await store.addEdition({ ...next, bytes: new Uint8Array(1) }, outboxes)).toBe('added');
      return store.keepFiles(hashes, expects);
    };
    await sweep({ ...line, store: { ...store, keepFiles } });
    expect(await store.file(parseHash(sha256('today')))).not.toBeNull();
  });

  test('waits for its turn while an edition is published, and the other way round', async () => {
    for (const name of ['ada', 'bea', 'col']) await imported(name);
    const { line } = open.drop;
    const { store } = line;
    const seen: string[] = [];
    let publishing: Promise<unknown> = Promise.resolve();
    const deleteBatch: typeof store.deleteBatch = async (number) => {
      publishing = publishNext(open).then(({ status }) => seen.push(`published ${String(status)}`));
      // Long enough for the whole of publishing, were it not held back.
      for (let i = 0; i < 20; i += 1) await fetch(new URL('/head', open.drop.siteUrl));
      await store.deleteBatch(number);
    };
    await sweep({ ...line, store: { ...store, deleteBatch } });
    seen.push('swept');
    await publishing;
    expect(seen).toEqual(['swept', 'published 201']);
    for (const hash of [open.head?.today.hash, open.head?.cells[0]?.hash])
      expect((await send(open.drop, 'GET', `/f/${String(hash)}`)).status).toBe(200);
    expect((await publishNext(open)).status).toBe(201);
  });
});
