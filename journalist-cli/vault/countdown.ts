import { EARLIEST } from '../../crypto/keys/dayKeys.js';
import { addDays, type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Place } from './line.js';
import { progressOf } from './line.js';
import type { Vault } from './vault.js';

/** What runs out if nobody does anything, by this computer's clock. */
export interface Countdown {
  /** Days for which sources can still write, without another outbox. */
  readonly keyDays: number;
  /** The day of the oldest batch that is known here and not imported. */
  readonly unread: Day | null;
  /**
   * The last day on which all that is not imported is still there: counted from that batch, or where
   * none is known, from the last import, since when something may have come.
   */
  readonly collectBy: Day | null;
  readonly collectDays: number | null;
  readonly rosterDays: number;
}

export function countdown(vault: Vault, place: Place, now: Day): Countdown {
  const days = vault.daykeys
    .all()
    .map(({ value }) => value.day)
    .sort();
  const last = days.at(-1) ?? null;
  const unread = vault.batches.get(progressOf(vault).through + 1)?.day ?? null;
  const since = unread ?? lastCollected(vault, days[0] ?? null);
  const collectBy = since === null ? null : addDays(since, place.roster.settings.keep);
  return {
    keyDays: last === null ? 0 : Math.max(0, daysFrom(now, last)),
    unread,
    collectBy,
    collectDays: collectBy === null ? null : daysFrom(now, collectBy),
    rosterDays: daysFrom(now, place.roster.expires),
  };
}

/** Without any import, it is the day of the first outbox that sources have had to wait since. */
function lastCollected(vault: Vault, firstKey: Day | null): Day | null {
  const { through } = progressOf(vault);
  const imported = vault.batches.get(through)?.day ?? vault.heads.all()[0]?.value.day;
  if (imported !== undefined) return imported;
  return firstKey === null ? null : addDays(firstKey, -EARLIEST);
}
