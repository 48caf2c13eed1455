import { type Day, daysFrom } from '../crypto/wire/day.js';
import type { Edition, EditionReader } from './worker/messages.js';

/**
 * Whether something may still be sealed to an edition, by the source's own clock: a drop that holds
 * back newer editions cannot move that.
 */
export type Freshness = 'open' | 'late' | 'stopped' | 'expired' | 'nobody';

/** Just what the rule needs of an edition. */
export interface Judged extends Pick<Edition, 'day' | 'expires' | 'settings'> {
  readonly readers: readonly Pick<EditionReader, 'reachable'>[];
}

export function freshness({ day, expires, settings, readers }: Judged, now: Day): Freshness {
  const age = daysFrom(day, now);
  if (now > expires) return 'expired';
  if (age > settings.stop) return 'stopped';
  if (!readers.some(({ reachable }) => reachable)) return 'nobody';
  return age > settings.warn ? 'late' : 'open';
}
