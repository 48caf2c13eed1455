import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../../../crypto/refusal.js';
import { type Id, parseId } from '../../../crypto/wire/fields.js';
import { dropClient } from '../../../journalist-cli/courier/dropClient.js';
import type { Listener } from '../../../server/config/config.js';
import {
  assetsFolder,
  lineFolder,
  LOOPBACK_CONFIG,
  loadNewestRoster,
  removeFolder,
  serveFolder,
  temporaryFolder,
  type TestDrop,
} from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { engine, LINE, movableClock, seedOf, testLine, type TestLine } from '../../harness/line.js';
import { bring, type OpenLine, publishNext } from '../../harness/openLine.js';
import {
  operatorWithKey,
  type Operator,
  backUp,
  restoredDrop,
} from '../../harness/restoredDrop.js';
import { turnboxServer } from '../../harness/serverTool.js';
import { send, sendWhole, uploadOf } from '../../harness/source.js';

/** Two lines in one place: one is open, the other has people, a key and a name of its own. */
const OTHER: Id = parseId(LINE.split('').toReversed().join(''));
let place: string;
let north: OpenLine;
let south: TestDrop;
let operator: Operator;

beforeAll(async () => {
  place = temporaryFolder();
  const made = join(place, 'made');
  mkdirSync(made);
  const assets = assetsFolder(made);
  const serve = async (name: string, line: TestLine, site: Listener): Promise<TestDrop> => {
    const config = { ...LOOPBACK_CONFIG, site };
    renameSync(await lineFolder(made, line, config), join(place, name));
    await loadNewestRoster(join(place, name), line);
    return serveFolder(made, join(place, name), movableClock(), () => false, assets);
  };
  const line = await testLine();
  const drop = await serve('north', line, LOOPBACK_CONFIG.site);
  north = { line, drop, outboxes: new Map(), head: null };
  const other = await testLine({ couriers: ['gus', 'hal'], changes: { line: OTHER } });
  south = await serve('south', other, { socket: join(made, 'south.sock') });
  for (const { name } of line.readers) await bring(north, name);
  await publishNext(north);
  operator = await operatorWithKey();
});
afterAll(async () => {
  await south.stop();
  removeFolder(place);
  removeFolder(operator.folder);
});

const asked = (drop: TestDrop, line: Id, courier: string, path: string): Promise<unknown> => {
  const address = drop.courierUrl;
  const seed = seedOf(courier);
  const client = dropClient(engine, drop.clock.clock, { address, route: 'direct', line, seed });
  return attempt(() => client.get(path)).then((answer) =>
    answer.ok ? (answer.value === null ? 'nothing' : 'bytes') : answer.refusal.code,
  );
};
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (error as { drop?: string }).drop);

test('a courier of one line is refused at the other, and that one does not have its messages', async () => {
  const blob = await someBlob();
  const upload = uploadOf(blob);
  expect((await sendWhole(north.drop, upload, blob)).status).toBe(201);
  const path = `/blobs/${upload.sha256}`;
  expect(await codeOf(asked(north.drop, LINE, 'dov', path))).toBe('bytes');
  for (const line of [LINE, OTHER])
    expect(await codeOf(asked(south, line, 'dov', '/state'))).toBe('request-forged');
  expect(await codeOf(asked(south, OTHER, 'gus', '/state'))).toBe('bytes');
  expect(await codeOf(asked(south, OTHER, 'gus', path))).toBe('nothing');
  expect(await codeOf(asked(north.drop, OTHER, 'gus', path))).toBe('request-forged');
});

test('all lines of a place are listed, one with a fault too', async () => {
  await turnboxServer('init', join(place, 'west'), '--label', 'West');
  const { out } = await turnboxServer('lines', place, '--json');
  expect((JSON.parse(out) as { lines: unknown }).lines).toEqual([
    expect.objectContaining({ line: 'north', edition: 1, state: 'stands' }),
    expect.objectContaining({ line: 'south', edition: 0, state: 'running' }),
    expect.objectContaining({ line: 'west', name: null, state: 'no-roster' }),
  ]);
  expect((await turnboxServer('lines', place)).out.split('\n')).toHaveLength(3);
});

test('one line is backed up, restored elsewhere and destroyed, and the other goes on', async () => {
  const file = await backUp(operator, north.drop.dir);
  const moved = await restoredDrop(operator, file, north.drop.clock);
  expect((await send(moved, 'GET', '/')).status).toBe(200);
  await moved.stop();
  await north.drop.close();
  await north.drop.line.close();
  const key = readFileSync(join(north.drop.dir, 'drop.key'));
  // Only a typed name destroys, and another line's is none.
  expect((await turnboxServer('remove', north.drop.dir)).code).toBe(1);
  expect((await turnboxServer('remove', north.drop.dir, '--confirm', 'south')).code).toBe(1);
  expect(readFileSync(join(north.drop.dir, 'drop.key')).equals(key)).toBe(true);
  const removed = await turnboxServer('remove', north.drop.dir, '--confirm', 'north');
  expect([removed.code, removed.notes]).toEqual([0, expect.stringContaining('flash memory')]);
  expect(existsSync(north.drop.dir)).toBe(false);
  expect(readdirSync(place)).toContain('south');
  expect(await codeOf(asked(south, OTHER, 'gus', '/state'))).toBe('bytes');
});

test('a line that runs is not destroyed', async () => {
  const { code, notes } = await turnboxServer('remove', south.dir, '--confirm', 'south');
  expect([code, notes]).toEqual([1, expect.stringContaining('Stop it first')]);
  expect(existsSync(join(south.dir, 'drop.key'))).toBe(true);
});
