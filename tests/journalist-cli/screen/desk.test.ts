import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { cleanup, render } from 'ink-testing-library';
import { createElement } from 'react';
import { App } from '../../../journalist-cli/screen/App.js';
import { engine } from '../../harness/line.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

const HOSTILE = 'Look\u001b[2J\u001b]0;owned\u0007 \u202eback\u2066 \u{1f469}\u200d\u{1f4bb} end';
const DAY = '2026-03-02';
const ENTER = '\r';
const ESC = '\u001b';
const CTRL_S = '\u0013';

let here: Desk;
let round: Round;
beforeAll(async () => {
  here = desk(DAY);
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition(DAY);
  const condition = {
    id: 'condition-no',
    label: 'What must we not do?',
    answer: ['Do not call me.'],
  };
  await round.post(await sealTip(round, { from: 'mara', message: HOSTILE, answers: [condition] }));
  await round.batch(DAY);
  round.stick();
});
afterAll(() => here.remove());
afterEach(cleanup);

interface Seat {
  type(...keys: readonly string[]): Promise<void>;
  sees(what: RegExp | string): Promise<string>;
}

const MOST_MS = 20_000;

/** A person before the screen: types, and looks until something is there. */
function sit(lockMs?: number): Seat {
  const io = {
    engine,
    clock: () => Date.parse(`${DAY}T12:00:00Z`),
    cwd: here.folder,
    columns: 100,
    workFactor: 4,
    out: () => undefined,
    err: () => undefined,
    input: () => Promise.resolve(''),
    secret: () => Promise.resolve(null),
  };
  const app = createElement(App, { io, colour: false, vaults: [here.path('anna')], lockMs });
  const { stdin, lastFrame } = render(app);
  const sees = async (what: RegExp | string): Promise<string> => {
    const isThere = (frame: string): boolean =>
      typeof what === 'string' ? frame.includes(what) : what.test(frame);
    for (const end = performance.now() + MOST_MS; performance.now() < end;) {
      const frame = lastFrame() ?? '';
      if (isThere(frame)) return frame;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
    throw new Error(`never saw ${String(what)} in:\n${lastFrame() ?? ''}`);
  };
  return {
    sees,
    type: async (...keys) => {
      for (const key of keys) stdin.write(key);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
}

async function open(seat: Seat): Promise<void> {
  await seat.sees('Passphrase');
  await seat.type(PASSPHRASE, ENTER);
}

describe('the full screen', () => {
  test('asks for the passphrase unseen, and again when it was wrong', async () => {
    const seat = sit();
    await seat.sees('Passphrase');
    await seat.type('not it at all');
    expect(await seat.sees('•••')).not.toContain('not it');
    await seat.type(ENTER);
    await seat.sees('does not open it');
    await open(seat);
    await seat.sees('No messages yet');
    await seat.type('q');
  });

  test('takes a stick in, sends first words once it was asked, and gives the stick back', async () => {
    const seat = sit();
    await open(seat);
    await seat.sees('No messages yet');
    await seat.type('s');
    await seat.sees('Folder of the stick');
    await seat.type('stick', ENTER);
    expect(await seat.sees('Tell 1 source that')).toContain('Thank you. Your message has come');
    await seat.type('y');
    await seat.sees('The stick can go back');
    await seat.type(ENTER);
    expect(await seat.sees('1 to send')).toContain('TO TRIAGE');
    await seat.type('q');
  });

  test('shows a thread under its conditions, and nothing in it drives the terminal', async () => {
    const seat = sit();
    await open(seat);
    await seat.sees('1 source');
    await seat.type(ENTER);
    const frame = await seat.sees('Do not call me.');
    await seat.type(' ');
    const below = await seat.sees('Look␛[2J');
    for (const text of [frame, below])
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u200d\u202e\u2066]/u);
    expect(below).toContain('[U+202E]');
    await seat.type(ESC);
    await seat.sees('Enter open');
    await seat.type('t');
    await seat.sees('How pressing is message 1?');
    await seat.type('g');
    await seat.sees('goes on');
    await seat.type('q');
  });

  test('asks about an answer before it is sealed, and keeps words that were not sent when it locks', async () => {
    const seat = sit(1500);
    await open(seat);
    await seat.sees('1 source');
    await seat.type('r');
    await seat.sees('Repeat nothing');
    await seat.type('Please bring it.', CTRL_S);
    await seat.sees('Ctrl-S  send it as it is');
    await seat.type(CTRL_S);
    await seat.sees('is sealed');
    await seat.type(ENTER);
    await seat.sees('Esc back to list');
    await seat.type('r');
    await seat.sees('Repeat nothing');
    await seat.type('Half an answer');
    await seat.sees('Half an answer');
    expect(await seat.sees('The vault is locked.')).not.toContain('Half');
    const shown = await here.turnbox(['show', '1', '--vault', 'anna']);
    expect(shown.out).toContain('Please bring it.');
    expect(shown.out).toMatch(/not sent:\n.*Half an answer/);
    await seat.type(ESC);
  });

  test('stops long work at a safe place', async () => {
    await round.post(await sealTip(round, { from: 'noor', message: 'Second.' }));
    await round.batch('2026-03-03');
    round.stick();
    const seat = sit();
    await open(seat);
    await seat.sees('1 source');
    await seat.type('i');
    await seat.sees('Folder of the stick');
    await seat.type('stick', ENTER);
    await seat.type(ESC);
    expect(await seat.sees('stopped')).toContain('What was whole is in');
    await seat.type(ENTER);
    await seat.sees('1 source');
    await seat.type('i');
    await seat.sees('Folder of the stick');
    await seat.type(ENTER);
    await seat.sees(/New +1 message/);
    await seat.type(ENTER);
    await seat.sees('2 sources');
    await seat.type('q');
  });
});
