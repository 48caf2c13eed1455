import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { SITE_SERVER } from '../../../server/http/limits.js';
import { listen, type Listening } from '../../../server/http/listen.js';
import { SetUpFault } from '../../../server/setUpFault.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';

const app = (_request: unknown, response: { end(text: string): unknown }): void => {
  response.end('here');
};

describe('a listener', () => {
  let folder: string;
  let listening: Listening | undefined;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await listening?.close();
    listening = undefined;
    removeFolder(folder);
  });

  test('says where it is, and is gone when it is closed', async () => {
    const own = await listen(app, SITE_SERVER, { host: '127.0.0.1', port: 0 });
    expect(own.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await (await fetch(own.url)).text()).toBe('here');
    await own.close();
    await expect(fetch(own.url)).rejects.toThrow('fetch failed');
  });

  test('may be a socket, of its owner and group alone', async () => {
    const socket = join(folder, 'site.sock');
    listening = await listen(app, SITE_SERVER, { socket });
    expect(listening.url).toBe(socket);
    expect(statSync(socket).mode & 0o007).toBe(0);
    const status = await new Promise<number>((resolve, reject) => {
      request({ socketPath: socket, path: '/' }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  });

  test('takes the place of a socket that a killed drop left, and of no other file', async () => {
    const socket = join(folder, 'site.sock');
    const before = await listen(app, SITE_SERVER, { socket: join(folder, 'old.sock') });
    // What closes takes its own name away, and leaves one that it does not know.
    renameSync(join(folder, 'old.sock'), socket);
    await before.close();
    expect(statSync(socket).isSocket()).toBe(true);
    listening = await listen(app, SITE_SERVER, { socket });
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    await expect(listen(app, SITE_SERVER, { socket: file })).rejects.toBeInstanceOf(SetUpFault);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  test('does not take the place of a drop that is running', async () => {
    const socket = join(folder, 'site.sock');
    listening = await listen(app, SITE_SERVER, { socket });
    const second = listen(app, SITE_SERVER, { socket });
    await expect(second).rejects.toMatchObject({ code: 'listener-taken' });
    expect(statSync(socket).isSocket()).toBe(true);
  });

  test('says that its place is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const taken = listen(app, SITE_SERVER, { host: '127.0.0.1', port });
    await expect(taken).rejects.toMatchObject({ code: 'listener-taken' });
    other.close();
  });
});
