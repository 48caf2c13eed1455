import { cpSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { runCourier } from '../../../journalist-cli/courier/program.js';
import { createCourier } from '../../../journalist-cli/courier/folder.js';
import { waitingSince, waitingText } from '../../../journalist-cli/terminal/waitingText.js';
import { dayAfter } from '../../harness/line.js';
import { courierIo } from '../../harness/tool.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

/** What the courier's own program says of what it last saw. */
async function status(...more: string[]): Promise<string> {
  const said: string[] = [];
  const io = courierIo(world.here.folder, world.drop.clock.clock, said);
  expect(await runCourier(['status', '--folder', 'courier', ...more], io)).toBe(0);
  return said.join('\n');
}
async function courierWithMirror(): Promise<void> {
  const io = courierIo(world.here.folder, world.drop.clock.clock, []);
  await createCourier(io, world.here.path('courier'), 'Courier dov', world.here.path('passphrase'));
  cpSync(world.here.path('mirror-dov'), world.here.path('courier', 'mirror'), { recursive: true });
}

test('what waits unread is counted from its own day, in the same words for reader and courier', async () => {
  const busyDay = async (days: number): Promise<void> => {
    world.day(days);
    await world.tell({ from: `source ${String(days)}`, message: `of day ${String(days)}` });
    await world.sync();
    await world.import('ada');
    await world.outbox('ada');
  };
  // col imports nothing, ada everything; the stick of bea's first day lacks a file.
  await busyDay(1);
  const blobs = world.here.path('stick', stickPath.bundle(await world.idOf('bea')), 'blobs');
  for (const blob of readdirSync(blobs)) rmSync(`${blobs}/${blob}`);
  const half = await world.here.turnbox(['import', 'stick', '--vault', 'bea', '--json']);
  expect(half.json).toMatchObject({ whole: false });
  await busyDay(20);
  await world.sync();
  await courierWithMirror();

  const now = world.day(50);
  const { waiting } = JSON.parse(await status('--json')) as { waiting: object[] };
  expect(waiting).toEqual([
    { label: 'Reader bea', files: 2, ...waitingSince(dayAfter(1), 60, now) },
    { label: 'Reader col', files: 2, ...waitingSince(dayAfter(1), 60, now) },
  ]);
  const text = await status();
  expect(text).toContain(`Reader col: ${waitingText(waitingSince(dayAfter(1), 60, now))}`);
  expect(text).toContain('! Bring a stick to Reader col now.');
  expect(text).not.toContain('Reader ada');

  expect(await world.here.ask(['keys', '--vault', 'bea'])).toMatchObject({ unread: dayAfter(1) });
  expect((await world.here.turnbox(['list', '--vault', 'bea'])).err).toContain(
    waitingText(waitingSince(dayAfter(1), 60, now)),
  );
});

test('says from which day it has begun to go, once it is too late for some', () => {
  expect(waitingText(waitingSince(dayAfter(0), 60, dayAfter(60)))).toContain('in 0 days');
  expect(waitingText(waitingSince(dayAfter(0), 60, dayAfter(61)))).toContain('began to go on');
});
