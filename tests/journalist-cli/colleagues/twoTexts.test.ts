import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sealCell } from '../../../crypto/wire/cell.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { type ReplyPartText, signReplyPart } from '../../../crypto/wire/reply.js';
import { identityOf } from '../../../journalist-cli/vault/line.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { engine } from '../../harness/line.js';
import { source } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';
import { startThread, type Thread } from './aThread.js';

const ALARM = 'A colleague published two different texts under one reply.';
let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara' });
  await thread.sync('2026-03-02');
  await thread.import('anna');
  await thread.import('ben');
  await thread.reply('ben', 'We look into it.');
});
afterEach(() => here.remove());

/** Signs something else under ben's reply, as a changed program would. */
async function signAgain(change: Partial<ReplyPartText>): Promise<void> {
  const vault = await openVault(here.path('ben'), () => Promise.resolve(PASSPHRASE));
  const old = vault.replies.get(1);
  if (old === undefined) throw new Error('ben has answered nothing');
  const part = { line: thread.round.line, day: parseDay('2026-03-03'), thread: old.thread };
  const note = await signReplyPart(
    engine,
    { ...part, reply: old.reply, part: 1, parts: 1, text: 'Call me alone.', ...change },
    identityOf(vault).seed,
  );
  const cell = await sealCell(engine, thread.round.line, (await source('mara')).public, note);
  const cells = [{ ...cell, hash: await fileHash(engine, cell.cell) }];
  await vault.transaction(() => {
    vault.replies.add({ ...old, cells, published: [null] });
  });
  vault.close();
}
const round = async (day: string): Promise<Record<string, unknown>> => {
  here.moveTo(day);
  await thread.outbox('ben');
  await thread.sync(day);
  return thread.import('anna');
};
const texts = async (): Promise<string[]> =>
  ((await thread.show('anna'))['replies'] as { text: string }[]).map(({ text }) => text).sort();

describe('a colleague who signs two texts under one reply', () => {
  test('is raised to the others, who see both', async () => {
    expect(await round('2026-03-03')).toMatchObject({ heard: 1, conflicting: 0 });
    await signAgain({});
    here.moveTo('2026-03-04');
    await thread.outbox('ben');
    await thread.sync('2026-03-04');
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toContain(ALARM);
    expect(await texts()).toEqual(['Call me alone.', 'We look into it.']);
    for (const args of [['show', '1'], ['list']]) {
      const { out } = await here.turnbox([...args, '--vault', 'anna']);
      expect(out).toMatch(/published two different texts under one reply|TWO TEXTS/);
    }
    const reply = await here.turnbox(['reply', '1', '--text', 'x', '--vault', 'anna']);
    expect(reply.err).toContain(ALARM);
  });

  test('is raised when both come in one outbox, and when only the number of parts differs', async () => {
    await signAgain({ text: 'We look into it.', parts: 2 });
    expect(await round('2026-03-03')).toMatchObject({ heard: 2, conflicting: 1 });
    expect(await thread.show('anna')).toMatchObject({
      replies: [{ conflicting: true }, { conflicting: true }],
    });
    await signAgain({ text: 'A third.' });
    expect(await round('2026-03-04')).toMatchObject({ heard: 1, conflicting: 1 });
    expect(await texts()).toContain('A third.');
  });

  test('is not raised for the same words again, nor for the parts of one answer', async () => {
    await signAgain({ text: 'We look into it.' });
    await thread.reply('ben', 'A long one. '.repeat(400));
    const seen = await round('2026-03-03');
    expect(seen).toMatchObject({ conflicting: 0 });
    expect(Number(seen['heard'])).toBeGreaterThan(3);
    expect(await texts()).toHaveLength(2);
    expect((await thread.show('anna'))['warnings']).toEqual([]);
  });
});
