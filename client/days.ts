import type { Day } from '../crypto/wire/day.js';

/** A day as people of this language write it. */
export const writtenDay = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
