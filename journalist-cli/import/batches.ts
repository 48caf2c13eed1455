import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { type Batch, checkBatchFollows, parseBatch, verifyBatch } from '../../crypto/wire/batch.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { noteHash } from '../../crypto/wire/note.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { isOn, moveProgress, type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFolder } from './bundleFolder.js';
import { rosterOf } from './heads.js';

const NOTE_CAP = 4096;

/**
 * Takes the drop's batch notes: an unbroken chain, so that no day of messages can be left out
 * unnoticed. Whether the messages are here is the next step's to see.
 */
export async function takeBatches(
  engine: Engine,
  vault: Vault,
  place: Place,
  bundle: BundleFolder,
): Promise<void> {
  for (const number of bundle.numbers('batches')) {
    const bytes = bundle.read(bundlePath.batch(number), NOTE_CAP) ?? refuse('file-missing');
    const parsed = parseBatch(bytes);
    if (parsed.claims.number !== number) return refuse('field-malformed');
    const known = vault.batches.get(number);
    if (known !== undefined) {
      if ((await noteHash(engine, parsed.note.text)) !== known.hash) return refuse('batch-fork');
      continue;
    }
    const roster = rosterAt(vault, place, parsed.claims.edition, parsed.claims.head);
    const batch = await verifyBatch(engine, parsed, roster);
    checkBatchFollows(previousOf(vault, number), batch);
    await vault.transaction(() => {
      vault.batches.put(number, {
        day: batch.day,
        edition: batch.edition,
        hash: batch.hash,
        list: batch.list,
      });
      beginAt(vault, place, roster, number);
    });
  }
}

function previousOf(vault: Vault, number: number): Batch | null {
  const before = vault.batches.get(number - 1);
  return before === undefined ? null : ({ number: number - 1, hash: before.hash } as Batch);
}

/** The roster in force at the edition that a batch names, which must be the one known here. */
function rosterAt(vault: Vault, place: Place, edition: number, hash: string): Roster {
  if (edition === 0) return hash === ZERO_HASH ? rosterOf(place.rosters, 1) : refuse('head-fork');
  const head = vault.heads.get(edition) ?? refuse('head-gap');
  return head.hash === hash ? rosterOf(place.rosters, head.epoch) : refuse('head-fork');
}

/** A reader who joined later begins with the first batch of a roster that names them. */
function beginAt(vault: Vault, place: Place, roster: Roster, number: number): void {
  if (progressOf(vault).from === null && isOn(roster, place.key))
    moveProgress(vault, { from: number, through: number - 1 });
}
