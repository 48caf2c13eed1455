import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { parseStatement } from '../../../crypto/wire/statement.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { dayAfter } from '../../harness/line.js';
import { PASSPHRASE } from '../../harness/tool.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const statementOnStick = async (
  name: string,
): Promise<ReturnType<typeof parseStatement>['claims']> => {
  const folder = world.here.path('stick', stickPath.outbox(await world.idOf(name)));
  return parseStatement(new Uint8Array(readFileSync(`${folder}/statement`))).claims;
};
const backUp = (to: string): Promise<unknown> => world.here.ask(['backup', to, '--vault', 'ada']);
const restore = (from: string, to: string): Promise<unknown> =>
  world.here.ask(['restore', from, '--vault', to]);
const refusal = async (...args: string[]): Promise<unknown> =>
  (JSON.parse((await world.here.turnbox([...args, '--json'])).err) as { code: string }).code;
/** A week in which everybody imports and writes. */
async function round(days: number): Promise<void> {
  world.day(days);
  await world.sync();
  for (const name of ['ada', 'bea']) await world.import(name);
  await world.outbox('ada', 'bea');
}

describe('a back-up', () => {
  test('holds no day key, and its vault writes nothing before an import', async () => {
    await round(1);
    await backUp('safe');
    const copy = await openVault(world.here.path('safe'), () => Promise.resolve(PASSPHRASE));
    expect(copy.daykeys.numbers()).toEqual([]);
    copy.close();
    const original = await openVault(world.here.path('ada'), () => Promise.resolve(PASSPHRASE));
    const seeds = original.daykeys.all().map(({ value }) => Buffer.from(value.seed));
    original.close();
    expect(seeds.length).toBeGreaterThan(60);
    await restore('safe', 'ada-2');
    expect(await refusal('outbox', 'stick', '--vault', 'ada-2')).toBe('restored-waits');
    expect(await refusal('backup', 'safe', '--vault', 'ada')).toBe('vault-exists');
    expect(await refusal('restore', 'safe', '--vault', 'ada')).toBe('vault-exists');
    expect(await refusal('restore', 'nowhere', '--vault', 'x')).toBe('vault-missing');
    const { warnings } = await world.here.ask(['keys', '--vault', 'ada-2']);
    expect(String(warnings)).toContain('made from a back-up');
  });
});

describe('a vault that is restored', () => {
  test('comes back with higher numbers, new keys and the days that it lost', async () => {
    await world.tell({ from: 'mara', message: 'before' });
    await round(1);
    await world.here.ask(['reply', '1', '--text', 'kept answer', '--vault', 'ada']);
    await backUp('safe');
    await round(8);
    await world.tell({ from: 'mara', message: 'between, to all' });
    await world.tell({ from: 'joe', message: 'between, to ada alone', leftOut: ['bea', 'col'] });
    await round(15);
    await world.sync();
    const before = (await world.seen('ada')).statement?.outbox ?? 0;
    expect(before).toBeGreaterThan(2);

    world.day(20);
    await restore('safe', 'ada-2');
    // This stick was filled for the vault that is lost: it begins too late.
    await world.sync();
    expect(await refusal('import', 'stick', '--vault', 'ada-2')).toBe('restored-needs-all');
    expect(await refusal('outbox', 'stick', '--vault', 'ada-2')).toBe('restored-waits');
    await world.sync();
    expect(await world.import('ada-2')).toMatchObject({ whole: true, keyless: 2 });
    await world.outbox('ada-2');
    expect(await statementOnStick('ada')).toMatchObject({
      outbox: before + 100,
      lost: { first: dayAfter(1), last: dayAfter(20) },
    });
    world.day(22);
    await world.sync();
    // A source sees the days, and a key that can be written to again.
    const seen = await world.seen('ada');
    expect(seen).toMatchObject({ key: dayAfter(22), statement: { lost: { first: dayAfter(1) } } });
    await world.tell({ from: 'mara', message: 'after' });
    await world.sync();
    world.day(23);
    await world.sync();
    await world.import('ada-2');
    expect(await world.messages('ada-2')).toEqual(['before', 'after']);
    // The loss ended with the first head that named a new key.
    await world.outbox('ada-2');
    expect(await statementOnStick('ada')).toMatchObject({
      lost: { first: dayAfter(1), last: dayAfter(22) },
    });
    // What went to a colleague too is with the colleague.
    await world.import('bea');
    expect(await world.messages('bea')).toContain('between, to all');
  });

  test('hears again from colleagues what they answered while it was lost', async () => {
    await world.tell({ from: 'mara', message: 'one' });
    await round(1);
    await backUp('safe');
    await world.here.ask(['reply', '1', '--text', 'from bea', '--vault', 'bea']);
    await world.outbox('bea');
    await round(2);
    await round(3);
    await restore('safe', 'ada-2');
    await world.here.turnbox(['outbox', 'stick', '--vault', 'ada-2']);
    world.day(4);
    await world.sync();
    // The copy on this stick is sealed to a key that was lost; that is said, and no alarm is raised.
    expect(await world.import('ada-2')).toMatchObject({ foreign: 1, heard: 0, alarms: 0 });
    await world.outbox('ada-2');
    for (const days of [5, 6, 7]) {
      world.day(days);
      await world.sync();
      await world.import('bea');
      await world.outbox('bea');
      expect(await world.import('ada-2')).toMatchObject({ alarms: 0 });
      await world.outbox('ada-2');
    }
    const { replies } = await world.here.ask(['show', '1', '--vault', 'ada-2']);
    expect(replies).toMatchObject([{ author: 'Reader bea', text: 'from bea' }]);
  });

  test('restored twice names the first day of the older loss and the last of the newer', async () => {
    await round(1);
    await backUp('safe');
    await round(5);
    await restore('safe', 'ada-2');
    await world.here.turnbox(['outbox', 'stick', '--vault', 'ada-2']);
    world.day(6);
    await world.sync();
    await world.import('ada-2');
    await world.outbox('ada-2');
    world.day(7);
    await world.sync();
    const first = (await world.seen('ada')).statement;
    expect(first?.lost?.first).toBe(dayAfter(1));
    // The same old back-up once more: it knows nothing of the first loss but what is published.
    world.day(30);
    await restore('safe', 'ada-3');
    await world.here.turnbox(['outbox', 'stick', '--vault', 'ada-3']);
    await world.sync();
    await world.import('ada-3');
    await world.outbox('ada-3');
    expect(await statementOnStick('ada')).toMatchObject({
      outbox: (first?.outbox ?? 0) + 100,
      lost: { first: dayAfter(1), last: dayAfter(30) },
    });
    world.day(31);
    await world.sync();
    expect((await world.seen('ada')).key).toBe(dayAfter(31));
  });
});

describe('a restore that fails', () => {
  test('leaves nothing of a vault behind, and touches no folder that holds something', async () => {
    await round(1);
    await backUp('safe');
    mkdirSync(world.here.path('home'));
    writeFileSync(world.here.path('home', 'precious'), 'precious');
    writeFileSync(world.here.path('wrong'), 'another passphrase\n');
    expect(await refusal('restore', 'safe', '--vault', 'home')).toBe('folder-not-empty');
    expect(readdirSync(world.here.path('home'))).toEqual(['precious']);
    const before = readdirSync(world.here.folder);
    const failed = ['restore', 'safe', '--vault', 'new', '--passphrase-file', 'wrong'];
    expect(await refusal(...failed)).toBe('wrong-passphrase');
    expect(readdirSync(world.here.folder)).toEqual(before);
    await restore('safe', 'new');
    expect(await world.messages('new')).toEqual([]);
  });
});
