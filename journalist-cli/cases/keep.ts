import type { Day } from '../../crypto/wire/day.js';
import type { KeptCase, TriageWord } from '../vault/caseContents.js';
import type { Vault } from '../vault/vault.js';
import { type Case, NO_CASE } from './cases.js';

/** What readers write down about what came. Each is one transaction, and what is supervised is logged. */

export const triageMessage = (
  vault: Vault,
  number: number,
  word: TriageWord,
  day: Day,
): Promise<void> =>
  vault.transaction(() => {
    vault.triages.put(number, { word, day });
    vault.log.add({ day, event: `triaged message ${String(number)}: ${word}`, message: number });
  });

export const changeCase = (
  vault: Vault,
  thread: number,
  change: Partial<KeptCase>,
  day: Day,
  event: string,
): Promise<void> =>
  vault.transaction(() => {
    vault.cases.put(thread, { ...(vault.cases.get(thread) ?? NO_CASE), ...change });
    vault.log.add({ day, event: `${event} thread ${String(thread)}` });
  });

/** What was on the screen is read. */
export async function noteRead(vault: Vault, { unread }: Case, day: Day): Promise<void> {
  if (unread.length === 0) return;
  await vault.transaction(() => {
    for (const number of unread) vault.reads.put(number, { day });
  });
}
