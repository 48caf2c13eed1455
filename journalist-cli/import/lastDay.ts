import { addDays, type Day } from '../../crypto/wire/day.js';

/**
 * The day up to which things may be called past. Heads say it, and only those that were checked; the
 * clock holds it back, so that no courier can make what is due look past by dating a head ahead.
 */
export const lastDayOf = (headDay: Day, clockDay: Day): Day => {
  const most = addDays(clockDay, 1);
  return headDay < most ? headDay : most;
};
