import { type Day, daysFrom } from '../wire/day.js';
import type { Settings } from '../wire/settings.js';

/** Whether something may still be sealed to an edition, by the clock of whoever seals. */
export type Freshness = 'open' | 'late' | 'stopped' | 'expired' | 'nobody';

export interface Ageing {
  readonly day: Day;
  readonly expires: Day;
  readonly settings: Settings;
  readonly readers: readonly { readonly reachable: boolean }[];
}

export function freshness({ day, expires, settings, readers }: Ageing, now: Day): Freshness {
  const age = daysFrom(day, now);
  if (now > expires) return 'expired';
  if (age > settings.stop) return 'stopped';
  if (!readers.some(({ reachable }) => reachable)) return 'nobody';
  return age > settings.warn ? 'late' : 'open';
}
