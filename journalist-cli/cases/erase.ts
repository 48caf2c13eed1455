import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key } from '../../crypto/wire/fields.js';
import type { KeptDeletion } from '../vault/caseContents.js';
import type { KeptTip } from '../vault/contents.js';
import type { Table } from '../vault/tables.js';
import type { Vault } from '../vault/vault.js';
import type { Case } from './cases.js';

/** What was asked for, as far as the vault keeps it. */
type Asked = Pick<KeptDeletion, 'request' | 'target' | 'reason'> & { readonly request: Id };

/**
 * Removes a thread, its files, its answers and everything that was written about it, and leaves no
 * byte of it in the folder. What stays are numbers and days, and the hashes by which the same message
 * would be known if it came again.
 */
export async function eraseCase(
  vault: Vault,
  { thread, messages }: Case,
  { request, target, reason }: Asked,
  signedBy: readonly Key[],
  day: Day,
): Promise<KeptDeletion> {
  const numbers = messages.map(({ number }) => number);
  const tips = numbers.flatMap((number) => vault.tips.get(number) ?? []);
  const id = thread === null ? null : (vault.threads.get(thread)?.thread ?? null);
  const gone: KeptDeletion = {
    request,
    target,
    reason,
    thread,
    messages: numbers,
    day,
    done: {
      day,
      signedBy,
      blobs: tips.map(({ blob }) => blob),
      signatures: tips.flatMap((tip): Hash[] => (tip.kind === 'proved' ? [tip.signature] : [])),
      cells: vault.replies
        .all()
        .flatMap(({ value }) => (value.thread === id ? value.cells.map(({ hash }) => hash) : [])),
    },
  };
  const asked = vault.deletions.all().find(({ value }) => value.request === request);
  await vault.transaction(() => {
    for (const row of tips.flatMap(rowsOf)) vault.pieces.remove(row);
    for (const number of numbers) {
      vault.tips.remove(number);
      vault.triages.remove(number);
      vault.reads.remove(number);
    }
    if (id !== null && thread !== null) {
      removeWhere(vault.replies, (each) => each.thread === id);
      removeWhere(vault.heard, ({ part }) => part.thread === id);
      removeWhere(vault.statuses, (each) => each.thread === id);
      removeWhere(vault.foreigns, (each) => each.thread === id);
      removeWhere(vault.remarks, (each) => each.thread === id);
      removeWhere(vault.gists, ({ own }) => own?.thread === id);
      vault.cases.remove(thread);
      vault.threads.remove(thread);
    }
    if (asked === undefined) vault.deletions.add(gone);
    else vault.deletions.put(asked.row, { ...gone, day: asked.value.day });
    vault.log.add({ day, event: `deleted messages ${numbers.join(', ')}; two readers signed` });
  });
  vault.forgetRemoved();
  return gone;
}

const rowsOf = (tip: KeptTip): readonly number[] =>
  tip.kind === 'damaged' ? tip.rows : tip.files.flatMap(({ rows }) => rows);

function removeWhere<T>(table: Table<T>, isGone: (value: T) => boolean): void {
  for (const { row, value } of table.all()) if (isGone(value)) table.remove(row);
}
