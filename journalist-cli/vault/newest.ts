import type { Id, Key } from '../../crypto/wire/fields.js';
import type { Standing } from '../../crypto/wire/tipJson.js';
import type { ProvedTip } from './contents.js';
import type { Vault } from './vault.js';

/** What a source's newest message says of who may read, and of what may be passed on. */

export const provedByThread = (vault: Vault): ReadonlyMap<Id, readonly ProvedTip[]> =>
  Map.groupBy(
    vault.tips.all().flatMap(({ value }) => (value.kind === 'proved' ? [value] : [])),
    ({ thread }) => thread,
  );

/**
 * A batch is sorted by hash and keeps no order: where it holds several messages of one thread, the
 * newest editions they name tell, and of those left every one counts.
 */
export function newestOf(tips: readonly ProvedTip[]): readonly ProvedTip[] {
  const batch = Math.max(...tips.map((tip) => tip.batch));
  const last = tips.filter((tip) => tip.batch === batch);
  const edition = Math.max(...last.map(({ tip }) => tip.edition));
  return last.filter(({ tip }) => tip.edition === edition);
}

export const standingOf = ({ tip }: ProvedTip, reader: Key): Standing | null =>
  tip.readers.find(([key]) => key === reader)?.[1] ?? null;

export const isChosen = (tip: ProvedTip, reader: Key): boolean =>
  ['chosen', 'unreachable'].includes(standingOf(tip, reader) ?? '');

export const leftOutIn = (tips: readonly ProvedTip[]): ReadonlySet<Key> =>
  new Set(
    tips.flatMap(({ tip }) =>
      tip.readers.flatMap(([key, standing]) => (standing === 'left-out' ? [key] : [])),
    ),
  );

/**
 * The messages of a thread and of those that it is proved to go on from, or in: whom a source left
 * out under one set of words is left out under the other.
 */
export function tipsAround(vault: Vault, thread: Id): ProvedTip[] {
  const all = provedByThread(vault);
  const moves = [...all.values()]
    .flat()
    .flatMap(({ move, thread: to }) =>
      move?.proof === 'proved' ? [{ from: move.claims.thread, to }] : [],
    );
  const found = new Set<Id>([thread]);
  // A set that grows while it is walked: one who moved twice is followed twice.
  for (const each of found)
    for (const { from, to } of moves) {
      if (from === each) found.add(to);
      if (to === each) found.add(from);
    }
  return [...found].flatMap((each) => all.get(each) ?? []);
}
