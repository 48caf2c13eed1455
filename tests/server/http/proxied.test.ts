import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { SITE_SERVER } from '../../../server/http/limits.js';
import { listen, type Listening } from '../../../server/http/listen.js';
import { afterProxyLine } from '../../../server/http/proxied.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';
import { ask, proxyLine, stream } from '../../harness/circuit.js';

const app = (_request: unknown, response: { end(text: string): unknown }): void => {
  response.end('here');
};
const GET = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

async function allOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

describe('a listener behind Tor', () => {
  let folder: string;
  let path: string;
  let listening: Listening | undefined;
  const bare: Server[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, 'site.sock');
  });
  afterEach(async () => {
    await listening?.close();
    listening = undefined;
    for (const server of bare.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    removeFolder(folder);
  });
  const start = async (): Promise<void> => {
    listening = await listen(app, SITE_SERVER, { socket: path, proxy: true });
  };
  /** The same with other limits. */
  async function bareServer(options: ServerOptions, wait?: number): Promise<void> {
    const server = createServer(options, app);
    afterProxyLine(server, wait);
    server.listen(path);
    await once(server, 'listening');
    bare.push(server);
  }

  test('answers what comes after the line, in however many pieces both come', async () => {
    await start();
    const whole = `${proxyLine(7)}${GET}`;
    for (const size of [1, 2, 50, whole.length]) {
      const socket = connect(path);
      const answer = allOf(socket);
      for (let at = 0; at < whole.length; at += size) {
        socket.write(whole.slice(at, at + size));
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      expect(await answer).toMatch(/^HTTP\/1\.1 200 [^]*here$/);
    }
  });

  test('cuts, without an answer, what does not begin with it', async () => {
    await start();
    const socket = connect(path);
    const answer = allOf(socket);
    socket.write(GET);
    expect(await answer).toBe('');
  });

  test('cuts a connection that does not finish the line in time', async () => {
    await bareServer({}, 50);
    const socket = connect(path);
    const answer = allOf(socket);
    socket.write('PROXY TCP6 fc00');
    expect(await answer).toBe('');
  });

  test('keeps the limits that it has for every connection', async () => {
    await bareServer({ headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 });
    const socket = stream(path, 7);
    const answer = allOf(socket);
    socket.write('GET / HTTP/1.1\r\nHos');
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('takes so many streams of one circuit and no more, and those of another all the same', async () => {
    await start();
    const open: Socket[] = [];
    for (let i = 0; i < 30; i += 1) {
      const socket = stream(path, 7);
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
      open.push(socket);
    }
    expect((await ask(path, 7, 'GET', '/')).status).toBe(0);
    expect((await ask(path, 8, 'GET', '/')).status).toBe(200);
    const [first] = open;
    first?.destroy();
    let again = 0;
    for (let i = 0; i < 100 && again === 0; i += 1) again = (await ask(path, 7, 'GET', '/')).status;
    expect(again).toBe(200);
    for (const socket of open) socket.destroy();
  });
});
