import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { foreignCell } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from './aThread.js';

let here: Desk;
let thread: Thread;
const start = async (sending: Partial<Parameters<Thread['send']>[0]> = {}): Promise<void> => {
  here = desk();
  thread = await startThread(here);
  await thread.send({ from: 'mara', ...sending });
  await thread.sync('2026-03-02');
  await thread.import('anna');
};
afterEach(() => here.remove());

/** Some write their outboxes, an edition goes out, and anna imports it. */
const round = async (day: string, ...names: string[]): Promise<Record<string, unknown>> => {
  here.moveTo(day);
  await thread.outbox(...names);
  await thread.sync(day);
  return thread.import('anna');
};
/** An answer that nobody tells of, in an edition in which the outboxes of ben and cleo rise. */
async function secret(): Promise<void> {
  thread.round.sneak([await foreignCell(thread.round, 'mara')]);
  expect(await round('2026-03-03', 'ben', 'cleo')).toMatchObject({ foreign: 1, alarms: 0 });
}

describe('the alarm for an answer of which nobody told, when somebody stays away', () => {
  beforeEach(() => start());

  test('comes once their outbox has not risen for seven days of heads', async () => {
    await secret();
    for (const day of ['2026-03-04', '2026-03-09'])
      expect(await round(day, 'ben')).toMatchObject({ alarms: 0 });
    here.moveTo('2026-03-10');
    await thread.outbox('ben');
    await thread.sync('2026-03-10');
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toContain('nobody has told of it');
    expect(err).not.toContain('A colleague wrote without telling you');
    expect(await thread.show('anna')).toMatchObject({ alarms: [3], nobodyTold: [3] });
    const { out } = await here.turnbox(['show', '1', '--vault', 'anna']);
    expect(out).toContain('in edition 3. Nobody has told of it.');
    // It is raised once, and a copy that comes later would end it.
    expect(await round('2026-03-11', 'ben')).toMatchObject({ alarms: 0 });
  });

  test('does not come sooner because an edition is dated ahead of this clock', async () => {
    await secret();
    here.moveTo('2026-03-05');
    await thread.outbox('ben');
    await thread.round.edition('2026-04-20');
    thread.round.stick();
    expect(await thread.import('anna')).toMatchObject({ edition: 4, alarms: 0 });
  });

  test('comes after seven days of heads, also when a courier never brings an outbox that rises', async () => {
    const withheld = here.path(
      'stick',
      stickPath.bundle(thread.round.readerIdOf('anna')),
      bundlePath.outbox(thread.round.readerIdOf('cleo')),
    );
    const without = async (day: string): Promise<Record<string, unknown>> => {
      here.moveTo(day);
      await thread.outbox('ben', 'cleo');
      await thread.sync(day);
      rmSync(withheld);
      return thread.import('anna');
    };
    thread.round.sneak([await foreignCell(thread.round, 'mara')]);
    for (const day of ['2026-03-03', '2026-03-06', '2026-03-09'])
      expect(await without(day)).toMatchObject({ alarms: 0 });
    expect(await without('2026-03-10')).toMatchObject({ alarms: 1, nobodyTold: 1 });
  });

  test('waits for nobody who is off the roster', async () => {
    await secret();
    here.moveTo('2026-03-04');
    const id = thread.round.readerIdOf('cleo');
    await here.ask(['roster', 'next', '--vault', 'root', '--out', 'roster-2', '--remove', id]);
    await thread.round.addRoster(here.path('roster-2'));
    expect(await round('2026-03-04', 'ben')).toMatchObject({ alarms: 1, nobodyTold: 1 });
  });
});

describe('the edition up to which no alarm is raised', () => {
  test('is not one that the source made up', async () => {
    await start({ changes: { edition: 999_999 } });
    thread.round.sneak([await foreignCell(thread.round, 'mara')]);
    expect(await round('2026-03-03')).toMatchObject({ foreign: 1, alarms: 1 });
    expect(await thread.show('anna')).toMatchObject({ alarms: [3] });
  });
});
