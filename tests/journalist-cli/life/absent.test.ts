import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, dayAfter } from '../../harness/line.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

/** A sync after a message to everybody; ada and bea go on as usual. */
async function busyDay(days: number): Promise<string> {
  world.day(days);
  const message = `of day ${String(days)}`;
  await world.tell({ from: `source ${String(days)}`, message });
  await world.sync();
  for (const name of ['ada', 'bea']) await world.import(name);
  await world.outbox('ada', 'bea');
  return message;
}
const warnings = async (name: string): Promise<string> =>
  String((await world.here.ask(['keys', '--vault', name]))['warnings']);

describe('a reader who is away', () => {
  test('for three weeks finds everything, and a source saw how old the last visit was', async () => {
    const sent: string[] = [];
    for (const days of [1, 7, 14, 20]) sent.push(await busyDay(days));
    world.day(21);
    await world.sync();
    expect(await world.seen('col')).toMatchObject({
      key: dayAfter(21),
      statement: { through: 0, throughDay: DAY },
    });
    expect(await world.import('col')).toMatchObject({ tips: 4, expired: 0, whole: true });
    expect(await world.messages('col')).toEqual(sent);
    await world.outbox('col');
    world.day(22);
    await world.sync();
    expect((await world.seen('col')).statement?.throughDay).toBe(dayAfter(21));
  });

  test('for seventy days is warned before, loses what the line no longer keeps, and nothing else', async () => {
    const sent: string[] = [];
    for (const days of [2, 12, 26, 40, 54, 68]) sent.push(await busyDay(days));
    world.here.moveTo(dayAfter(50));
    expect(await warnings('col')).toContain('begin to go after');
    world.here.moveTo(dayAfter(70));
    expect(await warnings('col')).toContain('began to go on');
    world.day(70);
    // A courier who never carried these days has only what the drop still keeps.
    await world.sync('eve', 'stick-2');
    expect((await world.seen('col')).key).toBe(dayAfter(60));
    expect(await world.import('col', 'stick-2')).toMatchObject({ tips: 5, whole: true });
    expect(await world.messages('col')).toEqual(sent.slice(1));
  });

  test('is unreachable after 74 days, for senders too, until another outbox', async () => {
    for (const days of [20, 40, 60]) await busyDay(days);
    world.day(75);
    await world.sync();
    expect((await world.seen('col')).key).toBeNull();
    await world.tell({ from: 'mara', message: 'unreachable' });
    world.day(76);
    await world.sync();
    await world.import('ada');
    const { tips } = await world.here.ask(['list', '--vault', 'ada']);
    expect((tips as unknown[]).at(-1)).toMatchObject({
      readers: [{ standing: 'chosen' }, { standing: 'chosen' }, { standing: 'unreachable' }],
    });
    await world.import('col');
    expect(await world.messages('col')).not.toContain('unreachable');
    await world.outbox('col');
    world.day(77);
    await world.sync();
    expect((await world.seen('col')).key).toBe(dayAfter(77));
    await world.tell({ from: 'joe', message: 'reached' });
    await world.sync();
    world.day(78);
    await world.sync();
    await world.import('col');
    expect(await world.messages('col')).toContain('reached');
  });
});

describe('the only courier away for 21 days', () => {
  test('leaves an old edition in view, brings one edition and one batch, and nothing is lost', async () => {
    const early = await world.seal({ from: 'mara', message: 'sealed on day 0' });
    for (const days of [1, 10, 20]) {
      world.day(days);
      const message = `of day ${String(days)}`;
      expect(await world.tell({ from: message, message })).toMatchObject({ status: 201 });
    }
    expect((await world.seen('ada')).key).toBe(DAY);
    world.day(21);
    expect(await world.sync()).toMatchObject({ edition: 2, batch: 2, blobs: 3 });
    expect((await world.seen('ada')).key).toBe(dayAfter(21));
    // What was sealed to the old edition is good for the days of grace.
    expect(await world.post(early)).toMatchObject({ status: 201 });
    world.day(22);
    await world.sync();
    expect(await world.import('ada')).toMatchObject({ tips: 4, keyless: 0, whole: true });
  });
});
