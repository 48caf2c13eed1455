import { cpSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { DAY, dayAfter } from '../../harness/line.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

describe('two couriers at once', () => {
  test('publish one after the other, close one batch, and bring sticks that agree', async () => {
    await world.tell({ from: 'mara', message: 'one' });
    world.day(1);
    const [first, second] = await Promise.all([
      world.sync('dov', 'stick'),
      world.sync('eve', 'stick-2'),
    ]);
    expect([first.batch, second.batch]).toEqual([2, 2]);
    expect((await world.seen('ada')).key).toBe(dayAfter(1));
    const [older, newer] =
      first.edition < second.edition ? ['stick', 'stick-2'] : ['stick-2', 'stick'];
    for (const stick of [older, newer])
      expect(await world.import('ada', stick)).toMatchObject({ through: 2, disagreeing: [] });
    // In the other order the older one brings nothing, which is said; nothing is lost either way.
    await world.import('bea', newer);
    const late = await world.here.turnbox(['import', older, '--vault', 'bea']);
    expect(late.err).toContain('bundle-old');
    expect(await world.messages('bea')).toEqual(['one']);
  });
});

describe('outboxes', () => {
  test('out of order or twice leave the highest number, and a source sees no step back', async () => {
    await world.outbox('ada');
    cpSync(world.here.path('stick'), world.here.path('late'), { recursive: true });
    await world.outbox('ada');
    world.day(1);
    await world.sync();
    expect((await world.seen('ada')).statement?.outbox).toBe(3);
    for (const stick of ['late', 'stick', 'stick']) {
      await world.sync('eve', stick);
      expect((await world.seen('ada')).statement?.outbox).toBe(3);
    }
  });

  test('of one number with other bytes are refused aloud: a vault was copied', async () => {
    cpSync(world.here.path('ada'), world.here.path('copy'), { recursive: true });
    await world.outbox('ada');
    await world.sync();
    world.day(1);
    await world.outbox('copy');
    const { troubles } = await world.sync();
    expect([...troubles.values()]).toMatchObject([{ code: 'outbox-replayed' }]);
    expect((await world.seen('ada')).statement?.day).toBe(DAY);
  });
});

describe('a batch that is half fetched', () => {
  test('keeps `through` before it and all keys, and the next sync goes on there', async () => {
    await world.tell({ from: 'mara', message: 'one' });
    world.day(1);
    await world.sync();
    await world.tell({ from: 'joe', message: 'two' });
    await world.tell({ from: 'eve', message: 'three' });
    world.day(20);
    await world.sync();
    world.day(21);
    await world.sync();
    const blobs = world.here.path('stick', stickPath.bundle(await world.idOf('ada')), 'blobs');
    const before = new Set(await world.messages('ada'));
    expect(before.size).toBe(0);
    for (const name of readdirSync(blobs).slice(0, 2)) rmSync(`${blobs}/${name}`);
    const half = await world.here.turnbox(['import', 'stick', '--vault', 'ada', '--json']);
    expect(half).toMatchObject({ code: 1, json: { whole: false } });
    const through = Number(half.json['through']);
    expect(through).toBeLessThan(4);
    await world.outbox('ada');
    world.day(22);
    await world.sync();
    expect((await world.seen('ada')).statement?.through).toBe(through);
    expect(await world.import('ada')).toMatchObject({ whole: true, keyless: 0 });
    expect((await world.messages('ada')).sort()).toEqual(['one', 'three', 'two']);
  });
});
