import type { Day } from '../../crypto/wire/day.js';
import type { StatusWord } from '../vault/colleagueContents.js';
import type { Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { stop } from '../refusal.js';

/** Within a transaction: one's newest word on a thread, which colleagues hear with the next outbox. */
export function setStatus(
  vault: Vault,
  place: Place,
  thread: number,
  word: StatusWord,
  day: Day,
): void {
  const { thread: id } = vault.threads.get(thread) ?? stop('vault-damaged');
  for (const { row, value } of vault.statuses.all())
    if (value.author === place.key && value.thread === id) vault.statuses.remove(row);
  vault.statuses.add({ author: place.key, thread: id, word, day });
  vault.log.add({ day, event: `called thread ${String(thread)} ${word}` });
}
