import { keysToDestroy, type NamedHead } from '../../crypto/keys/dayKeys.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import { moveProgress, type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { rosterOf } from './heads.js';

/** All heads known, as the rule of day keys needs them. */
export const namedHeads = (vault: Vault, place: Place): NamedHead[] =>
  vault.heads.all().map(({ row, value }) => ({
    edition: row,
    day: value.day,
    names: value.names,
    grace: rosterOf(place.rosters, value.epoch).settings.grace,
  }));

/**
 * An edition whose keys were not there to look at may have named any key of its day, or of the grace
 * before it: for each of them it counts as if it had.
 */
const mayHaveNamed = (
  heads: readonly NamedHead[],
  untold: ReadonlySet<number>,
  key: Day,
): NamedHead[] =>
  heads.map((head) =>
    untold.has(head.edition) && key <= head.day && daysFrom(key, head.day) <= head.grace
      ? { ...head, names: key }
      : head,
  );

/**
 * Destroys the secrets of day keys that nothing can need any more: what was sealed to them and
 * taken can never be opened again, by nobody. The clock can only hold this back.
 */
export async function destroyKeys(vault: Vault, place: Place, clockDay: Day): Promise<Day[]> {
  const { through, destroyed } = progressOf(vault);
  const batch = vault.batches.get(through);
  const head = batch === undefined ? undefined : vault.heads.get(batch.edition);
  if (head === undefined) return [];
  const held = vault.daykeys.all();
  const heads = namedHeads(vault, place);
  const untold = new Set(vault.heads.all().flatMap(({ row, value }) => (value.whole ? [] : [row])));
  const days = held.flatMap(({ value: { day } }) =>
    keysToDestroy([day], mayHaveNamed(heads, untold, day), head, clockDay),
  );
  const gone = [...new Set(days)].sort();
  const last = gone.at(-1);
  if (last === undefined) return [];
  await vault.transaction(() => {
    for (const { row, value } of held) if (gone.includes(value.day)) vault.daykeys.remove(row);
    moveProgress(vault, { destroyed: destroyed !== null && destroyed > last ? destroyed : last });
    vault.log.add({ day: clockDay, event: `destroyed day keys through ${last}` });
  });
  vault.forgetRemoved();
  return gone;
}
