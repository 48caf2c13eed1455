import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadNewestRoster, removeFolder } from '../../harness/drop.js';
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

/** The machine is gone with all that it held; another one is set up from the back-up. */
async function lose(backup: string): Promise<void> {
  const { clock } = world.drop;
  await world.drop.stop();
  world.drop = await restoredDrop(operator, backup, clock);
}
const page = async (): Promise<string> => (await fetch(new URL('/en/', world.drop.siteUrl))).text();
const codeOf = async (answer: Promise<{ status: number; code: string }>) => {
  const { status, code } = await answer;
  return [status, code];
};
const REFUSED = [503, 'line-restored'];

describe('a drop that is restored from its back-up', () => {
  test('takes nothing before all couriers came, then goes on where the line stood', async () => {
    const backup = await backUp(operator, world.drop.dir);
    await world.tell({ from: 'mara', message: 'collected' });
    world.day(1);
    await world.sync('dov');
    await world.import('ada');
    await world.outbox('ada');
    world.day(2);
    const before = await world.sync('eve');
    await world.tell({ from: 'joe', message: 'not yet collected' });
    const sealed = await world.seal({ from: 'kim', message: 'sealed before, sent after' });
    const fields = withField(fieldsIn(await page(), 'report'), 'message', 'written before');
    await lose(backup);

    // The page is there. What is sent is refused, with its text kept.
    expect((await send(world.drop, 'GET', '/en/')).status).toBe(200);
    expect(await codeOf(send(world.drop, 'GET', '/head'))).toEqual([404, 'line-restored']);
    expect(await codeOf(world.post(sealed))).toEqual(REFUSED);
    const part = send(world.drop, 'PUT', `/inbox/${'0'.repeat(32)}/0`, new Uint8Array(9));
    expect(await codeOf(part)).toEqual(REFUSED);
    const form = await postForm(world.drop.siteUrl, fields);
    expect(form.status).toBe(503);
    expect(form.html).toContain('written before</textarea>');

    // One courier brings back all that it knows; the other one is still awaited.
    world.day(3);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-restored' });
    expect((await send(world.drop, 'GET', '/head')).status).toBe(200);
    expect(await codeOf(world.post(sealed))).toEqual(REFUSED);
    const late = await postForm(world.drop.siteUrl, fields);
    expect([late.status, late.html.includes('written before</textarea>')]).toEqual([503, true]);

    const after = await world.sync('eve');
    expect(after).toMatchObject({ edition: before.edition + 1, batch: before.batch + 1 });
    expect((await world.post(sealed)).status).toBe(201);
    world.day(4);
    await world.sync('dov');
    // Lost is what the table names: what no courier had fetched.
    for (const name of ['ada', 'bea']) {
      expect(await world.import(name)).toMatchObject({ whole: true });
      expect(await world.messages(name)).toEqual(['collected', 'sealed before, sent after']);
    }
    expect(world.drop.reports).toEqual([]);
  });

  test('is brought a later edition by the second courier, and nothing forks', async () => {
    const backup = await backUp(operator, world.drop.dir);
    world.day(1);
    await world.sync('dov');
    await world.sync('eve', 'stick-2');
    const newest = await world.sync('eve', 'stick-2');
    await lose(backup);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-restored' });
    world.day(2);
    expect(await world.sync('eve', 'stick-2')).toMatchObject({ edition: newest.edition + 1 });
    expect(await world.sync('dov')).toMatchObject({ edition: newest.edition + 2 });
    expect(await world.import('ada')).toMatchObject({ whole: true, disagreeing: [] });
  });

  test('opens without a courier only by a word of the operator, and a fork is then named', async () => {
    const backup = await backUp(operator, world.drop.dir);
    await world.sync('eve', 'stick-2');
    await lose(backup);
    const { dir } = world.drop;
    expect((await turnboxServer('resume', dir, '--without-missing-couriers')).code).toBe(1);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-restored' });
    const asked = await turnboxServer('resume', dir);
    expect([asked.code, asked.notes.includes('Courier eve')]).toEqual([1, true]);
    expect((await turnboxServer('resume', dir, '--without-missing-couriers')).code).toBe(0);
    await world.sync('dov');
    // The same number with another head, and then a longer chain with another head in it.
    await expect(world.sync('eve', 'stick-2')).rejects.toMatchObject({ code: 'head-fork' });
    await world.sync('dov');
    await expect(world.sync('eve', 'stick-2')).rejects.toMatchObject({ code: 'head-fork' });
  });

  test('does not open while a reader’s statement names a later edition than it was given', async () => {
    const backup = await backUp(operator, world.drop.dir);
    await world.sync('eve', 'stick-2');
    await world.import('ada', 'stick-2');
    await world.outbox('ada');
    await lose(backup);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-behind' });
    expect((await send(world.drop, 'GET', '/head')).status).toBe(404);
    await expect(world.sync('eve', 'stick-2')).rejects.toMatchObject({ code: 'drop-restored' });
    expect(await world.sync('dov')).toMatchObject({ edition: 3 });
    expect((await world.seen('ada')).statement?.edition).toBe(2);
  });

  test('gets back a removed reader’s last outbox, once its newest roster is loaded again', async () => {
    const backup = await backUp(operator, world.drop.dir);
    await world.roster({ force: [] });
    world.day(1);
    for (const courier of ['dov', 'eve']) await world.sync(courier);
    const { statement } = await world.seen('col');
    expect(statement?.outbox).toBe(1);
    await lose(backup);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-roster-old' });
    await loadNewestRoster(world.drop.dir, world.line);
    await expect(world.sync('dov')).rejects.toMatchObject({ code: 'drop-restored' });
    await world.sync('eve');
    expect((await world.seen('col')).statement).toMatchObject({ outbox: statement?.outbox });
  });
});
