import type { Vault } from './tables.js';

/**
 * Rows of a vault that an older version made, brought to what this one expects. Version 1 kept the
 * last day on which a thread was opened and no word of each message: those that were there by then
 * count as read, so that a reader is not told that years of messages are new.
 */
export function upgrade(vault: Vault, version: number): void {
  if (version >= 2) return;
  const opened = new Map(vault.threads.all().map(({ value }) => [value.thread, value.opened]));
  for (const { row, value } of vault.tips.all()) {
    const day = value.kind === 'proved' ? (opened.get(value.thread) ?? null) : null;
    if (day !== null && value.day <= day) vault.reads.put(row, { day });
  }
}
