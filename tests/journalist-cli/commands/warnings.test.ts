import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Tip } from '../../../crypto/wire/tipJson.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here);
});
afterEach(() => here.remove());

/** What a person is told when they open message 1 and when they answer it. */
async function told(name: string): Promise<{ show: string; reply: string }> {
  const show = await here.turnbox(['show', '1', '--vault', name]);
  const reply = await here.turnbox(['reply', '1', '--text', 'Thank you.', '--vault', name]);
  return { show: show.out, reply: reply.err };
}

describe('before an answer', () => {
  test('those whom the source left out are named, not to be told', async () => {
    await thread.send({ from: 'mara', leftOut: ['ben'], notDefault: ['cleo'] });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    for (const text of Object.values(await told('anna'))) {
      expect(text).toContain(
        '! The source left out: Reader ben. Do not tell them that this exists.',
      );
      expect(text).not.toContain('left out: Reader cleo');
      expect(text).not.toContain('not addressed');
    }
    const { readers } = await thread.show('anna');
    expect(readers).toMatchObject([
      { standing: 'chosen' },
      { standing: 'left-out' },
      { standing: 'not-default' },
    ]);
  });

  test('somebody whom another message of the source left out is named too', async () => {
    await thread.send({ from: 'mara' });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'mara', message: 'more', leftOut: ['cleo'] });
    await thread.sync('2026-03-03');
    await thread.import('anna');
    const { show, reply } = await told('anna');
    for (const text of [show, reply])
      expect(text).toContain('! Another message of this source left out: Reader cleo.');
  });

  test('a recipient who was not chosen is told that it was not addressed to them', async () => {
    const readers = thread.round.rosters[0]?.readers ?? [];
    const standings = readers.map(({ key, label }): Tip['readers'][number] => [
      key,
      label === 'Reader anna' ? 'not-default' : 'chosen',
    ]);
    await thread.send({ from: 'mara', changes: { readers: standings } });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    for (const text of Object.values(await told('anna')))
      expect(text).toContain('! This was not addressed to you.');
  });
});
