import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { notifyBy } from '../../../journalist-cli/courier/notify.js';
import {
  goRound,
  nextRound,
  parseTimetable,
  type Timetable,
} from '../../../journalist-cli/courier/rounds.js';

const HOUR = 60 * 60_000;
const START = Date.parse('2026-03-02T08:17:00Z');
const timetable = (every: string, at: string): Timetable => {
  const parsed = parseTimetable(every, at);
  if (parsed === null) throw new Error('no timetable');
  return parsed;
};

/** A clock that moves only while all that is under way waits: to whoever is due first. */
function waiting(): { clock: () => number; pause: (ms: number) => Promise<void> } {
  let now = START;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const wakeNext = (): void => {
    sleepers.sort((a, b) => a.at - b.at);
    const first = sleepers.shift();
    if (first === undefined) return;
    now = Math.max(now, first.at);
    first.wake();
  };
  return {
    clock: () => now,
    pause: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, wake });
        setImmediate(wakeNext);
      }),
  };
}

test('rounds come at even times, and the word that one is over at the same time whatever it brought', async () => {
  const { clock, pause } = waiting();
  const synced: string[] = [];
  const told: string[] = [];
  const time = (): string => new Date(clock()).toISOString().slice(0, 16);
  const outcomes = ['nothing new', 'much new', 'failed'];
  await goRound(
    {
      clock,
      pause,
      round: async () => {
        synced.push(time());
        // The second takes long, and is still under way when the person is told.
        if (outcomes[synced.length - 1] === 'much new')
          for (const end = clock() + HOUR; clock() < end;) await pause(60_000);
      },
      notify: () => {
        told.push(time());
        return Promise.resolve();
      },
      say: () => undefined,
    },
    timetable('24', '09:00'),
    3,
  );
  expect(synced).toEqual(['2026-03-02T09:00', '2026-03-03T09:00', '2026-03-04T09:00']);
  expect(told).toEqual(['2026-03-02T09:30', '2026-03-03T09:30', '2026-03-04T09:30']);
});

test('the next round is the first of its timetable after now', () => {
  expect(nextRound(START, timetable('24', '08:17'))).toBe(START + 24 * HOUR);
  expect(nextRound(START, timetable('6', '09:00'))).toBe(Date.parse('2026-03-02T09:00:00Z'));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.constantFrom('1', '2', '3', '4', '6', '8', '12', '24'),
      fc.constantFrom('00:00', '09:00', '23:59'),
      (now, every, at) => {
        const { every: step, at: offset } = timetable(every, at);
        const next = nextRound(now, { every: step, at: offset });
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(step);
        expect(Math.abs((next - offset) % step)).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

test('a timetable that is not even over the day is none', () => {
  for (const [every, at] of [
    ['5', '09:00'],
    ['0', '09:00'],
    ['x', '09:00'],
    ['24', '24:00'],
    ['24', '9:00'],
    ['24', ''],
  ] as const)
    expect(parseTimetable(every, at)).toBeNull();
});

test('the command of the person’s choice is given nothing, and its failure stops nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'turnbox-notify-'));
  const file = join(folder, 'ran');
  await notifyBy(`printf '%s %s' "$#" "$(cat | wc -c)" > ${file}`);
  expect(readFileSync(file, 'utf8').trim().split(/\s+/)).toEqual(['0', '0']);
  await notifyBy(`rm ${file}; exit 3`);
  expect(existsSync(file)).toBe(false);
  await notifyBy(undefined);
  rmSync(folder, { recursive: true });
});
