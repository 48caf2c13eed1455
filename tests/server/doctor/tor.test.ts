import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, DEFAULT_CONFIG, type Listener } from '../../../server/config/config.js';
import type { Onion } from '../../../server/config/onionFile.js';
import { listeners, tor } from '../../../server/doctor/tor.js';
import { onionTorrc, socketOf, torrcIn } from '../../../server/onion/torrc.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';

describe('the doctor, of a line behind Tor', () => {
  let folder: string;
  let onion: Onion;
  let config: Config;
  let port: Listener;
  const open: Server[] = [];
  const listen = async (where: string | number): Promise<Server> => {
    const server = createServer((socket) => socket.destroy());
    if (typeof where === 'string') server.listen(where);
    else server.listen(where, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    return server;
  };
  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'tor'));
    mkdirSync(join(folder, 'run'));
    const address = `${'a'.repeat(56)}.onion`;
    onion = {
      site: address,
      couriers: address,
      torData: join(folder, 'tor'),
      sockets: join(folder, 'run'),
      name: 'line',
    };
    config = {
      ...DEFAULT_CONFIG,
      site: { socket: socketOf(onion, 'site'), proxy: true },
      courier: { socket: socketOf(onion, 'couriers'), proxy: true },
    };
    writeFileSync(torrcIn(onion), onionTorrc(onion));
    for (const name of ['site', 'couriers'] as const) {
      await listen(socketOf(onion, name));
      chmodSync(socketOf(onion, name), 0o660);
    }
    const bound = (await listen(0)).address();
    port = { host: '127.0.0.1', port: typeof bound === 'object' ? (bound?.port ?? 0) : 0 };
  });
  afterEach(async () => {
    for (const server of open.splice(0)) {
      server.close();
      await once(server, 'close');
    }
    removeFolder(folder);
  });
  const states = async (of: Config = config): Promise<Record<string, string>> =>
    Object.fromEntries((await tor(of, onion, port)).map(({ check, state }) => [check, state]));

  test('finds all well when Tor, its settings and both sockets are as they were made', async () => {
    expect(await states()).toEqual({
      tor: 'ok',
      torrc: 'ok',
      'socket of the site': 'ok',
      'socket of the couriers': 'ok',
    });
  });

  test('sees that Tor is down, and that a line has no address', async () => {
    const server = open.pop();
    server?.close();
    await once(server ?? createServer(), 'close');
    expect(await states()).toMatchObject({ tor: 'look', torrc: 'ok' });
    expect((await tor(config, null, port)).map(({ state }) => state)).toEqual(['look']);
  });

  test('sees settings of Tor that were changed or are gone', async () => {
    writeFileSync(torrcIn(onion), onionTorrc(onion).replace('MaxStreams 30', 'MaxStreams 3000'));
    expect(await states()).toMatchObject({ torrc: 'mend' });
    rmSync(torrcIn(onion));
    expect(await states()).toMatchObject({ torrc: 'mend' });
  });

  test('sees a socket that others can open, one at which nobody listens, and another than Tor’s', async () => {
    chmodSync(socketOf(onion, 'site'), 0o666);
    rmSync(socketOf(onion, 'couriers'));
    const sockets = { 'socket of the site': 'mend', 'socket of the couriers': 'mend' };
    expect(await states()).toMatchObject(sockets);
    expect(await states({ ...config, site: DEFAULT_CONFIG.site })).toMatchObject(sockets);
  });

  test('sees a listener that other machines may reach', () => {
    expect(listeners(config).state).toBe('ok');
    expect(listeners(DEFAULT_CONFIG).state).toBe('ok');
    const site = { host: '0.0.0.0', port: 80 };
    expect(listeners({ ...DEFAULT_CONFIG, site }).state).toBe('mend');
  });
});
