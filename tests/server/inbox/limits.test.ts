import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { asCourier } from '../../harness/courier.js';
import { LOOPBACK_CONFIG, startDrop, type TestDrop } from '../../harness/drop.js';
import { someBlob, testEdition } from '../../harness/edition.js';
import { testLine } from '../../harness/line.js';
import { testOutbox } from '../../harness/outbox.js';
import { fieldsIn, postForm, withField } from '../../harness/plainSource.js';
import { send, sendCommit, sendPart, sendWhole, uploadOf } from '../../harness/source.js';

const MIB = 1024 * 1024;

describe('the limits of an inbox', () => {
  let drop: TestDrop | undefined;
  afterEach(() => drop?.stop());

  async function startWith(limits: {
    largest: number;
    total: number;
    unfinished?: number;
  }): Promise<TestDrop> {
    const line = await testLine();
    const inbox = { ...LOOPBACK_CONFIG.inbox, ...limits };
    drop = await startDrop(line, { ...LOOPBACK_CONFIG, inbox });
    const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
    for (const { reader, body } of outboxes)
      await asCourier(drop, 'PUT', `/outboxes/${reader.id}`, body);
    const edition = await testEdition(line, outboxes, null);
    await asCourier(drop, 'POST', '/editions', edition.body);
    return drop;
  }

  test('refuse a blob that is larger than the largest, part by part', async () => {
    const own = await startWith({ largest: 2 * MIB, total: 100 * MIB });
    const blob = await someBlob(3, 2 * MIB);
    const upload = uploadOf(blob);
    expect((await sendPart(own, upload, blob, 1)).status).toBe(204);
    expect((await sendPart(own, upload, blob, 2)).code).toBe('too-large');
    expect((await send(own, 'PUT', `/inbox/${upload.id}/99`, blob.subarray(0, 9))).status).toBe(
      413,
    );
  });

  test('leave room for text when files have filled the rest', async () => {
    const own = await startWith({ largest: 64 * MIB, total: 8 * MIB });
    const large = await someBlob(3, 16 * MIB);
    const upload = uploadOf(large);
    const answers: number[] = [];
    for (let part = 0; part < 9; part += 1)
      answers.push((await sendPart(own, upload, large, part)).status);
    expect(answers.at(-1)).toBe(507);
    const text = await someBlob();
    expect((await sendWhole(own, uploadOf(text), text)).status).toBe(201);
  });

  test('take no more of what nobody finishes than is allowed, and text all the same', async () => {
    const own = await startWith({ largest: 64 * MIB, total: 100 * MIB, unfinished: 2 * MIB });
    const blob = await someBlob(3, 4 * MIB);
    const upload = uploadOf(blob);
    for (const part of [0, 1]) expect((await sendPart(own, upload, blob, part)).status).toBe(204);
    const third = await sendPart(own, upload, blob, 2);
    expect([third.status, third.code]).toEqual([507, 'full']);
    // However small they are: a row is a row.
    const tiny = uploadOf(blob);
    expect((await send(own, 'PUT', `/inbox/${tiny.id}/0`, blob.subarray(0, 1))).status).toBe(507);
    const text = await someBlob();
    expect((await sendWhole(own, uploadOf(text), text)).status).toBe(201);
  });

  test('end a connection whose body is announced too large, without reading it', async () => {
    const own = await startWith({ largest: 2 * MIB, total: 100 * MIB });
    const socket = connect(Number(new URL(own.siteUrl).port), '127.0.0.1');
    const { id } = uploadOf(new Uint8Array(1));
    socket.write(`PUT /inbox/${id}/0 HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\nabc`);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    const answer = Buffer.concat(chunks).toString('latin1');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/too-large$/);
  });

  test('keep nothing of a connection that ended in the middle of a body', async () => {
    const own = await startWith({ largest: 2 * MIB, total: 100 * MIB });
    const { id } = uploadOf(new Uint8Array(1));
    const socket = connect(Number(new URL(own.siteUrl).port), '127.0.0.1');
    socket.write(`PUT /inbox/${id}/0 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc`);
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    const text = await someBlob();
    expect((await sendWhole(own, uploadOf(text), text)).status).toBe(201);
    expect(await own.line.store.parts(id)).toEqual([]);
    expect(own.reports).toEqual([]);
  });

  describe('with connections that send next to nothing', () => {
    const MANY = 300;
    const idlers: Socket[] = [];
    afterEach(() => {
      for (const socket of idlers.splice(0)) socket.destroy();
    });
    /** Begins so many bodies of a size, and comes back when the drop has begun to read all. */
    async function idle({ siteUrl }: TestDrop, size: number): Promise<void> {
      await Promise.all(
        Array.from({ length: MANY }, async (_, i) => {
          const socket = connect(Number(new URL(siteUrl).port), '127.0.0.1');
          socket.on('error', () => undefined);
          idlers.push(socket);
          const id = i.toString(16).padStart(32, '0');
          const path = size > 65_536 ? `PUT /inbox/${id}/0` : `POST /inbox/${id}`;
          // 100-continue tells that the request has reached the drop.
          socket.write(
            `${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${String(size)}\r\n\r\nx`,
          );
          await Promise.race([once(socket, 'data'), once(socket, 'close')]);
        }),
      );
    }

    test.each([
      ['parts', MIB],
      ['text tips', 21_000],
    ])('take text and files, though these begin more %s than there is room', async (_w, size) => {
      const own = await startWith({ largest: 64 * MIB, total: 100 * MIB });
      await idle(own, size);
      const text = await someBlob();
      const small = await sendWhole(own, uploadOf(text), text);
      expect([small.status, small.code]).toEqual([201, '']);
      const large = await someBlob(3, 2 * MIB);
      const upload = uploadOf(large);
      for (let part = 0; part < upload.parts; part += 1)
        expect((await sendPart(own, upload, large, part)).status).toBe(204);
      expect((await sendCommit(own, upload)).status).toBe(201);
      expect(own.reports).toEqual([]);
    });

    test('take forms without scripts too', async () => {
      const own = await startWith({ largest: 64 * MIB, total: 100 * MIB });
      for (let i = 0; i < MANY; i += 1) {
        const socket = connect(Number(new URL(own.siteUrl).port), '127.0.0.1');
        socket.on('error', () => undefined);
        idlers.push(socket);
        socket.write(
          `POST /en/ HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${String(i % 2 === 0 ? MIB : 2000)}\r\n\r\n--b`,
        );
        await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      }
      const page = await fetch(new URL('/en/', own.siteUrl));
      const fields = withField(fieldsIn(await page.text(), 'report'), 'message', 'Still heard.');
      expect((await postForm(own.siteUrl, fields)).status).toBe(200);
    });
  });
});
