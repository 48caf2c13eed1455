import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_RUNG } from '../../../crypto/wire/padding.js';
import { encodeWhole } from '../../../crypto/wire/upload.js';
import { commitUpload } from '../../../server/inbox/commit.js';
import type { TestDrop } from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { bring, type OpenLine, publishNext, startLine, stopLine } from '../../harness/openLine.js';
import { send, sendCommit, sendPart, sendWhole, uploadOf } from '../../harness/source.js';

describe('uploads', () => {
  let open: OpenLine;
  let drop: TestDrop;
  beforeAll(async () => {
    open = await startLine();
    drop = open.drop;
  });
  afterAll(() => stopLine(open));

  test('are refused before the first edition', async () => {
    const blob = await someBlob();
    const answer = await sendWhole(drop, uploadOf(blob), blob);
    expect([answer.status, answer.code]).toEqual([409, 'not-open']);
  });

  describe('once the line is open', () => {
    beforeAll(async () => {
      for (const { name } of open.line.readers) await bring(open, name);
      await publishNext(open);
    });

    test('take a blob of one part in one request, and the same again', async () => {
      const blob = await someBlob();
      const upload = uploadOf(blob);
      expect((await sendWhole(drop, upload, blob)).status).toBe(201);
      expect((await sendWhole(drop, upload, blob)).status).toBe(201);
      expect((await sendCommit(drop, upload)).status).toBe(201);
    });

    test('take parts in any order and as often as needed', async () => {
      const blob = await someBlob(3, 4 * 1024 * 1024);
      const upload = uploadOf(blob);
      for (const part of [4, 2, 0, 2, 1, 3])
        expect((await sendPart(drop, upload, blob, part)).status).toBe(204);
      expect((await sendCommit(drop, upload)).status).toBe(201);
      expect((await sendPart(drop, upload, blob, 1)).status).toBe(204);
      expect((await sendCommit(drop, upload)).status).toBe(201);
      const [facts, part] = await Promise.all([
        drop.line.store.blobFacts(upload.sha256),
        drop.line.store.blobPart(upload.sha256, 4),
      ]);
      expect(facts).toEqual({ hash: upload.sha256, size: blob.length, edition: 1 });
      expect(part).toEqual(new Uint8Array(blob.subarray(4 * 1024 * 1024)));
    });

    test('keep one blob of the same bytes under two ids', async () => {
      const blob = await someBlob();
      const before = (await drop.line.store.openBlobs()).length;
      expect((await sendWhole(drop, uploadOf(blob), blob)).status).toBe(201);
      expect((await sendWhole(drop, uploadOf(blob), blob)).status).toBe(201);
      expect(await drop.line.store.openBlobs()).toHaveLength(before + 1);
    });

    test('refuse another commit under one id', async () => {
      const [first, second] = [await someBlob(), await someBlob()];
      const upload = uploadOf(first);
      await sendWhole(drop, upload, first);
      const answer = await sendWhole(drop, uploadOf(second, 1, { id: upload.id }), second);
      expect([answer.status, answer.code]).toEqual([409, 'upload-taken']);
    });

    test('refuse a commit whose parts are not all there', async () => {
      const blob = await someBlob(3, 2 * 1024 * 1024);
      const upload = uploadOf(blob);
      await sendPart(drop, upload, blob, 0);
      const answer = await sendCommit(drop, upload);
      expect([answer.status, answer.code]).toEqual([400, 'part-missing']);
    });

    test('refuse bytes that are not those of the commit', async () => {
      const [blob, other] = [await someBlob(), await someBlob()];
      const answer = await sendWhole(drop, uploadOf(other), blob);
      expect([answer.status, answer.code]).toEqual([400, 'file-hash']);
    });

    test('forget parts that are not those of the commit, so that nobody hashes them twice', async () => {
      const blob = await someBlob(3, 2 * 1024 * 1024);
      const upload = uploadOf(blob, 1, { sha256: uploadOf(new Uint8Array(1)).sha256 });
      for (const part of [0, 1, 2]) await sendPart(drop, upload, blob, part);
      expect((await sendCommit(drop, upload)).code).toBe('file-hash');
      expect((await sendCommit(drop, upload)).code).toBe('part-missing');
      expect(await drop.line.store.parts(upload.id)).toEqual([]);
    });

    test('answer others between the parts of a large commit, and hash one at a time', async () => {
      const blob = await someBlob(3, 4 * 1024 * 1024);
      const uploads = [uploadOf(blob), uploadOf(blob)];
      for (const upload of uploads)
        for (const part of [0, 1, 2, 3, 4]) await sendPart(drop, upload, blob, part);
      const { line } = drop;
      const { store } = line;
      const seen: string[] = [];
      const part: typeof store.part = async (id, number) => {
        seen.push(id === uploads[0]?.id ? 'first' : 'second');
        return store.part(id, number);
      };
      let ticks = 0;
      const tick = (): void => {
        ticks += 1;
        if (ticks < 1000) setImmediate(tick);
      };
      setImmediate(tick);
      await Promise.all(
        uploads.map((upload) => commitUpload({ ...line, store: { ...store, part } }, upload, null)),
      );
      expect(seen).toEqual([
        ...seen.slice(0, 5).map(() => seen[0]),
        ...seen.slice(5).map(() => seen[5]),
      ]);
      expect(ticks).toBeGreaterThanOrEqual(5);
      ticks = 1000;
    });

    test('give nothing away to a commit without bytes whose hash is known', async () => {
      for (const inside of [TEXT_RUNG, 2 * 1024 * 1024]) {
        const blob = await someBlob(3, inside);
        const upload = uploadOf(blob);
        if (upload.parts === 1) await sendWhole(drop, upload, blob);
        for (let i = 0; upload.parts > 1 && i < upload.parts; i += 1)
          await sendPart(drop, upload, blob, i);
        expect((await sendCommit(drop, upload)).status).toBe(201);
        const stranger = await sendCommit(drop, uploadOf(blob));
        expect([stranger.status, stranger.code]).toEqual([400, 'part-missing']);
      }
    });

    test('refuse a size that no tip to these readers has', async () => {
      const blob = await someBlob(2);
      const answer = await sendWhole(drop, uploadOf(blob), blob);
      expect([answer.status, answer.code]).toEqual([400, 'upload-size']);
    });

    test('refuse an edition that nobody knows', async () => {
      const blob = await someBlob();
      const answer = await sendWhole(drop, uploadOf(blob, 7), blob);
      expect([answer.status, answer.code]).toEqual([409, 'edition-unknown']);
    });

    test('refuse a body that is larger than a part', async () => {
      const { id } = uploadOf(new Uint8Array(1));
      const answer = await send(drop, 'PUT', `/inbox/${id}/0`, new Uint8Array(1024 * 1024 + 1));
      expect([answer.status, answer.code]).toEqual([413, 'too-large']);
    });

    test('refuse an id of another form, and another id than the commit names', async () => {
      const blob = await someBlob();
      const upload = uploadOf(blob);
      expect((await send(drop, 'PUT', '/inbox/UPPER/0', blob)).status).toBe(404);
      const body = encodeWhole(upload, blob);
      const elsewhere = await send(drop, 'POST', `/inbox/${uploadOf(blob).id}`, body);
      expect([elsewhere.status, elsewhere.code]).toEqual([400, 'upload-malformed']);
    });

    test.each([[new Uint8Array(0)], [new Uint8Array(700)], [new Uint8Array(700).fill(10)]])(
      'refuse a commit that is none',
      async (body) => {
        const { id } = uploadOf(new Uint8Array(1));
        expect((await send(drop, 'POST', `/inbox/${id}`, body)).status).not.toBe(201);
        expect((await send(drop, 'POST', `/inbox/${id}`, body)).status).toBeLessThan(500);
      },
    );

    test('report nothing unexpected', () => {
      expect(drop.reports).toEqual([]);
    });
  });
});
