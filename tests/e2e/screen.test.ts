import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bundled, bundled } from '../harness/bundled.js';
import { startRound } from '../harness/startRound.js';
import { type Terminal, terminal } from '../harness/terminal.js';
import { sealTip } from '../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../harness/tool.js';

/** What a stranger may try: to clear the screen, title it, colour it, turn it, break its rows. */
const HOSTILE = [
  'canary\u001b[2J\u001b[31mred\u001b]0;owned\u0007\u009b2J',
  '\u202etxet denrut\u2066',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u{1f44d}\u{1f3fd} \u{1f1ec}\u{1f1e7}',
  `${'long '.repeat(3000)}${'x'.repeat(20_000)}`,
  `Z${'\u0301'.repeat(500)}`,
  '\r\nCame            in the batch of yesterday',
].join('\n');
const DAY = '2026-03-02';

let here: Desk;
let tool: Bundled;
const seats: Terminal[] = [];
beforeAll(async () => {
  here = desk(DAY);
  tool = await bundled('journalist-cli/turnbox.ts');
  const round = await startRound(here, { readers: ['anna'] });
  await here.ask(['outbox', 'stick', '--vault', 'anna']);
  await round.edition(DAY);
  await round.post(
    await sealTip(round, {
      from: 'mara',
      message: HOSTILE,
      answers: [
        { id: 'condition-\u0063', label: 'What not\u001b[2J?', answer: ['Never call\u202e me.'] },
      ],
      files: [{ name: 'a\u001b[2J\u202e.pdf', bytes: new Uint8Array(3) }],
    }),
  );
  await round.batch(DAY);
  round.stick();
  await here.ask(['import', 'stick', '--vault', 'anna']);
});
afterAll(async () => {
  for (const seat of seats) await seat.end();
  here.remove();
  tool.remove();
});

async function start(
  args: string,
  env: { readonly [name: string]: string } = {},
): Promise<Terminal> {
  const command = `${process.execPath} --disable-warning=ExperimentalWarning --permission '--allow-fs-read=*' '--allow-fs-write=*' ${tool.file} ${args}`;
  const seat = await terminal(here.folder, command, { TURNBOX_DAY: DAY, ...env });
  seats.push(seat);
  return seat;
}

async function sit(args: string, env: { readonly [name: string]: string } = {}): Promise<Terminal> {
  const seat = await start(args, env);
  const first = await seat.sees(/Passphrase|which vault/);
  if (first.includes('which vault')) await seat.keys('Enter');
  await seat.sees('Passphrase');
  await seat.type(PASSPHRASE);
  await seat.keys('Enter');
  return seat;
}

describe('turnbox alone, in a terminal', () => {
  test('shows the list, opens a thread, answers, locks, and leaves the terminal as it was', async () => {
    const seat = await sit('--vaults .');
    await seat.sees('1 source, 1 to triage, 1 unread');
    await seat.keys('Enter');
    await seat.sees('Never call');
    await seat.keys('PageDown');
    await seat.sees('canary␛[2J␛[31mred');
    // What the source asked for stays in sight however far one reads.
    await seat.keys('End');
    await seat.sees(/ASK FIRST: Never call\[U\+202E\] me\.[^]* end /);
    await seat.keys('r');
    await seat.sees('Repeat nothing');
    await seat.type('Thank you for writing.');
    await seat.keys('C-s');
    await seat.sees('is sealed');
    await seat.keys('Enter');
    await seat.sees('x export');
    await seat.keys('L');
    const locked = await seat.sees('The vault is locked.');
    expect(locked).not.toContain('canary');
    await seat.keys('Escape');
    const left = await seat.sees('ended with 0');
    expect(left).not.toMatch(/canary|Thank you|Passphrase/);
    expect((await here.turnbox(['show', '1', '--vault', 'anna'])).out).toContain('Thank you for');

    const bytes = seat.bytes();
    expect(bytes).toContain('canary');
    // Each of a stranger's own, as it would stand in the text; the screen's own are never beside it.
    for (const never of [
      'canary\u001b',
      '\u001b]0;',
      '\u009b',
      '\u202e',
      '\u2066',
      '\u200d',
      '\u0007',
    ])
      expect(bytes.includes(never)).toBe(false);
    expect(bytes).not.toContain('\u001b[31mred');
    expect(bytes).not.toContain('\u0301'.repeat(5));
    expect(bytes).toContain('\u001b[?1049h');
    expect(bytes.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(bytes.lastIndexOf('canary'));
    await seat.end();
  });

  test('says all of it without a colour where NO_COLOR is set, and writes little for a key', async () => {
    const seat = await sit('--vault anna', { NO_COLOR: '1' });
    await seat.sees('1 source');
    const before = seat.bytes().length;
    await seat.keys('Enter');
    await seat.sees('Never call');
    const opened = seat.bytes().length;
    await seat.keys('Down');
    await seat.sees(/Came +in the batch/);
    expect(opened - before).toBeLessThan(6000);
    expect(seat.bytes()).not.toMatch(/\u001b\[(?:3[0-9]|4[0-9]|9[0-7]|38;|48;)[0-9;]*m/);
    await seat.keys('C-c');
    await seat.sees('ended with 0');
    await seat.end();
  });

  test('goes line by line for a screen reader, and draws nothing over', async () => {
    const seat = await sit('--plain --vault anna');
    await seat.sees('turnbox>');
    const before = seat.bytes().length;
    await seat.type('triage 1');
    await seat.keys('Enter');
    await seat.sees('Letter:');
    await seat.type('g');
    await seat.keys('Enter');
    await seat.type('list');
    await seat.keys('Enter');
    await seat.sees('goes on');
    expect(seat.bytes().slice(before)).not.toMatch(/\u001b\[(?:2J|\?1049|[0-9]+A)/);
    await seat.type('quit');
    await seat.keys('Enter');
    expect(await seat.sees('ended with 0')).not.toContain('canary');
    await seat.end();
  });
});

describe('turnbox init, in a terminal', () => {
  test('asks again for a passphrase that is too short or not the same, and shows none of it', async () => {
    const seat = await start('init --vault asked --label Asked');
    const give = async (typed: string): Promise<void> => {
      await seat.type(typed);
      await seat.keys('Enter');
    };
    await seat.sees('Choose a passphrase');
    await give('canary');
    await seat.sees('Too short');
    await give(PASSPHRASE);
    await seat.sees('The same again');
    await give('canary');
    await seat.sees('Not the same');
    await give(PASSPHRASE);
    await seat.sees('A reader vault is ready.');
    expect(seat.bytes()).not.toContain('canary');
    expect(seat.bytes()).not.toContain(PASSPHRASE);
  });
});
