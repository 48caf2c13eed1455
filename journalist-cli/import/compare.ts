import type { Today } from '../../crypto/wire/today.js';
import { labelOf, type Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/**
 * Colleagues whose statement names another edition or batch under a number that this vault knows:
 * somebody has been showing you different things.
 */
export function disagreeing(vault: Vault, place: Place, today: Today | null): string[] {
  return [...(today?.statements ?? [])].flatMap(([key, statement]) => {
    const head = vault.heads.get(statement.edition);
    const batch = vault.batches.get(statement.through);
    const differs =
      (head !== undefined && head.hash !== statement.head) ||
      (batch !== undefined && batch.hash !== statement.batch);
    if (!differs) return [];
    return [labelOf(place, key)];
  });
}
