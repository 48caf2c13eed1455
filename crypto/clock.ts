import { type Clock, parseDay } from './wire/day.js';

/**
 * The one clock of a program, made in its main file. `TURNBOX_DAY=YYYY-MM-DD` stops it at noon UTC
 * of a day, for tests and practice lines.
 */
export function clockFrom(env: { readonly [name: string]: string | undefined }): Clock {
  const day = env['TURNBOX_DAY'];
  if (day === undefined || day === '') return Date.now;
  const noon = Date.parse(`${parseDay(day)}T12:00:00Z`);
  return () => noon;
}
