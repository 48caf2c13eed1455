import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openLine } from '../../../server/line.js';
import { assetsFolder, removeFolder } from '../../harness/drop.js';
import { engine } from '../../harness/line.js';
import { fieldsIn, postForm, withField } from '../../harness/plainSource.js';
import {
  backUp,
  type Operator,
  operatorWithKey,
  restoredDrop,
} from '../../harness/restoredDrop.js';
import { turnboxServer } from '../../harness/serverTool.js';
import { send } from '../../harness/source.js';
import { openWorld, type World } from './world.js';

let world: World;
let operator: Operator;
beforeEach(async () => {
  world = await openWorld();
  operator = await operatorWithKey();
});
afterEach(async () => {
  await world.stop();
  removeFolder(operator.folder);
});

test('a line moves to another machine: sources come back in an hour, and nothing is lost', async () => {
  await world.tell({ from: 'mara', message: 'one' });
  world.day(1);
  await world.sync('dov');
  const last = await world.sync('eve');
  await world.tell({ from: 'joe', message: 'two' });
  const sealed = await world.seal({ from: 'kim', message: 'three' });
  const old = world.drop;
  const file = join(operator.folder, 'moved.age');
  const moving = ['backup', old.dir, '--to', file, '--recipient', operator.recipient, '--move'];

  // In this order only: while messages may come or wait, nothing moves.
  expect((await turnboxServer(...moving)).notes).toContain('stop-intake');
  expect((await turnboxServer('stop-intake', old.dir)).code).toBe(0);
  expect((await turnboxServer(...moving)).notes).toContain('no courier has fetched');

  const html = await (await fetch(new URL('/en/', old.siteUrl))).text();
  const fields = withField(fieldsIn(html, 'report'), 'message', 'written meanwhile');
  const form = await postForm(old.siteUrl, fields);
  expect([form.status, form.errors.join(' ')]).toEqual([503, expect.stringContaining('hour')]);
  expect(form.html).toContain('written meanwhile</textarea>');
  expect(await world.post(sealed)).toMatchObject({ status: 503, code: 'line-moving' });
  expect((await send(old, 'GET', '/head')).status).toBe(200);

  // What came since today's batch does not stay behind: another batch is closed for it.
  const emptied = await world.sync('dov');
  expect(emptied).toMatchObject({ batch: last.batch + 1, blobs: 1 });
  await world.sync('eve');
  expect((await turnboxServer(...moving)).code).toBe(0);

  // The old one takes no part any more, as it runs and when it is started again.
  await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-moved' });
  expect(await world.post(sealed)).toMatchObject({ status: 503, code: 'line-moving' });
  expect((await turnboxServer('resume', old.dir)).code).toBe(1);
  const started = openLine(old.dir, {
    engine,
    clock: old.clock.clock,
    assets: assetsFolder(operator.folder),
    report: () => undefined,
  });
  await expect(started).rejects.toMatchObject({ code: 'line-moved' });

  // Nothing came after, so the courier who synced last is enough on the new machine.
  world.drop = await restoredDrop(operator, file, old.clock);
  await old.stop();
  expect(await world.post(sealed)).toMatchObject({ status: 503, code: 'line-restored' });
  world.day(2);
  await expect(world.sync('dov')).rejects.toMatchObject({ drop: 'restored-incomplete' });
  const first = await world.sync('eve', 'stick');
  expect(first.batch).toBe(emptied.batch + 1);
  expect((await world.post(sealed)).status).toBe(201);
  world.day(3);
  expect(await world.sync('eve')).toMatchObject({ edition: first.edition + 1 });
  await world.sync('dov');
  for (const name of ['ada', 'bea']) {
    expect(await world.import(name)).toMatchObject({ whole: true, disagreeing: [] });
    expect(await world.messages(name)).toEqual(['one', 'two', 'three']);
  }
});

test('a line whose intake was stopped goes on where it is when nobody moves it', async () => {
  const sealed = await world.seal({ from: 'mara', message: 'one' });
  await turnboxServer('stop-intake', world.drop.dir);
  expect((await world.post(sealed)).status).toBe(503);
  expect((await turnboxServer('resume', world.drop.dir)).code).toBe(0);
  expect((await world.post(sealed)).status).toBe(201);
  expect(await backUp(operator, world.drop.dir)).toContain('drop.age');
});
