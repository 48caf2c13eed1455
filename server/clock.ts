import { type Clock, parseDay } from '../crypto/wire/day.js';

/** The machine's time; `TURNBOX_DAY` sets it to noon UTC of a day, for tests and practice lines. */
export function clockFrom(env: Readonly<Record<string, string | undefined>>): Clock {
  const fixed = env['TURNBOX_DAY'];
  if (fixed === undefined || fixed === '') return Date.now;
  const noon = Date.parse(`${parseDay(fixed)}T12:00:00Z`);
  return () => noon;
}
