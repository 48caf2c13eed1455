import { afterEach, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { once } from 'node:events';
import { asCourier } from '../../harness/courier.js';
import { LOOPBACK_CONFIG, startDrop, type TestDrop } from '../../harness/drop.js';
import { someBlob, testEdition } from '../../harness/edition.js';
import { testLine } from '../../harness/line.js';
import { testOutbox } from '../../harness/outbox.js';
import { send, sendPart, sendWhole, uploadOf } from '../../harness/source.js';

const MIB = 1024 * 1024;

describe('the limits of an inbox', () => {
  let drop: TestDrop | undefined;
  afterEach(() => drop?.stop());

  async function startWith(inbox: { largest: number; total: number }): Promise<TestDrop> {
    const line = await testLine();
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
});
