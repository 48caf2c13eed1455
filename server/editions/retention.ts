import { addDays, type Day } from '../../crypto/wire/day.js';
import type { Hash, Key } from '../../crypto/wire/fields.js';
import { parseHead } from '../../crypto/wire/head.js';
import type { StatementText } from '../../crypto/wire/statement.js';
import { dayNow, type Drop, rosterOf, type Standing } from '../standing.js';
import type { BatchFacts } from '../store/store.js';
import { newestStatements } from './published.js';

/** The drop goes on serving this many editions. */
export const SERVED = 3;
const NONCE_DAYS = 3;

/**
 * Lets go of what need not be kept. Counted by the newest head's day, as readers count: a wrong
 * clock deletes nothing, and nothing goes while no courier comes.
 */
export const sweep = (drop: Drop): Promise<void> => drop.turns.editions(() => sweepNow(drop));

async function sweepNow(drop: Drop): Promise<void> {
  const { store } = drop;
  const now = dayNow(drop);
  await store.purgeHalfDone(addDays(now, -1));
  await store.forgetNoncesBefore(addDays(now, -NONCE_DAYS));
  const newest = await store.newestHead();
  if (newest === null) return;
  const standing = await drop.standing();
  await deleteBatches(drop, standing, newest.day);
  await deleteFiles(drop, standing, newest.edition);
}

/** A batch goes when all its readers have imported it, or when its time is over. */
async function deleteBatches(
  { store }: Drop,
  { rosters, roster }: Standing,
  day: Day,
): Promise<void> {
  const statements = await newestStatements(store);
  const staying = new Set(roster.readers.map(({ key }) => key));
  const ended = addDays(day, -roster.settings.keep);
  for (const batch of await store.heldBatches()) {
    const readers = rosterOf(rosters, batch.epoch).readers.map(({ key }) => key);
    const due = readers.filter((key) => staying.has(key));
    if (batch.day < ended || isImported(batch, due, statements))
      await store.deleteBatch(batch.number);
  }
}

/** With nobody left to import it, it stays until its time is over. */
const isImported = (
  { number }: BatchFacts,
  readers: readonly Key[],
  statements: ReadonlyMap<Key, StatementText>,
): boolean =>
  readers.length > 0 && readers.every((reader) => (statements.get(reader)?.through ?? 0) >= number);

/**
 * Keeps what the served heads name, all cells files that the newest lists, and the `today` files of
 * the last `keep` days.
 */
async function deleteFiles(
  { store }: Drop,
  { roster }: Standing,
  newestEdition: number,
): Promise<void> {
  const keep = new Set<Hash>();
  let oldest: Day | undefined;
  for (let edition = newestEdition; edition > 0; edition -= 1) {
    const bytes = await store.head(edition);
    if (bytes === null) break;
    const { claims } = parseHead(bytes);
    oldest ??= addDays(claims.day, -roster.settings.keep);
    const isServed = edition > newestEdition - SERVED;
    if (!isServed && claims.day < oldest) break;
    keep.add(claims.today.hash);
    if (isServed) for (const { hash } of claims.cells) keep.add(hash);
  }
  // When another edition was published meanwhile, its own sweep follows.
  await store.keepFiles(keep, { edition: newestEdition });
}
