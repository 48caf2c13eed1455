import { addDays, type Day, daysFrom } from '../wire/day.js';
import type { Head } from '../wire/head.js';

/**
 * The life of day keys. Acceptance at the drop and destruction in a vault both count in days of
 * heads, never by the time of arrival, so nothing is accepted that its reader can no longer open.
 */

/** A day key is made from two days before its outbox's day through the horizon. */
export const EARLIEST = -2;

export const daysToCover = (day: Day, horizon: number): Day[] =>
  Array.from({ length: horizon - EARLIEST + 1 }, (_, i) => addDays(day, i + EARLIEST));

export const isCoverable = (outboxDay: Day, keyDay: Day, horizon: number): boolean => {
  const ahead = daysFrom(outboxDay, keyDay);
  return ahead >= EARLIEST && ahead <= horizon;
};

/** Just what the rule needs of a head. */
export interface NamedHead {
  readonly edition: number;
  readonly day: Day;
  /** The day of this reader's key in that edition; null when it named none. */
  readonly names: Day | null;
  /** The grace of that edition's own roster. */
  readonly grace: number;
}

/**
 * Whether the drop still takes a blob sealed to an edition: its newest head may be no more than
 * grace past the head that superseded it. `superseding` is null while the edition is the newest.
 */
export const isAccepted = (
  newest: Pick<Head, 'day'>,
  superseding: Pick<Head, 'day'> | null,
  grace: number,
): boolean => superseding === null || daysFrom(superseding.day, newest.day) <= grace;

/**
 * The day keys whose secrets go: a batch was committed whole whose head is more than grace past the
 * head that superseded the last edition naming the key. A key passed over counts as superseded by
 * the first head naming a later one. The clock is a brake only: nothing goes while it is more than
 * a day behind the batch's head.
 *
 * @param held days of the keys whose secrets are in the vault
 * @param heads all heads known, by rising edition
 * @param batchHead the head named by the last batch committed whole
 * @param clockDay the day by the vault's own clock
 */
export function keysToDestroy(
  held: readonly Day[],
  heads: readonly NamedHead[],
  batchHead: Pick<Head, 'day'>,
  clockDay: Day,
): Day[] {
  if (daysFrom(clockDay, batchHead.day) > 1) return [];
  const isPast = (superseding: NamedHead | undefined, grace: number): boolean =>
    superseding !== undefined && daysFrom(superseding.day, batchHead.day) > grace;
  return held.filter((day) => {
    const naming = heads.flatMap(({ names }, i) => (names === day ? [i] : []));
    const later = heads.find(({ names }) => names !== null && names > day);
    if (naming.length === 0) return isPast(later, later?.grace ?? 0);
    // Not the last one alone: an earlier edition with a longer grace may still be accepted.
    return naming.every((i) => isPast(heads[i + 1], heads[i]?.grace ?? 0));
  });
}
