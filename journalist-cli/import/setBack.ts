import type { Key } from '../../crypto/wire/fields.js';
import { progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/** Editions that are new, or the newest: what is wrong with that one is said until it is right. */
const isTold = (vault: Vault, since: number): ((edition: number) => boolean) => {
  const newest = vault.heads.numbers().at(-1);
  return (edition) => edition > since || edition === newest;
};

/**
 * Readers whose outbox has a lower number in an edition than in one before. Numbers only rise, after
 * a restore too: somebody gave an outbox out again that was replaced, and the keys in it with it.
 */
export function setBack(vault: Vault, since: number): Key[] {
  const isSaid = isTold(vault, since);
  const most = new Map<Key, number>();
  const found = new Set<Key>();
  for (const { row, value } of vault.heads.all())
    for (const [reader, number] of value.outboxes) {
      const before = most.get(reader) ?? 0;
      if (number < before && isSaid(row)) found.add(reader);
      most.set(reader, Math.max(before, number));
    }
  return [...found];
}

/**
 * Editions that name a key for this reader which this vault never made. Until the first head that
 * names one of its own, a restored vault sees those of the lost one there.
 */
export function namedByOthers(vault: Vault, since: number): number[] {
  const isSaid = isTold(vault, since);
  let isKnown = progressOf(vault).restored === null;
  const found: number[] = [];
  for (const { row, value } of vault.heads.all()) {
    isKnown ||= value.own;
    if (isKnown && value.names !== null && !value.own && isSaid(row)) found.push(row);
  }
  return found;
}
