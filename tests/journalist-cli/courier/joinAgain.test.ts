import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { openMirror } from '../../../journalist-cli/courier/mirror.js';
import { runCourier } from '../../../journalist-cli/courier/program.js';
import { sealSecret } from '../../../journalist-cli/vault/keyFile.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';
import { ONION } from '../../harness/fakeTor.js';
import {
  engine,
  keyOf,
  LINE,
  movableClock,
  seedOf,
  testLine,
  type TestLine,
  withRoster,
} from '../../harness/line.js';
import { onionName } from '../../../journalist-cli/courier/onionAddress.js';
import { parseId } from '../../../crypto/wire/fields.js';
import { courierIo, PASSPHRASE } from '../../harness/tool.js';

/** The address that the drop has after it moved. */
const MOVED = `http://${onionName(new Uint8Array(32).fill(8))}`;

let folder: string;
let line: TestLine;
const said: string[] = [];
const at = (name: string): string => join(folder, name);
const put = (name: string, bytes: Uint8Array | undefined): void =>
  writeFileSync(at(name), bytes ?? '');
const run = (...args: string[]): Promise<number> =>
  runCourier(
    [...args, '--folder', 'own', '--passphrase-file', 'passphrase'],
    courierIo(folder, movableClock().clock, said),
  );
const joinAt = (drop: string, roster: string, ...more: string[]): Promise<number> =>
  run('join', '--drop', drop, '--root', line.rootVerifier, '--roster', roster, ...more);
const root = async (of: typeof LINE, name: string): Promise<string[]> => [
  '--root',
  await verifierKey(engine, keyName('root', of), await keyOf(name)),
];
const settings = (): unknown => JSON.parse(readFileSync(at('own/courier.json'), 'utf8'));

beforeAll(async () => {
  folder = temporaryFolder();
  line = await withRoster(await testLine(), {});
  put('passphrase', Buffer.from(`${PASSPHRASE}\n`));
  for (const [i, { bytes }] of line.rosters.entries()) put(`roster-${String(i + 1)}`, bytes);
  await run('init', '--label', 'Courier');
  put('own/courier.key', await sealSecret(seedOf('dov'), PASSPHRASE, 4));
});
afterAll(() => removeFolder(folder));
beforeEach(() => {
  said.length = 0;
});

test('a courier that never joined does not join again', async () => {
  expect(await joinAt(ONION, 'roster-1', '--again')).toBe(1);
  expect(said.join()).toContain('(not-joined)');
});

test('a courier goes on with its drop at another address, by the way it had', async () => {
  expect(await joinAt(ONION, 'roster-1', '--socks', '127.0.0.1:9150')).toBe(0);
  expect(await joinAt(MOVED, 'roster-1')).toBe(1);
  expect(said.join()).toContain('(already-joined)');
  const before = settings();
  expect(await joinAt(MOVED, 'roster-2', '--again')).toBe(0);
  expect(settings()).toEqual({ ...(before as object), drop: MOVED });
});

test('a courier joins again no line and no root but its own, and under no older roster', async () => {
  const mirror = openMirror(at('own/mirror'));
  await mirror.write('rosters/2', line.rosters[1]?.bytes ?? new Uint8Array(0));
  const other = parseId(LINE.split('').reverse().join(''));
  const otherLine = await testLine({ changes: { line: other } });
  put('other', otherLine.rosters[0]?.bytes);
  const forked = await withRoster(await testLine(), { charity: ['ada', 'gil'] });
  put('forked', forked.rosters[1]?.bytes);
  const usurped = await testLine({ root: 'usurper' });
  put('usurped', usurped.rosters[0]?.bytes);
  const before = settings();
  // The last --root counts.
  for (const [roster, more, says] of [
    ['other', await root(other, 'root'), '(line-other)'],
    ['usurped', await root(LINE, 'usurper'), 'another root'],
    ['roster-1', [], '(roster-old)'],
    ['forked', [], '(roster-fork)'],
  ] as const) {
    said.length = 0;
    expect(await joinAt(ONION, roster, '--again', ...more)).toBe(1);
    expect([roster, said.join()]).toEqual([roster, expect.stringContaining(says)]);
  }
  expect(settings()).toEqual(before);
});
