import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import type { Gist } from '../../../crypto/wire/tipJson.js';
import { placeOf } from '../../../journalist-cli/vault/line.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { recipientsOf } from '../../../journalist-cli/cases/gist.js';
import { engine, keyOf } from '../../harness/line.js';
import { parseWord, ZERO_ID } from '../../../crypto/wire/fields.js';
import type { Roster } from '../../../crypto/wire/roster.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';

let here: Desk;
let round: Round;
const everybody = ['anna', 'fay', 'gus'];
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const send = async (
  from: string,
  gist: Gist,
  leftOut: readonly string[] = [],
  old = '',
): Promise<void> => {
  const notDefault = ['fay', 'gus'].filter((name) => !leftOut.includes(name));
  const changes = { gist };
  const moved = old === '' ? {} : { movedFrom: { from: old } };
  await round.post(
    await sealTip(round, {
      from,
      message: `from ${from}: it was 4711`,
      notDefault,
      leftOut,
      changes,
      ...moved,
    }),
  );
};
const sync = async (day: string): Promise<void> => {
  here.moveTo(day);
  await round.edition(day);
  await round.batch(day);
  round.stick();
  for (const name of everybody) await here.ask(['import', 'stick', '--vault', name]);
};
const outboxes = async (): Promise<void> => {
  for (const name of everybody) await here.ask(['outbox', 'stick', '--vault', name]);
};
const numberOf = async (from: string): Promise<string> => {
  const { tips } = await here.ask(['list', '--vault', 'anna']);
  const all = tips as { number: number; message: string }[];
  return String(all.find(({ message }) => message.startsWith(`from ${from}:`))?.number);
};
const gist = async (from: string, ...more: string[]): Promise<Session> =>
  here.turnbox([
    'gist',
    await numberOf(from),
    '--to',
    'force',
    '--json',
    '--vault',
    'anna',
    ...(more.includes('--text') ? more : ['--text', 'An officer takes money.', ...more]),
  ]);
const heard = async (name: string): Promise<{ text: string; told: boolean; author: string }[]> =>
  (await here.ask(['gist', '--vault', name]))['gists'] as never;

const third = async (name: string): Promise<unknown> =>
  (await heard(name)).find(({ text }) => text === 'A third one.')?.told;

beforeAll(async () => {
  here = desk();
  round = await startRound(here, { readers: ['anna'], force: ['fay', 'gus'] });
  await outboxes();
  await round.edition('2026-03-02');
  await send('yes', 'yes', ['gus']);
  await send('no', 'no');
  await send('ask', 'ask');
  await sync('2026-03-02');
});
afterAll(() => here.remove());

describe('a gist', () => {
  test('goes only if the source said yes, or was asked and agreed', async () => {
    expect(codeOf(await gist('no'))).toBe('gist-refused');
    expect(codeOf(await gist('no', '--source-agreed'))).toBe('gist-refused');
    expect(codeOf(await gist('ask'))).toBe('gist-unasked');
    expect((await gist('ask', '--source-agreed')).json['to']).toEqual(['Reader fay', 'Reader gus']);
  });

  test('never goes to a reader whom the source left out, nor in the source’s words', async () => {
    expect(codeOf(await gist('yes', '--text', 'They say it was 4711.'))).toBe('reply-unchecked');
    expect((await gist('yes', '--text', 'One of them takes money.')).json['to']).toEqual([
      'Reader fay',
    ]);
    const long = await gist('yes', '--text', 'x'.repeat(2001));
    expect(codeOf(long)).toBe('gist-too-long');
    expect(codeOf(await gist('yes', '--text', ' '))).toBe('text-empty');
    expect((await gist('yes', '--to', '!', '--text', 'x')).code).toBe(2);
    expect(codeOf(await gist('yes', '--to', 'police', '--text', 'x'))).toBe('gist-nobody');
  });

  test('comes with the next outbox, under an id of its own, with its author', async () => {
    await outboxes();
    await sync('2026-03-03');
    expect((await heard('fay')).map(({ text }) => text).toSorted()).toEqual([
      'An officer takes money.',
      'One of them takes money.',
    ]);
    expect(await heard('gus')).toMatchObject([
      { author: 'Reader anna', text: 'An officer takes money.', told: true },
    ]);
    const { out } = await here.turnbox(['list', '--vault', 'fay']);
    expect(out).toContain('Gist of Reader anna, 2026-03-02');
    expect(out).toContain('One of them takes money.');
    expect((await here.turnbox(['list', '--vault', 'gus'])).out).not.toContain('One of them');
  });

  test('stops being told once the source says no, or its author takes it back', async () => {
    const files = (): number =>
      readFileSync(
        join(
          here.path('stick', stickPath.outbox(round.readerIdOf('anna'))),
          `copies-${round.readerIdOf('fay')}`,
        ),
      ).length;
    const before = files();
    await send('ask', 'no');
    await sync('2026-03-04');
    const own = (await here.ask(['gist', '--vault', 'anna']))['gists'] as {
      id: string;
      text: string;
    }[];
    const id = own.find(({ text }) => text.startsWith('One of'))?.id ?? '';
    await here.ask(['gist', '--withdraw', id.slice(0, 8), '--vault', 'anna']);
    expect((await here.turnbox(['gist', '--withdraw', 'ffffffff', '--vault', 'anna'])).code).toBe(
      2,
    );
    await outboxes();
    await sync('2026-03-05');
    expect((await heard('fay')).map(({ told }) => told)).toEqual([false, false]);
    expect(files()).toBe(before);
  });

  test('stops for a reader whom the source leaves out under new words', async () => {
    await send('kim', 'yes');
    await sync('2026-03-06');
    expect((await gist('kim', '--text', 'A third one.')).json['to']).toHaveLength(2);
    await outboxes();
    await sync('2026-03-07');
    expect([await third('fay'), await third('gus')]).toEqual([true, true]);
    await send('kim2', 'yes', ['fay'], 'kim');
    await sync('2026-03-08');
    await outboxes();
    await sync('2026-03-09');
    expect([await third('fay'), await third('gus')]).toEqual([false, true]);
  });

  test('is not let go again by whoever writes under words that were left', async () => {
    await send('lou', 'yes');
    await sync('2026-03-10');
    await send('lou2', 'no', [], 'lou');
    await sync('2026-03-11');
    // Somebody who saw the old words.
    await send('lou', 'yes');
    await sync('2026-03-12');
    expect(codeOf(await gist('lou2'))).toBe('gist-refused');
    const handOver = ['--gist', 'x', '--to', 'case-lou', '--json', '--vault', 'anna'];
    const session = await here.turnbox(['case', await numberOf('lou2'), ...handOver]);
    expect(codeOf(session)).toBe('case-not-agreed');
  });

  test('never goes to a reader whom a source that left somebody out cannot know', async () => {
    await send('mia', 'yes', ['gus']);
    await send('nia', 'yes');
    await sync('2026-03-13');
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const place = await placeOf(engine, vault);
    const again = { ...place.roster.readers[2], key: await keyOf('gus again') };
    const roster = { ...place.roster, readers: [...place.roster.readers, again] } as Roster;
    const to = (from: string): number => {
      const tips = vault.tips
        .all()
        .flatMap(({ value }) => (value.kind === 'proved' ? [value] : []));
      const tip = tips.find((each) => each.tip.message.startsWith(`from ${from}:`));
      const thread = tip?.thread ?? ZERO_ID;
      return recipientsOf(vault, { ...place, roster }, thread, parseWord('force')).length;
    };
    const counts = [to('mia'), to('nia')];
    vault.close();
    expect(counts).toEqual([1, 3]);
  });
});
