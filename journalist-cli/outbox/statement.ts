import type { Day } from '../../crypto/wire/day.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import type { StatementText } from '../../crypto/wire/statement.js';
import { wholeThrough } from '../import/cells.js';
import { keptHead } from '../import/heads.js';
import { lastDayOf } from '../import/lastDay.js';
import type { Restored } from '../vault/contents.js';
import { uncopied } from '../vault/foreign.js';
import { type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/** How far this vault has come, for everyone to see. */
export function statementOf(vault: Vault, place: Place, day: Day, outbox: number): StatementText {
  const edition = editionToName(vault, place, day);
  const { from, through, restored } = progressOf(vault);
  const batch = vault.batches.get(through);
  return {
    line: place.line,
    day,
    epoch: place.roster.epoch,
    edition,
    head: vault.heads.get(edition)?.hash ?? ZERO_HASH,
    from: from ?? 1,
    through,
    throughDay: batch?.day ?? day,
    batch: batch?.hash ?? ZERO_HASH,
    lost: restored === null ? null : lostDays(restored, day),
    outbox,
  };
}

/**
 * The newest edition known whole. Colleagues let go of their copies up to the edition named here, so
 * it stays before a cell whose copy is still awaited: one that was sealed to a key that this machine
 * lost comes again, to its new key; after the alarm there is nothing to wait for. It stays also at
 * the edition of a batch that is not in yet: answers to what is in there come in later ones.
 */
function editionToName(vault: Vault, place: Place, clockDay: Day): number {
  const newest = keptHead(vault, vault.heads.all().at(-1)?.row ?? 0);
  if (newest === null) return 0;
  const awaited = uncopied(vault)
    .filter(({ value }) => !value.alarm)
    .map(({ value }) => value.edition - 1);
  const { from, through } = progressOf(vault);
  const unread = from === null ? undefined : vault.batches.get(through + 1);
  return Math.min(
    wholeThrough(vault, newest, lastDayOf(newest.day, clockDay), place.roster.settings.replies),
    unread?.edition ?? newest.edition,
    ...awaited,
  );
}

/** Till a head names a new key, the loss goes on. */
const lostDays = ({ first, last }: Restored, day: Day): StatementText['lost'] => {
  const end = last ?? day;
  return { first, last: end < first ? first : end };
};
