import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { source } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from './aThread.js';

const SHARED = 'Thread 2 has a key of thread 1 in it.';
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

/** Somebody who read mara's thread makes one of their own with a key of hers. */
async function copyKey(kind: 'tag' | 'reply'): Promise<void> {
  const { public: mara } = await source('mara');
  const { public: joe } = await source('joe');
  await thread.send({
    from: 'joe',
    message: 'decoy',
    changes: { source: { ...joe, [kind]: mara[kind] } },
  });
}
const round = async (day: string): Promise<Record<string, unknown>> => {
  here.moveTo(day);
  await thread.outbox('ben');
  await thread.sync(day);
  await thread.import('ben');
  return thread.import('anna');
};
const ONE = [{ author: 'Reader ben', text: 'An honest answer.', complete: true }];

describe('a thread with the tag key of another', () => {
  test('hides no answer of a colleague, and raises no alarm', async () => {
    await copyKey('tag');
    await round('2026-03-03');
    await thread.reply('ben', 'An honest answer.');
    expect(await round('2026-03-04')).toMatchObject({ foreign: 1, heard: 1, alarms: 0 });
    for (const day of ['2026-03-05', '2026-03-06'])
      expect(await round(day)).toMatchObject({ alarms: 0 });
    expect(await thread.show('anna', 1)).toMatchObject({
      replies: ONE,
      colleagues: [],
      alarms: [],
    });
    expect(await thread.show('anna', 2)).toMatchObject({ replies: [], colleagues: [], alarms: [] });
  });

  test('that comes after the answer changes nothing about it', async () => {
    await copyKey('tag');
    await thread.reply('ben', 'An honest answer.');
    await thread.outbox('ben');
    // The answer is out and heard before the batch that brings the decoy.
    here.moveTo('2026-03-03');
    await thread.round.edition('2026-03-03');
    thread.round.stick();
    expect(await thread.import('anna')).toMatchObject({ tips: 0, heard: 1 });
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-06'])
      expect(await round(day)).toMatchObject({ alarms: 0 });
    expect(await thread.show('anna', 1)).toMatchObject({ replies: ONE, alarms: [] });
    expect(await thread.show('anna', 2)).toMatchObject({ replies: [], colleagues: [], alarms: [] });
  });

  test('that was here first does not keep an answer from the other', async () => {
    here.remove();
    here = desk();
    thread = await startThread(here, ['anna', 'ben']);
    await copyKey('tag');
    await thread.send({ from: 'mara', leftOut: ['anna'] });
    await thread.sync('2026-03-02');
    await thread.import('ben');
    await thread.import('anna');
    const { tips } = await here.ask(['list', '--vault', 'ben']);
    const maras = (tips as { message: string; number: number }[]).find(
      ({ message }) => message !== 'decoy',
    );
    await thread.reply('ben', 'An honest answer.', maras?.number ?? 0);
    expect(await round('2026-03-03')).toMatchObject({ foreign: 1, heard: 0 });
    await thread.send({ from: 'mara', message: 'anna may read too' });
    await round('2026-03-04');
    await round('2026-03-05');
    expect(await thread.show('anna', 2)).toMatchObject({ replies: ONE, alarms: [] });
  });

  test.each(['tag', 'reply'] as const)(
    'or the %s key is named on import and when it is shown',
    async (kind) => {
      await copyKey(kind);
      await thread.sync('2026-03-03');
      const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
      expect(err).toContain(SHARED);
      expect(await thread.import('anna')).toMatchObject({ sharedKeys: [] });
      for (const number of [1, 2])
        expect(String((await thread.show('anna', number))['warnings'])).toContain(
          'shares a key with',
        );
    },
  );
});
