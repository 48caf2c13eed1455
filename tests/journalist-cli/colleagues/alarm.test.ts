import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { foreignCell } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from './aThread.js';

const ALARM = 'A colleague wrote without telling you, or the source has left you out since';
let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara' });
  await thread.sync('2026-03-02');
  await thread.import('anna');
  await thread.import('ben');
});
afterEach(() => here.remove());

const sneak = async (): Promise<void> =>
  thread.round.sneak([await foreignCell(thread.round, 'mara')]);

describe('the alarm for an answer of which nobody told', () => {
  test('comes once everyone who may have made it has shown two outboxes without a copy', async () => {
    await thread.outbox('ben');
    await sneak();
    await thread.sync('2026-03-03');
    // One silent outbox is not enough: the copy may come with the next.
    expect(await thread.import('anna')).toMatchObject({ foreign: 1, alarms: 0 });
    expect(await thread.show('anna')).toMatchObject({ colleagues: [3], alarms: [] });
    await thread.outbox('ben');
    await thread.sync('2026-03-04');
    const session = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(session.err).toContain(ALARM);
    expect(await thread.show('anna')).toMatchObject({ colleagues: [3], alarms: [3] });
    for (const args of [['show', '1'], ['list']]) {
      const { out } = await here.turnbox([...args, '--vault', 'anna']);
      expect(out).toMatch(/A colleague wrote without telling you|ANSWERED UNSEEN/);
    }
    expect((await here.turnbox(['reply', '1', '--text', 'x', '--vault', 'anna'])).err).toContain(
      ALARM,
    );
    // It is raised once.
    expect(await thread.import('anna')).toMatchObject({ alarms: 0 });
  });

  test('waits for each reader whose outbox rose in that edition', async () => {
    await thread.outbox('ben');
    await sneak();
    await thread.sync('2026-03-03');
    await thread.import('anna');
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-06']) {
      await thread.sync(day);
      expect(await thread.import('anna')).toMatchObject({ alarms: 0 });
    }
    await thread.outbox('ben');
    await thread.sync('2026-03-07');
    expect(await thread.import('anna')).toMatchObject({ alarms: 1 });
  });

  test('comes at once when no reader’s outbox rose: a courier published it alone', async () => {
    await sneak();
    await thread.sync('2026-03-03');
    expect(await thread.import('anna')).toMatchObject({ foreign: 1, alarms: 1 });
  });

  test('is not raised for what came before one’s first message on the thread', async () => {
    await sneak();
    await thread.sync('2026-03-03');
    await thread.send({ from: 'mara', message: 'second' });
    here.moveTo('2026-03-03');
    await here.ask(['init', '--vault', 'dora', '--label', 'Reader dora']);
    await here.ask(['card', '--vault', 'dora', '--out', 'dora.card']);
    await here.ask(
      'roster next --vault root --out roster-2 --add-reader charity=dora.card'.split(' '),
    );
    await thread.round.addRoster(here.path('roster-2'));
    await here.ask(['import', 'roster-2', '--vault', 'dora', '--root', thread.round.published]);
    await thread.outbox('dora');
    await thread.sync('2026-03-04');
    await thread.import('dora');
    await thread.send({ from: 'mara', message: 'to dora too' });
    await thread.sync('2026-03-05');
    await thread.outbox('anna', 'ben');
    await thread.sync('2026-03-06');
    await thread.outbox('anna', 'ben');
    await thread.sync('2026-03-07');
    expect(await thread.import('dora')).toMatchObject({ tips: 1, foreign: 1, alarms: 0 });
    expect(await thread.show('dora')).toMatchObject({ colleagues: [], alarms: [] });
  });

  test('ends when the copy comes after all', async () => {
    await thread.reply('ben', 'told late');
    await thread.outbox('ben');
    const early = await here.ask(['list', '--vault', 'anna']);
    expect(early).toMatchObject({ tips: [{ alarm: false }] });
    await thread.sync('2026-03-03');
    expect(await thread.import('anna')).toMatchObject({ heard: 1, alarms: 0 });
  });

  test('is not raised for answers to a message that this vault has only half fetched', async () => {
    const late = await thread.send({ from: 'joe', message: 'joe speaks' });
    await thread.sync('2026-03-03');
    await thread.import('ben');
    await thread.reply('ben', 'to joe', 2);
    await thread.outbox('ben');
    await thread.sync('2026-03-04');
    rmSync(
      here.path('stick', stickPath.bundle(thread.round.readerIdOf('anna')), bundlePath.blob(late)),
    );
    const half = await here.turnbox(['import', 'stick', '--vault', 'anna', '--json']);
    expect(half.json).toMatchObject({ whole: false });
    await thread.outbox('anna');
    // Ben goes by what anna's statement says, and keeps the copy for her.
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-07']) {
      await thread.sync(day);
      await thread.import('ben');
      await thread.outbox('ben');
    }
    await thread.sync('2026-03-08');
    expect(await thread.import('anna')).toMatchObject({ tips: 1, heard: 1, alarms: 0 });
  });
});
