import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { encodeWhole } from '../../../crypto/wire/upload.js';
import { asCourier } from '../../harness/courier.js';
import {
  LOOPBACK_CONFIG,
  removeFolder,
  startDrop,
  temporaryFolder,
  type TestDrop,
} from '../../harness/drop.js';
import { someBlob, testEdition } from '../../harness/edition.js';
import { testLine } from '../../harness/line.js';
import { testOutbox } from '../../harness/outbox.js';
import { uploadOf } from '../../harness/source.js';
import { ask, type CircuitAnswer, stream } from '../../harness/circuit.js';

const FLOOD = 1;
const HONEST = 0x2_0003;
const MIB = 1024 * 1024;

describe('a drop behind Tor', () => {
  let folder: string;
  let path: string;
  let drop: TestDrop;
  beforeAll(async () => {
    folder = temporaryFolder();
    path = join(folder, 'site.sock');
    const line = await testLine();
    drop = await startDrop(line, { ...LOOPBACK_CONFIG, site: { socket: path, proxy: true } });
    const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
    for (const { reader, body } of outboxes)
      await asCourier(drop, 'PUT', `/outboxes/${reader.id}`, body);
    await asCourier(drop, 'POST', '/editions', (await testEdition(line, outboxes, null)).body);
  });
  afterAll(async () => {
    await drop.stop();
    removeFolder(folder);
  });

  async function tip(circuit: number): Promise<CircuitAnswer> {
    const blob = await someBlob();
    const upload = uploadOf(blob);
    return ask(path, circuit, 'POST', `/inbox/${upload.id}`, encodeWhole(upload, blob));
  }

  /** Begins a large body, and comes back when the drop has begun to read it. */
  const begin = async (circuit: number, i: number): Promise<Socket> => {
    const socket = stream(path, circuit);
    const id = i.toString(16).padStart(32, '0');
    socket.write(
      `PUT /inbox/${id}/0 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${String(MIB)}\r\n\r\nx`,
    );
    await once(socket, 'data');
    return socket;
  };

  test('slows the circuit that brings message after message, and no other', async () => {
    const flooding = { underWay: 0, stopped: false, taken: 0 };
    const flood = Array.from({ length: 6 }, async () => {
      for (let i = 0; i < 60 && !flooding.stopped; i += 1) {
        flooding.underWay += 1;
        const { status } = await tip(FLOOD);
        if (status === 201) flooding.taken += 1;
        flooding.underWay -= 1;
      }
    });
    for (let i = 1; i < 100 && flooding.taken < 12; i += 1) await tip(HONEST + i);
    expect(flooding.taken).toBeGreaterThanOrEqual(12);
    // The flood has had its turns; what it brings now waits, and others come in at once.
    const before = flooding.taken;
    for (let i = 0; i < 10; i += 1) expect((await tip(HONEST)).status).toBe(201);
    expect(flooding.taken - before).toBeLessThan(10);
    expect(flooding.underWay).toBeGreaterThan(0);
    flooding.stopped = true;
    await Promise.all(flood);
  });

  test('gives one circuit some places for large bodies, and its own slowest goes', async () => {
    const other = await begin(HONEST, 999);
    let otherIsCut = false;
    other.once('close', () => {
      otherIsCut = true;
    });
    const cut: number[] = [];
    const gone: Promise<unknown>[] = [];
    const sockets: Socket[] = [];
    for (let i = 0; i < 20; i += 1) {
      const socket = await begin(FLOOD, i);
      sockets.push(socket);
      gone.push(once(socket, 'close').then(() => cut.push(i)));
    }
    await Promise.all(gone.slice(0, 14));
    expect(cut.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, i) => i));
    expect(otherIsCut).toBe(false);
    for (const socket of [other, ...sockets]) socket.destroy();
    await Promise.all(gone);
  });

  test('writes no circuit anywhere, and nothing went wrong', () => {
    expect(drop.reports).toEqual([]);
  });
});
