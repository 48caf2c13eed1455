import type { Key, Word } from '../wire/fields.js';
import type { Gist, Standing } from '../wire/tipJson.js';

/**
 * Who reads what a source sends, in the page's script and at the drop alike. Nothing here ever
 * widens a default, not even when nobody in it can read.
 */
export type Ticks = ReadonlySet<Key>;
export interface NamedReader {
  readonly key: Key;
  readonly group: Word;
}
export interface ReachedReader extends NamedReader {
  /** Whether there is a key of the day to seal to. */
  readonly reachable: boolean;
}

/** First message: the groups that the line names. */
export const firstTicks = (readers: readonly NamedReader[], defaults: ReadonlySet<string>): Ticks =>
  new Set(readers.filter(({ group }) => defaults.has(group)).map(({ key }) => key));

/** Later messages, and a changed roster: those of before who are still there, and nobody new. */
export const keptTicks = (readers: readonly NamedReader[], before: ReadonlySet<Key>): Ticks =>
  new Set(readers.map(({ key }) => key).filter((key) => before.has(key)));

/**
 * How each reader stands in the message, in roster order.
 *
 * @param leftOut those whom the source's answers leave out, whatever group they are of
 */
export const standings = (
  readers: readonly ReachedReader[],
  ticked: Ticks,
  defaults: ReadonlySet<string>,
  leftOut: { has(key: Key): boolean } = new Set(),
): [Key, Standing][] =>
  readers.map(({ key, group, reachable }) => {
    if (ticked.has(key)) return [key, reachable ? 'chosen' : 'unreachable'];
    return [key, defaults.has(group) || leftOut.has(key) ? 'left-out' : 'not-default'];
  });

/**
 * Whether the source may be asked if a gist goes to the readers outside the line's default: only
 * while none of them reads the message itself, and never for somebody whom the source leaves out.
 */
export function mayOfferGist(
  readers: readonly NamedReader[],
  ticked: Ticks,
  defaults: ReadonlySet<string>,
  leftOut: { has(key: Key): boolean } = new Set(),
): boolean {
  const others = readers.filter(({ group }) => !defaults.has(group));
  return others.length > 0 && others.every(({ key }) => !ticked.has(key) && !leftOut.has(key));
}

/** What was answered about a gist; unanswered, or not asked, is no. */
export const gistOf = (answered: string, isOffered: boolean): Gist =>
  isOffered && (answered === 'yes' || answered === 'ask') ? answered : 'no';

/** Why nothing can be sent to these, if so. */
export function ticksProblem(
  readers: readonly ReachedReader[],
  ticked: Ticks,
): 'readers-missing' | 'readers-unreachable' | null {
  const chosen = readers.filter(({ key }) => ticked.has(key));
  if (chosen.length === 0) return 'readers-missing';
  return chosen.some(({ reachable }) => reachable) ? null : 'readers-unreachable';
}
