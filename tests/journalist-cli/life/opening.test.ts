import { afterEach, describe, expect, test } from '@jest/globals';
import { DAY, dayAfter } from '../../harness/line.js';
import { send } from '../../harness/source.js';
import { openWorld, startWorld, type World } from './world.js';

let world: World;
afterEach(() => world.stop());

describe('first set-up', () => {
  test('shows a source nothing to write to before edition 1, and everybody’s key from then on', async () => {
    world = await startWorld();
    for (const name of ['ada', 'bea', 'col']) await world.vault(name);
    await world.outbox('ada', 'bea', 'col');
    expect(await send(world.drop, 'GET', '/head')).toMatchObject({ status: 404 });
    expect(await world.sync()).toMatchObject({ edition: 1, batch: 1, blobs: 0 });
    for (const name of ['ada', 'bea', 'col'])
      expect(await world.seen(name)).toMatchObject({
        key: DAY,
        statement: { through: 0, outbox: 1, lost: null },
      });
    expect(await world.tell({ from: 'mara', message: 'the first' })).toMatchObject({ status: 201 });
    world.day(1);
    await world.sync();
    expect(await world.import('ada')).toMatchObject({ tips: 1, through: 2, whole: true });
  });
});

describe('normal weeks', () => {
  test('lose nothing, and show a source from when its messages were collected', async () => {
    world = await openWorld();
    const sent: string[] = [];
    for (const week of [1, 2, 3, 4]) {
      for (const days of [week * 7 - 4, week * 7]) {
        world.day(days);
        await world.sync();
        const message = `of day ${String(days)}`;
        await world.tell({ from: `source ${String(days)}`, message });
        sent.push(message);
      }
      await world.sync();
      for (const name of ['ada', 'bea', 'col'])
        expect(await world.import(name)).toMatchObject({ damaged: 0, keyless: 0, whole: true });
      await world.outbox('ada', 'bea', 'col');
    }
    world.day(29);
    await world.sync();
    for (const name of ['ada', 'bea', 'col']) {
      await world.import(name);
      expect((await world.messages(name)).sort()).toEqual([...sent].sort());
      const { key, statement } = await world.seen(name);
      expect(key).toBe(dayAfter(29));
      expect(statement?.throughDay).toBe(dayAfter(28));
    }
    // Keys of the first days are gone by then, and no message waits for one.
    expect(await world.here.ask(['keys', '--vault', 'ada'])).toMatchObject({
      destroyed: expect.any(String),
      warnings: [],
    });
  });
});
