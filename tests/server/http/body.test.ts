import { describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { readBody } from '../../../server/http/body.js';
import { refusedBy } from '../../../server/refusal.js';

/** What reading gives for a request that is written as told: its size, or why it was refused. */
async function reading(raw: string, cap: number, idle?: number): Promise<number | string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(raw);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  try {
    return (await readBody(request, cap, idle)).length;
  } catch (error) {
    return refusedBy(error).code;
  } finally {
    socket.destroy();
    server.close();
    server.closeAllConnections();
  }
}

const withBody = (length: number, body: string): string =>
  `PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: ${String(length)}\r\n\r\n${body}`;
const inChunks = (...chunks: string[]): string =>
  `PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunks
    .map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
    .join('')}`;

describe('a body', () => {
  test('is read up to its cap', async () => {
    expect(await reading(withBody(5, 'hello'), 5)).toBe(5);
    expect(await reading(withBody(0, ''), 0)).toBe(0);
    expect(await reading(inChunks('hel', 'lo', ''), 5)).toBe(5);
  });

  test('is refused when it announces more', async () => {
    expect(await reading(withBody(6, ''), 5)).toBe('too-large');
  });

  test('is refused when more arrives than it announced', async () => {
    expect(await reading(inChunks('hello', 'world'), 5)).toBe('too-large');
  });

  test('is refused when its sender falls silent', async () => {
    expect(await reading(withBody(5, 'hel'), 5, 1)).toBe('slow');
  });

  test('is refused when it trickles, long before it would be whole', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const trickling = new PassThrough();
      const request = Object.assign(trickling, { headers: { 'content-length': '1000000' } });
      const codes: string[] = [];
      const reading = readBody(request, 1_000_000).catch((error: unknown) => {
        codes.push(refusedBy(error).code);
      });
      for (let minute = 0; minute < 2; minute += 1) {
        trickling.write('x');
        await jest.advanceTimersByTimeAsync(30_000);
      }
      expect(codes).toEqual(['slow']);
      await reading;
    } finally {
      jest.useRealTimers();
    }
  });
});
