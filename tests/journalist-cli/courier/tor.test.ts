import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { attempt } from '../../../crypto/refusal.js';
import { dropClient } from '../../../journalist-cli/courier/dropClient.js';
import { isOnionName, onionName } from '../../../journalist-cli/courier/onionAddress.js';
import { runCourier } from '../../../journalist-cli/courier/program.js';
import { CourierRefusal } from '../../../journalist-cli/courier/refusals.js';
import {
  parseAddress,
  parseSocks,
  type Route,
  TOR,
} from '../../../journalist-cli/courier/route.js';
import { sync } from '../../../journalist-cli/courier/sync.js';
import { fakeTor, type FakeTor, ONION } from '../../harness/fakeTor.js';
import { engine, LINE, seedOf } from '../../harness/line.js';
import { type OpenLine, startLine, stopLine } from '../../harness/openLine.js';
import { testOutbox } from '../../harness/outbox.js';
import { type CourierDesk, courierDesk } from '../../harness/stick.js';
import { courierIo, PASSPHRASE } from '../../harness/tool.js';

let open: OpenLine;
let desk: CourierDesk;
let tor: FakeTor;
beforeAll(async () => {
  open = await startLine();
  desk = await courierDesk(open.drop, open.line);
  tor = await fakeTor(open.drop.courierUrl);
  for (const reader of open.line.readers) desk.lay(await testOutbox(reader));
});
afterAll(async () => {
  await tor.close();
  desk.remove();
  await stopLine(open);
});
beforeEach(() => {
  tor.reply = 0;
  tor.asked.length = 0;
});

const client = (route: Route, address = ONION): ReturnType<typeof dropClient> =>
  dropClient(engine, open.drop.clock.clock, { address, route, line: LINE, seed: seedOf('dov') });
const codeOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof CourierRefusal ? error.code : error;
  }
};

describe('a courier', () => {
  test('syncs through Tor, by the onion’s name, with circuits of its own for each run', async () => {
    const done = await sync({ ...desk.syncing, drop: client(tor.port) }, desk.stick);
    expect(done).toMatchObject({ edition: 1, batch: 1 });
    await sync({ ...desk.syncing, drop: client(tor.port) }, desk.stick);
    expect(new Set(tor.asked.map(({ host, port }) => `${host} ${String(port)}`))).toEqual(
      new Set([`${new URL(ONION).hostname} 80`]),
    );
    expect(new Set(tor.asked.map(({ user }) => user)).size).toBe(2);
  });

  test.each([
    [0xf0, 'onion-not-found'],
    [0xf2, 'onion-away'],
    [0xf4, 'onion-key-missing'],
    [0xf5, 'onion-key-wrong'],
    [0xf6, 'onion-address-wrong'],
    [0xf7, 'onion-away'],
    [0x01, 'tor-refused'],
    [0x77, 'tor-refused'],
  ])('names what Tor says by %i', async (reply, code) => {
    tor.reply = reply;
    expect(await codeOf(() => client(tor.port).get('/state'))).toBe(code);
  });

  test('says when there is no Tor, and when something else answers in its place', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const bound = other.address();
    const port = bound === null || typeof bound === 'string' ? 0 : bound.port;
    const at = client({ host: '127.0.0.1', port });
    expect(await codeOf(() => at.get('/state'))).toBe('tor-other');
    other.close();
    await once(other, 'close');
    expect(await codeOf(() => at.get('/state'))).toBe('tor-missing');
  });
});

