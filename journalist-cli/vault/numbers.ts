import type { KeptThread, KeptTip } from './contents.js';
import type { Gone } from './caseContents.js';
import type { Vault } from './tables.js';

/**
 * Numbers that people use for messages and threads. One that was deleted never comes again: notes on
 * paper and the log speak of it.
 */
const after = (...numbers: readonly number[]): number => Math.max(0, ...numbers) + 1;

const deleted = (vault: Vault): { threads: number[]; messages: number[] } => {
  const all = vault.deletions.all().map(({ value }) => value);
  return {
    threads: all.flatMap(({ thread }) => thread ?? []),
    messages: all.flatMap(({ messages }) => messages),
  };
};

export function addTip(vault: Vault, tip: KeptTip): number {
  const number = after(...vault.tips.numbers(), ...deleted(vault).messages);
  vault.tips.put(number, tip);
  return number;
}

export function addThread(vault: Vault, thread: KeptThread): number {
  const number = after(...vault.threads.numbers(), ...deleted(vault).threads);
  vault.threads.put(number, thread);
  return number;
}

/** What is left of deleted messages, so that none of them comes in again. */
export const goneFrom = (vault: Vault): Gone[] =>
  vault.deletions.all().flatMap(({ value }) => value.done ?? []);
