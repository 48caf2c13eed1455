import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, parseDay } from '../../../crypto/wire/day.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { chaff, foreignCell, sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition('2026-03-02');
});
afterEach(() => here.remove());

const importStick = (stick = 'stick'): Promise<Session> =>
  here.turnbox(['import', stick, '--vault', 'anna', '--json']);
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const send = async (message: string): Promise<Hash> =>
  round.post(await sealTip(round, { from: message, message }));

describe('what is inside', () => {
  test('never joins a message to a thread that its signature does not prove', async () => {
    await round.post(await sealTip(round, { from: 'mara', message: 'first' }));
    await round.batch('2026-03-02');
    await round.post(await sealTip(round, { from: 'mara', signedBy: 'joe', message: 'forged' }));
    await round.batch('2026-03-03');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 1, damaged: 1, followUps: 0 });
    const { tips } = await here.ask(['list', '--vault', 'anna']);
    expect(tips).toMatchObject([{ thread: 1 }, { thread: null, proof: 'unproved' }]);
    const answered = await here.turnbox([
      'reply',
      '2',
      '--vault',
      'anna',
      '--text',
      'no',
      '--json',
    ]);
    expect(codeOf(answered)).toBe('tip-unanswerable');
  });

  test('shows the text of a damaged message and flags what does not fit', async () => {
    const damaged = await sealTip(round, {
      from: 'mara',
      message: 'still readable',
      spoil: (entries) => entries.slice(0, -1),
    });
    await round.post(damaged);
    await round.batch('2026-03-02');
    await round.post(
      await sealTip(round, { from: 'joe', changes: { head: 'ab'.repeat(32) as Hash } }),
    );
    await round.post(await sealTip(round, { from: 'eve', changes: { readers: [] } }));
    await round.batch('2026-03-03');
    round.stick();
    await importStick();
    const { tips } = await here.ask(['list', '--vault', 'anna']);
    const [first, ...others] = tips as { flags: string[] }[];
    expect(first).toMatchObject({ proof: 'damaged', message: 'still readable', thread: null });
    expect(others.map(({ flags }) => flags.join(' ')).sort()).toEqual([
      'head-differs',
      'readers-differ',
    ]);
  });

  test('keeps files piece by piece, and none of a message that proves damaged', async () => {
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) >> 3);
    const files = [
      { name: 'empty.txt', bytes: new Uint8Array(0) },
      { name: 'film.mp4', bytes },
    ];
    await round.post(
      await sealTip(round, { from: 'joe', files, spoil: (entries) => entries.slice(0, -1) }),
    );
    await round.batch('2026-03-02');
    await round.post(await sealTip(round, { from: 'mara', files }));
    await round.batch('2026-03-03');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 1, damaged: 1 });
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const [damaged, whole] = vault.tips.all().map(({ value }) => value);
    const joined = (rows: readonly number[]): Buffer =>
      Buffer.concat(rows.map((row) => vault.pieces.get(row) ?? new Uint8Array(0)));
    const kept = whole?.kind === 'proved' ? whole.files : [];
    expect(kept.map(({ size, rows }) => [size, rows.length])).toEqual([
      [0, 1],
      [2_500_000, 3],
    ]);
    expect(joined(kept[1]?.rows ?? []).equals(bytes)).toBe(true);
    // Of the damaged one its whole inside stays, as evidence, and no loose piece beside it.
    const evidence = damaged?.kind === 'damaged' ? damaged.rows : [];
    expect(joined(evidence).subarray(0, 8).toString()).toBe('tip.json');
    expect(vault.pieces.all()).toHaveLength(evidence.length + 4);
    vault.close();
  });

  test('drops noise and what was sealed to others alone', async () => {
    await round.post(await chaff(round));
    await round.post(await sealTip(round, { from: 'mara', leftOut: ['anna'] }));
    await round.post(new Uint8Array(22714));
    await round.batch('2026-03-02');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 0, chaff: 2, unreadable: 1 });
    const other = await here.ask(['import', 'stick', '--vault', 'ben']);
    expect(other).toMatchObject({ tips: 1, chaff: 1 });
    const shown = await here.turnbox(['show', '1', '--vault', 'ben']);
    expect(shown.out).toContain('The source left out: Reader anna');
  });

  test('remembers a cell of somebody else, also one that came before the thread was opened', async () => {
    const blob = await sealTip(round, { from: 'mara' });
    round.sneak([await foreignCell(round, 'mara')]);
    await round.edition('2026-03-03');
    round.stick();
    expect((await importStick()).json).toMatchObject({ foreign: 0 });
    await round.post(blob, 1);
    await round.batch('2026-03-03');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 1, foreign: 1 });
    expect(await here.ask(['show', '1', '--vault', 'anna'])).toMatchObject({ colleagues: [2] });
  });

  test('marks the whole thread once the drop sealed a message of it', async () => {
    await round.post(await sealTip(round, { from: 'mara', message: 'one' }));
    await round.batch('2026-03-02');
    await round.post(await sealTip(round, { from: 'mara', message: 'two', sealed: 'drop' }));
    await round.batch('2026-03-03');
    round.stick();
    await importStick();
    const { tips } = await here.ask(['list', '--vault', 'anna']);
    expect(tips).toMatchObject([{ threadSealedByDrop: true }, { threadSealedByDrop: true }]);
  });

  test('lets a batch pass whose messages are older than the line keeps them', async () => {
    await send('lost');
    await round.batch('2026-03-02');
    const later = addDays(parseDay('2026-03-02'), 61);
    here.moveTo(later);
    await here.ask(['outbox', 'stick', '--vault', 'anna']);
    await round.edition(later);
    await round.batch(later);
    for (const path of round.files.keys()) if (path.startsWith('blobs/')) round.files.delete(path);
    round.stick();
    expect((await importStick()).json).toMatchObject({ expired: 1, through: 2, whole: true });
  });
});
