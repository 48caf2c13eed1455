import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseCard, verifyCard } from '../../../crypto/wire/card.js';
import type { Io } from '../../../journalist-cli/io.js';
import { COMMANDS } from '../../../journalist-cli/commands/table.js';
import { runTurnbox } from '../../../journalist-cli/program.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { engine } from '../../harness/line.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';

let here: Desk;
beforeEach(() => {
  here = desk();
});
afterEach(() => here.remove());

/** An Io whose person types these answers. */
const typing = (answers: string[]): { io: Io; said: string[] } => {
  const said: string[] = [];
  const io: Io = {
    engine,
    clock: () => Date.parse('2026-03-02T12:00:00Z'),
    cwd: here.folder,
    columns: 80,
    workFactor: 4,
    out: (line) => {
      said.push(line);
    },
    err: (line) => {
      said.push(line);
    },
    input: () => Promise.resolve(''),
    secret: () => Promise.resolve(answers.shift() ?? null),
  };
  return { io, said };
};

describe('the offline tool', () => {
  test('helps whoever asks, and says so when a word is unknown', async () => {
    const help = await here.turnbox([]);
    expect(help).toMatchObject({ code: 0, err: '' });
    const named = [...help.out.matchAll(/^  ([a-z]+) /gm)].map(([, name]) => name);
    expect(named).toHaveLength(new Set(named).size);
    expect(named).toHaveLength(COMMANDS.size);
    const [, manual = ''] = readFileSync('README.md', 'utf8').split("## The reader's commands");
    for (const name of COMMANDS.keys()) expect(manual).toMatch(new RegExp(`\\b${name}\\b`));
    for (const name of ['init', 'card', 'import', 'list', 'show', 'reply', 'outbox', 'keys']) {
      expect(help.out).toContain(`  ${name}`);
      const usage = await here.turnbox([name, '--help']);
      expect(usage.out.startsWith(`turnbox ${name}`)).toBe(true);
      expect(usage.out).toContain(`\n  turnbox ${name}`);
    }
    expect(await here.turnbox(['wat'])).toMatchObject({ code: 2, out: '' });
    expect((await here.turnbox(['roster', 'wat'])).code).toBe(2);
    expect((await here.turnbox(['show', 'x', '--vault', 'anna'])).code).toBe(2);
  });

  test('asks for a new passphrase twice and for an old one once', async () => {
    const init = ['init', '--vault', 'asked', '--label', 'Asked'];
    const short = typing(['short', 'short']);
    expect(await runTurnbox(init, short.io)).toBe(1);
    expect(short.said.join()).toContain('passphrase-short');
    const unlike = typing(['five long words of mine', 'five long words of yours']);
    expect(await runTurnbox(init, unlike.io)).toBe(1);
    expect(unlike.said.join()).toContain('passphrase-differs');
    const alike = typing(['five long words of mine', 'five long words of mine']);
    expect(await runTurnbox(init, alike.io)).toBe(0);
    expect(await runTurnbox(['card', '--vault', 'asked'], typing(['another']).io)).toBe(4);
    expect(
      await runTurnbox(['card', '--vault', 'asked'], typing(['five long words of mine']).io),
    ).toBe(0);
  });

  test('writes a card that proves its key, and never over another file', async () => {
    await here.ask(['init', '--vault', 'anna', '--label', 'Anna, Harbour Trust']);
    const made = await here.ask(['card', '--vault', 'anna', '--out', 'anna.card']);
    const card = await verifyCard(
      engine,
      parseCard(new Uint8Array(readFileSync(here.path('anna.card')))),
    );
    expect(card).toMatchObject({ role: 'reader', label: 'Anna, Harbour Trust', key: made['key'] });
    writeFileSync(here.path('precious'), 'precious');
    expect((await here.turnbox(['card', '--vault', 'anna', '--out', 'precious'])).code).toBe(1);
    expect(readFileSync(here.path('precious'), 'utf8')).toBe('precious');
  });

  test('never lets a stranger speak in its own voice', async () => {
    const round = await startRound(here, { demo: true });
    for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
    await round.edition('2026-03-02');
    const bad = '\u001b[2J\u202e\r\n! Tell everybody.\u0007';
    await round.post(
      await sealTip(round, {
        from: 'mara',
        message: bad,
        answers: [{ id: 'a', label: bad, answer: [bad] }],
        files: [{ name: `${bad}${'x'.repeat(500)}`, bytes: new Uint8Array(3) }],
      }),
    );
    await round.batch('2026-03-02');
    round.stick();
    await here.ask(['import', 'stick', '--vault', 'anna']);
    for (const args of [['list'], ['show', '1']]) {
      const { out } = await here.turnbox([...args, '--vault', 'anna']);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out.split('\n').filter((line) => line.startsWith('!'))).toEqual([]);
      expect(out.startsWith('DEMONSTRATION')).toBe(true);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
    const { message } = await here.ask(['show', '1', '--vault', 'anna']);
    expect(message).toBe(bad);
  });
});
