import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseId } from '../../../crypto/wire/fields.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => here.remove());

const tips = async (): Promise<unknown> => (await here.ask(['list', '--vault', 'anna']))['tips'];

describe('messages that come twice', () => {
  test('as the same blob in two batches are one', async () => {
    const blob = await sealTip(thread.round, { from: 'mara' });
    await thread.round.post(blob);
    await thread.sync('2026-03-02');
    await thread.round.post(blob);
    await thread.sync('2026-03-03');
    expect(await thread.import('anna')).toMatchObject({ tips: 1, repeated: 1 });
  });

  test('sealed twice under one signature are one', async () => {
    const tip = parseId('ab'.repeat(16));
    const twice = { from: 'mara', message: 'twice', changes: { tip } };
    // Ed25519 gives one signature for one text, so that only the seal differs.
    await thread.send(twice);
    await thread.send(twice);
    await thread.sync('2026-03-02');
    expect(await thread.import('anna')).toMatchObject({ tips: 1, repeated: 1 });
  });

  test('under one id with another content are both kept, and both flagged', async () => {
    const tip = parseId('cd'.repeat(16));
    await thread.send({ from: 'mara', message: 'one', changes: { tip } });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'joe', message: 'two', changes: { tip } });
    await thread.sync('2026-03-03');
    await thread.import('anna');
    expect(await tips()).toMatchObject([{ sameIdAs: [2] }, { sameIdAs: [1] }]);
    const { out } = await here.turnbox(['show', '1', '--vault', 'anna']);
    expect(out).toContain('! Message 2 claims the same id.');
  });

  test('with one content under two codenames are linked for seven days and answered apart', async () => {
    await thread.send({ from: 'mara', message: 'the same' });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'mara again', message: 'the same' });
    await thread.sync('2026-03-09');
    await thread.send({ from: 'mara once more', message: 'the same' });
    await thread.sync('2026-03-17');
    await thread.import('anna');
    expect(await tips()).toMatchObject([
      { thread: 1, sameContentAs: [2] },
      { thread: 2, sameContentAs: [1] },
      { thread: 3, sameContentAs: [] },
    ]);
  });

  test('with other answers or files are not linked', async () => {
    const files = [{ name: 'a', bytes: new Uint8Array(3) }];
    await thread.send({ from: 'mara', message: 'the same' });
    await thread.send({ from: 'joe', message: 'the same', files });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    expect(await tips()).toMatchObject([{ sameContentAs: [] }, { sameContentAs: [] }]);
  });
});
