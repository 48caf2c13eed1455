import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { addDays, parseDay } from '../../../crypto/wire/day.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';

const START = parseDay('2026-03-02');
let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk(START);
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
});
afterEach(() => here.remove());

/** An edition and a batch so many days after the start. */
async function sync(days: number): Promise<void> {
  const day = addDays(START, days);
  here.moveTo(day);
  await round.edition(day);
  await round.batch(day);
}
const importAll = async (): Promise<Record<string, unknown>> => {
  round.stick();
  return here.ask(['import', 'stick', '--vault', 'anna']);
};

describe('day keys after an import', () => {
  test('go once a batch is in whose edition is more than grace past the one that replaced them', async () => {
    await sync(0);
    await sync(1);
    await sync(15);
    expect((await importAll())['destroyed']).toEqual(['2026-02-28', '2026-03-01']);
    await sync(16);
    expect((await importAll())['destroyed']).toEqual(['2026-03-02']);
    const keys = await here.ask(['keys', '--vault', 'anna']);
    expect(keys).toMatchObject({ destroyed: '2026-03-02', first: '2026-03-03' });
  });

  test('stay while a batch is not whole, and open it when it is', async () => {
    await round.edition(START);
    const blob = await round.post(await sealTip(round, { from: 'mara', message: 'in time' }));
    await round.batch(START);
    await sync(1);
    await sync(20);
    round.stick();
    const folder = here.path('stick', stickPath.bundle(round.readerIdOf('anna')));
    rmSync(`${folder}/${bundlePath.blob(blob)}`);
    const half = await here.turnbox(['import', 'stick', '--vault', 'anna', '--json']);
    expect(half.json).toMatchObject({ through: 0, destroyed: [], whole: false });
    const whole = await importAll();
    expect(whole).toMatchObject({ tips: 1, through: 3 });
    expect(whole['destroyed']).toContain(START);
  });

  test('are held back by a clock that is behind', async () => {
    await sync(0);
    await sync(1);
    await sync(30);
    here.moveTo(addDays(START, 5));
    expect((await importAll())['destroyed']).toEqual([]);
    here.moveTo(addDays(START, 30));
    expect((await importAll())['destroyed']).toContain(START);
  });

  test('are never made again for a day whose key is gone', async () => {
    await sync(0);
    await sync(1);
    await sync(30);
    await importAll();
    const { destroyed } = await here.ask(['keys', '--vault', 'anna']);
    // A clock set back to where those days lie ahead is refused before any key is made.
    here.moveTo(START);
    const early = await here.turnbox(['outbox', 'stick', '--vault', 'anna', '--json']);
    expect(early.err).toContain('clock-behind');
    here.moveTo(addDays(START, 30));
    await here.ask(['outbox', 'stick', '--vault', 'anna']);
    const { first } = await here.ask(['keys', '--vault', 'anna']);
    expect(String(first) > String(destroyed)).toBe(true);
  });
});
