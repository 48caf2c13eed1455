import { type Clock, parseDay } from '../crypto/wire/day.js';

const NOON = 'T12:00:00Z';

/** The one clock of a tool. `TURNBOX_DAY=YYYY-MM-DD` moves it to noon UTC of a day, for tests. */
export function clockFrom(env: { readonly [name: string]: string | undefined }): Clock {
  const day = env['TURNBOX_DAY'];
  if (day === undefined || day === '') return Date.now;
  const time = Date.parse(`${parseDay(day)}${NOON}`);
  return () => time;
}
