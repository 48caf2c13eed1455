import type { ForeignCell } from './colleagueContents.js';
import { isLost, progressOf } from './line.js';
import type { Vault } from './vault.js';

/**
 * Cells that must have a copy: not those up to the edition that one's first tip on the thread
 * names, nor those of days whose own messages are lost.
 */
export function uncopied(vault: Vault): { row: number; value: ForeignCell }[] {
  const since = new Map(vault.threads.all().map(({ value }) => [value.thread, value.since]));
  const { restored } = progressOf(vault);
  return vault.foreigns.all().filter(({ value: { thread, edition, copied } }) => {
    const day = vault.heads.get(edition)?.day;
    const isExcused = day !== undefined && restored !== null && isLost(restored, day);
    return !copied && edition > (since.get(thread) ?? 0) && !isExcused;
  });
}