describe('a way to the drop', () => {
  test.each<[string, Route, string]>([
    [ONION, 'direct', 'drop-elsewhere'],
    ['http://example.org', 'direct', 'drop-elsewhere'],
    ['http://127.0.0.1:8081', TOR, 'drop-needs-direct'],
    ['http://example.org', TOR, 'drop-not-onion'],
    [ONION.replace('http', 'https'), TOR, 'drop-not-onion'],
    [`${ONION}/path`, TOR, 'drop-not-onion'],
    ['not an address', TOR, 'drop-not-onion'],
    [ONION, TOR, 'done'],
    ['http://127.0.0.1:8081', 'direct', 'done'],
  ])('to %s, %j: %s', async (address, route, code) => {
    expect(await codeOf(() => parseAddress(address, route))).toBe(code);
  });

  test('to an onion address with one slip in it is not even tried', () => {
    // The Tor Project's own site.
    expect(isOnionName('2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion')).toBe(
      true,
    );
    const right = onionName(new Uint8Array(32).fill(9));
    expect(isOnionName(right)).toBe(true);
    const slips = Array.from({ length: 56 }, (_, at) => {
      const letter = right[at] === 'b' ? 'c' : 'b';
      return isOnionName(`${right.slice(0, at)}${letter}${right.slice(at + 1)}`);
    });
    expect(slips.filter(Boolean)).toEqual([]);
  });

  test('takes a SOCKS port as an address and a number alone', async () => {
    expect(parseSocks('127.0.0.1:9062')).toEqual({ host: '127.0.0.1', port: 9062 });
    expect(parseSocks('[::1]:9050')).toEqual({ host: '::1', port: 9050 });
    for (const wrong of [
      'tor.example:9050',
      '999.1.1.1:9050',
      '[:::]:9050',
      '127.0.0.1',
      '127.0.0.1:0',
      '127.0.0.1:99999',
      ':1',
    ])
      expect(await codeOf(() => parseSocks(wrong))).toBe('socks-malformed');
  });
});

describe('turnbox-courier join and sync', () => {
  test('keep the way that was chosen, and take another for one sync', async () => {
    const { folder } = desk;
    const said: string[] = [];
    const io = courierIo(folder, open.drop.clock.clock, said);
    const courier = (line: string): Promise<number> =>
      runCourier([...line.split(' '), '--folder', 'own', '--passphrase-file', 'passphrase'], io);
    writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`);
    writeFileSync(join(folder, 'roster'), open.line.rosters[0]?.bytes ?? '');
    expect(await courier('init --label Courier')).toBe(0);
    const where = (address: string): string =>
      `join --drop ${address} --root ${open.line.rootVerifier} --roster roster`;
    // The roster names another key, so what follows the address fails: the address is looked at first.
    for (const [line, code] of [
      [where(open.drop.courierUrl), 'drop-needs-direct'],
      [`${where(ONION)} --direct`, 'drop-elsewhere'],
      [`${where(ONION)} --socks tor:1`, 'socks-malformed'],
      [where(ONION), 'not-on-roster'],
    ] as const) {
      said.length = 0;
      expect(await courier(line)).toBe(1);
      expect(said.join('\n')).toContain(`(${code})`);
    }
    expect(await courier(`${where(ONION)} --direct --socks 127.0.0.1:1`)).toBe(2);
    expect(existsSync(join(folder, 'own', 'courier.json'))).toBe(true);
    const settings = JSON.parse(
      readFileSync(join(folder, 'own', 'courier.json'), 'utf8'),
    ) as object;
    const joined = { ...settings, drop: ONION, line: LINE, root: desk.syncing.root };
    writeFileSync(join(folder, 'own', 'courier.json'), JSON.stringify(joined));
    said.length = 0;
    expect(await runCourier(['status', '--folder', 'own'], io)).toBe(0);
    expect(said.join('\n')).toContain('through Tor at 127.0.0.1:9050');
    expect((await attempt(() => courier('sync stick --direct'))).ok).toBe(true);
    expect(said.join('\n')).toContain('(drop-elsewhere)');
    const asked = tor.asked.length;
    // Not on the roster; but the way there leads through the port that was given.
    expect(await courier(`sync stick --socks 127.0.0.1:${String(tor.port.port)}`)).toBe(1);
    expect(said.join('\n')).toContain('(request-forged)');
    expect(tor.asked.length).toBe(asked + 1);
  });
});

test('what turnbox-courier says of itself comes line by line, and so does how it is called', async () => {
  const said: string[] = [];
  const io = courierIo(desk.folder, open.drop.clock.clock, said);
  expect(await runCourier(['--help'], io)).toBe(0);
  expect(await runCourier(['sync', '--help'], io)).toBe(0);
  expect(await runCourier(['sync'], io)).toBe(2);
  expect(await runCourier(['sync', '--no-such-option'], io)).toBe(2);
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter((line) => /[\n␊]/.test(line))).toEqual([]);
});
