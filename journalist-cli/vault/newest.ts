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
