import type { Key } from '../../crypto/wire/fields.js';
import type { Today } from '../../crypto/wire/today.js';
import type { Colleague } from '../vault/colleagueContents.js';
import type { Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/**
 * Keeps what an edition says of the other readers: the key to seal copies to and how far they have
 * come. Editions come in order, so what is told last is the newest; a key for a day that was told
 * before replaces it, because a restored machine makes new keys for days that had one.
 */
export function rememberColleagues(vault: Vault, place: Place, today: Today): void {
  const rows = new Map(vault.colleagues.all().map(({ row, value }) => [value.reader, row]));
  const readers = new Set<Key>([...today.dayKeys.keys(), ...today.statements.keys()]);
  for (const reader of readers) {
    if (reader === place.key) continue;
    const row = rows.get(reader);
    const before = row === undefined ? undefined : vault.colleagues.get(row);
    const dayKey = today.dayKeys.get(reader);
    const statement = today.statements.get(reader);
    const known: Colleague = {
      reader,
      dayKey:
        dayKey === undefined
          ? (before?.dayKey ?? null)
          : { day: dayKey.day, publicKey: dayKey.publicKey },
      statement:
        statement === undefined
          ? (before?.statement ?? null)
          : { edition: statement.edition, outbox: statement.outbox, lost: statement.lost },
    };
    if (row === undefined) vault.colleagues.add(known);
    else vault.colleagues.put(row, known);
  }
}

export const colleagueOf = (vault: Vault, reader: Key): Colleague | undefined =>
  vault.colleagues.all().find(({ value }) => value.reader === reader)?.value;
