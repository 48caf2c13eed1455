import { existsSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { parseHash } from '../../../crypto/wire/fields.js';
import { isExpired } from '../../../crypto/wire/rosterChain.js';
import { dayAfter, keyOf, newestRoster, sha256, siteFile } from '../../harness/line.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const hasBundle = async (name: string): Promise<boolean> =>
  existsSync(world.here.path('stick', stickPath.bundle(await world.idOf(name))));

describe('a courier’s laptop that is lost', () => {
  test('is shut out by the next epoch, and a new courier fetches everything', async () => {
    await world.tell({ from: 'mara', message: 'before' });
    world.day(1);
    await world.sync();
    await world.roster({ couriers: ['eve', 'fay'] });
    await expect(world.sync('dov')).rejects.toMatchObject({ drop: 'request-forged' });
    await world.tell({ from: 'joe', message: 'after' });
    world.day(2);
    expect(await world.sync('fay', 'stick-2')).toMatchObject({ edition: 3, batch: 3, blobs: 2 });
    expect(await world.import('ada', 'stick-2')).toMatchObject({ tips: 2, epoch: 2, whole: true });
    // A source sees the same readers with the same keys.
    for (const name of ['ada', 'bea', 'col'])
      expect((await world.seen(name)).key).toBe(dayAfter(2));
  });
});

describe('a reader who is added', () => {
  test('is seen from the next edition on, reads what comes then, and no older message', async () => {
    await world.tell({ from: 'mara', message: 'older' });
    world.day(1);
    await world.sync();
    await world.roster({ charity: ['ada', 'bea', 'dan'] });
    await world.vault('dan');
    await world.outbox('dan');
    // The stick brings dan's outbox only once a courier knows of him, who learns it at the sync.
    world.day(2);
    await world.sync();
    expect(await world.seen('dan')).toMatchObject({ key: dayAfter(2), statement: { through: 0 } });
    await world.tell({ from: 'mara', message: 'newer' });
    await world.sync();
    world.day(3);
    await world.sync();
    expect(await world.import('dan')).toMatchObject({ tips: 1, whole: true });
    expect(await world.messages('dan')).toEqual(['newer']);
    await world.import('ada');
    expect((await world.messages('ada')).sort()).toEqual(['newer', 'older']);
    // He begins with the first batch that names an edition of his roster.
    await world.outbox('dan');
    world.day(4);
    await world.sync();
    expect((await world.seen('dan')).statement?.from).toBeGreaterThan(1);
  });
});

describe('a reader who is removed', () => {
  test('gets nothing more, stays named by the last statement, and keeps what was opened', async () => {
    await world.tell({ from: 'mara', message: 'to all' });
    world.day(1);
    await world.sync();
    await world.import('col');
    await world.outbox('col');
    world.day(2);
    await world.sync();
    const old = await world.seal({ from: 'joe', message: 'sealed before the removal' });
    rmSync(world.here.path('stick', await world.idOf('col')), { recursive: true });
    await world.roster({ force: [] });
    world.day(3);
    await world.sync();
    expect(await world.post(old)).toMatchObject({ status: 409, code: 'edition-removed' });
    expect(await hasBundle('col')).toBe(false);
    expect(await world.seen('col')).toMatchObject({
      key: null,
      statement: { throughDay: dayAfter(1) },
    });
    // Sealed anew to those who stay, it goes through.
    expect(await world.tell({ from: 'joe', message: 'sealed anew' })).toMatchObject({
      status: 201,
    });
    world.day(4);
    await world.sync();
    await world.import('ada');
    expect((await world.messages('ada')).sort()).toEqual(['sealed anew', 'to all']);
    expect(await world.messages('col')).toEqual(['to all']);
  });
});

describe('a root that is rotated', () => {
  test('passes to the key that the old one named; vaults follow, and nothing changes for sources', async () => {
    await world.tell({ from: 'mara', message: 'under the old root' });
    await world.roster({ changes: { nextRoot: await keyOf('heir') } });
    const site = await siteFile('heir');
    world.line = { ...world.line, site };
    world.root = 'heir';
    await world.roster({ root: 'heir', changes: { site: parseHash(sha256(site)) } });
    world.day(1);
    await world.sync();
    await world.tell({ from: 'mara', message: 'under the new root' });
    world.day(2);
    await world.sync();
    expect(await world.import('ada')).toMatchObject({ epoch: 3, newRosters: 2, whole: true });
    const { tips } = await world.here.ask(['list', '--vault', 'ada']);
    expect(tips).toMatchObject([{ proof: 'proved' }, { proof: 'proved', sameSourceAs: [1] }]);
    expect((await world.seen('ada')).key).toBe(dayAfter(2));
  });
});

describe('a roster that expires', () => {
  test('is warned of for ninety days, and said aloud once it has happened', async () => {
    await world.roster({ changes: { expires: dayAfter(100) } });
    world.day(5);
    await world.sync();
    const fresh = await world.here.turnbox(['import', 'stick', '--vault', 'ada']);
    expect(fresh.err).not.toContain('roster expires');
    world.day(20);
    await world.sync();
    const session = await world.here.turnbox(['import', 'stick', '--vault', 'ada']);
    expect(session.err).toContain(`The roster expires on ${dayAfter(100)}`);
    world.here.moveTo(dayAfter(101));
    const late = String((await world.here.ask(['keys', '--vault', 'ada']))['warnings']);
    expect(late).toContain('The roster expired');
    // The page goes by the same word and sends nothing more.
    expect(isExpired(newestRoster(world.line), dayAfter(101))).toBe(true);
    expect(isExpired(newestRoster(world.line), dayAfter(100))).toBe(false);
  });
});
