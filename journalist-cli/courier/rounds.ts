import type { Clock } from '../../crypto/wire/day.js';

/**
 * Syncs that come round by themselves, at even times: whoever sees the courier's connection, or the
 * courier's telephone, sees the same each day, whether or not there is anything new.
 */
export interface Timetable {
  readonly every: number;
  /** How far after midnight UTC one of them is. */
  readonly at: number;
}
export interface Rounds {
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly round: () => Promise<void>;
  /** Tells the person that a round is over; it is told nothing itself. */
  readonly notify: () => Promise<void>;
  readonly say: (text: string) => void;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const HOURS = [1, 2, 3, 4, 6, 8, 12, 24];
/** By then a round is over as a rule; the notice waits for this, not for the round. */
const NOTICE_AFTER = HOUR / 2;
/** A laptop that slept must not miss its time by as long as it slept. */
const LONGEST_PAUSE = 60_000;

export function parseTimetable(every: string, at: string): Timetable | null {
  const [, hour = '', minute = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (hour === '' || !/^\d{1,2}$/.test(every) || !HOURS.includes(Number(every))) return null;
  return { every: Number(every) * HOUR, at: Number(hour) * HOUR + Number(minute) * 60_000 };
}

/** The first time of the timetable after now. */
export function nextRound(now: number, { every, at }: Timetable): number {
  const midnight = now - (now % DAY);
  const first = midnight + (at % every);
  return now < first ? first : first + (Math.floor((now - first) / every) + 1) * every;
}

/** Goes round until it is stopped, or so many times. A round that fails keeps none after it away. */
export async function goRound(
  { clock, pause, round, notify, say }: Rounds,
  timetable: Timetable,
  times = Number.POSITIVE_INFINITY,
): Promise<void> {
  const until = async (time: number): Promise<void> => {
    for (let left = time - clock(); left > 0; left = time - clock())
      await pause(Math.min(left, LONGEST_PAUSE));
  };
  for (let done = 0; done < times; done += 1) {
    const start = nextRound(clock(), timetable);
    say(`The next sync is at ${new Date(start).toISOString().slice(0, 16).replace('T', ' ')} UTC.`);
    await until(start);
    await Promise.all([round(), until(start + NOTICE_AFTER).then(notify)]);
  }
}
