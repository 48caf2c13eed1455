import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const WORDS = 'under new words; the words are proved, not the person';
let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => here.remove());

const reply = async (number: number): Promise<string> =>
  (await here.turnbox(['reply', String(number), '--text', 'x', '--vault', 'anna'])).err;

describe('a source that goes on under new words', () => {
  test('is shown on both threads, warned of before either is answered, and joined to neither', async () => {
    await thread.send({ from: 'mara', message: 'first' });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'new mara', message: 'moved', movedFrom: { from: 'mara' } });
    await thread.sync('2026-03-03');
    expect(await thread.import('anna')).toMatchObject({ tips: 2, followUps: 0 });
    expect(await thread.show('anna', 1)).toMatchObject({
      thread: 1,
      movedTo: [2],
      movedFrom: null,
    });
    expect(await thread.show('anna', 2)).toMatchObject({
      thread: 2,
      sameSourceAs: [],
      movedFrom: { message: 1, proof: 'proved' },
    });
    expect((await here.turnbox(['show', '2', '--vault', 'anna'])).out).toContain(
      `! This goes on from message 1 ${WORDS}`,
    );
    expect(await reply(2)).toContain(`goes on from message 1 ${WORDS}`);
    expect(await reply(1)).toContain(`goes on as message 2 ${WORDS}`);
  });

  test('is proved once the old thread comes, in whichever order they come', async () => {
    const old = { from: 'mara', message: 'first' };
    await thread.send({ from: 'new mara', movedFrom: { from: 'mara' } });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    expect(await thread.show('anna', 1)).toMatchObject({
      movedFrom: { message: null, proof: 'unknown' },
    });
    expect(await reply(1)).toContain('goes on from a thread that is not here');
    await thread.send(old);
    await thread.sync('2026-03-03');
    await thread.import('anna');
    expect(await thread.show('anna', 1)).toMatchObject({
      movedFrom: { message: 2, proof: 'proved' },
    });
    expect(await thread.show('anna', 2)).toMatchObject({ movedTo: [1] });
  });

  test('is called out when another than the old source signed it', async () => {
    await thread.send({ from: 'mara', message: 'first' });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'joe', movedFrom: { from: 'mara', signedBy: 'joe' } });
    await thread.sync('2026-03-03');
    await thread.import('anna');
    expect(await thread.show('anna', 2)).toMatchObject({ movedFrom: { proof: 'forged' } });
    expect(await thread.show('anna', 1)).toMatchObject({ movedTo: [] });
    expect(await reply(2)).toContain('the proof is wrong');
  });
});
