import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeWhole } from '../../../crypto/wire/upload.js';
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
