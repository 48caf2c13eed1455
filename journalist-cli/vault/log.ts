import type { Engine } from '../../crypto/engine/engine.js';
import { type Bytes, concat, toHex, utf8 } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash } from '../../crypto/wire/fields.js';
import type { LogEntry } from './contents.js';
import type { Vault } from './vault.js';

/** What was done with a vault, for those who supervise: rows are only ever added. */

/** Adds an entry; call it within the transaction that does what it tells of. */
export function logEvent(vault: Vault, day: Day, event: string, message?: number): void {
  vault.log.add(message === undefined ? { day, event } : { day, event, message });
}

/** The same, once a day: looking twice is no news. */
export function logOnce(vault: Vault, day: Day, event: string, message: number): void {
  const known = vault.log.all().some(({ value }) => value.day === day && value.event === event);
  if (!known) logEvent(vault, day, event, message);
}

/** One entry as it leaves the vault: whole, or as the hash that hides it. */
export interface ChainedEntry {
  readonly number: number;
  readonly entry: LogEntry;
  readonly salt: string;
  readonly leaf: Bytes;
}
export interface ChainedLog {
  readonly entries: readonly ChainedEntry[];
  readonly hash: Hash;
}

const SALT_BYTES = 16;
const SALT_INFO = 'turnbox/1 log';

/** What is hashed of an entry; an event is one line. */
export const leafText = (salt: string, day: string, event: string): string =>
  `${salt} ${day} ${event}`;

/** C(N) = SHA-256(C(N-1) | leaf), from zeros. */
export async function chainHash(engine: Engine, leaves: readonly Uint8Array[]): Promise<Hash> {
  let hash = new Uint8Array(32);
  for (const leaf of leaves) hash = await engine.sha256(concat(hash, leaf));
  return toHex(hash) as Hash;
}

/**
 * The whole log as a chain of hashes. Salts are made of the reader's own key, so that an entry has
 * the same leaf in every export, and one that is left hidden cannot be guessed.
 */
export async function chainedLog(
  engine: Engine,
  vault: Vault,
  seed: Uint8Array,
): Promise<ChainedLog> {
  const key = await engine.hkdfSha256(seed, utf8(SALT_INFO), 32);
  const entries = await Promise.all(
    vault.log.all().map(async ({ row, value }): Promise<ChainedEntry> => {
      const mac = await engine.hmacSha256(key, utf8(String(row)));
      const salt = toHex(mac.subarray(0, SALT_BYTES));
      const leaf = await engine.sha256(utf8(leafText(salt, value.day, value.event)));
      return { number: row, entry: value, salt, leaf };
    }),
  );
  engine.wipe(key);
  return {
    entries,
    hash: await chainHash(
      engine,
      entries.map(({ leaf }) => leaf),
    ),
  };
}

/** As a file: the entries about these messages in words, all others as their hashes. */
export const logLines = ({ entries }: ChainedLog, messages: readonly number[]): string[] =>
  entries.map(({ number, entry, salt, leaf }) =>
    entry.message !== undefined && messages.includes(entry.message)
      ? `${String(number)} ${leafText(salt, entry.day, entry.event)}`
      : `${String(number)} - ${toHex(leaf)}`,
  );
