import { refuse } from '../refusal.js';

/**
 * A day in UTC, `YYYY-MM-DD`. No format of this project holds a finer time: a time of day could
 * single out a source. Days compare as strings.
 */
export type Day = string & { readonly of: 'Day' };

/** Where a program reads the time, in milliseconds since 1970; tests pass one that they can move. */
export type Clock = () => number;

const MS_A_DAY = 86_400_000;

export const dayOf = (milliseconds: number): Day =>
  new Date(milliseconds).toISOString().slice(0, 10) as Day;

export const today = (clock: Clock): Day => dayOf(clock());

export function parseDay(text: string): Day {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return refuse('field-malformed');
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || dayOf(time) !== text) return refuse('field-malformed');
  return text as Day;
}

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;

export const addDays = (day: Day, days: number): Day => dayOf((dayNumber(day) + days) * MS_A_DAY);

/** Whole days from one to the other; negative when `to` comes first. */
export const daysFrom = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);
