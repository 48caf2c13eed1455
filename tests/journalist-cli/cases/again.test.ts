import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
const both = ['anna', 'ben'];

/** Everybody writes an outbox on a day, it goes out, and everybody takes in the stick. */
async function turn(day: string): Promise<unknown> {
  here.moveTo(day);
  const { again } = await here.ask(['outbox', 'stick', '--vault', 'anna']);
  await thread.outbox('ben');
  await thread.sync(day);
  for (const name of both) await thread.import(name);
  return again;
}

/** Two answered threads; one source writes after the answer. */
beforeAll(async () => {
  here = desk();
  thread = await startThread(here, both);
  await thread.send({ from: 'mara', message: 'silent' });
  await thread.sync('2026-03-02');
  await thread.send({ from: 'joe', message: 'comes back' });
  await thread.sync('2026-03-03');
  for (const name of both) await thread.import(name);
  await thread.reply('anna', 'first answer', 1);
  await thread.reply('anna', 'second answer', 2);
  await turn('2026-03-04');
  await thread.send({ from: 'joe', message: 'thank you' });
  await turn('2026-03-05');
});
afterAll(() => here.remove());

const replies = async (name: string): Promise<unknown> => (await thread.show(name, 1))['replies'];

describe('an answer whose source has not written since', () => {
  test('is published again before it ends, once, and stays one answer for everybody', async () => {
    expect(await turn('2026-04-30')).toBe(0);
    expect(await turn('2026-06-25')).toBe(0);
    expect(await turn('2026-08-01')).toBe(1);
    expect(await turn('2026-08-02')).toBe(0);
    for (const name of both)
      expect(await replies(name)).toMatchObject([
        { text: 'first answer', day: '2026-03-03', parts: 1, complete: true, conflicting: false },
      ]);
    expect(await replies('anna')).toMatchObject([{ published: 8 }]);
    const { alarms, colleagues } = await thread.show('ben', 1);
    expect([alarms, colleagues]).toEqual([[], []]);
  });

  test('is let go of once the thread is closed', async () => {
    await here.ask(['status', '1', 'closed', '--vault', 'anna']);
    await turn('2026-09-20');
    await turn('2026-11-15');
    expect(await turn('2027-01-05')).toBe(0);
  });
});
