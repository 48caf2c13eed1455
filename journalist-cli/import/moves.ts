import type { Engine } from '../../crypto/engine/engine.js';
import { attempt } from '../../crypto/refusal.js';
import { verifyMove } from '../../crypto/wire/move.js';
import type { MoveProof } from '../vault/contents.js';
import type { Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/**
 * Checks notes by which a source goes on under new words, with the key of the old thread, as soon as
 * that thread is known here. It proves that somebody holds both words and no more: the threads stay
 * apart for ever.
 */
export async function settleMoves(engine: Engine, vault: Vault, place: Place): Promise<void> {
  const sources = new Map(vault.threads.all().map(({ value }) => [value.thread, value.source]));
  for (const { row, value } of vault.tips.all()) {
    if (value.kind !== 'proved' || value.move?.proof !== 'unknown') continue;
    const { move } = value;
    const old = sources.get(move.claims.thread);
    if (old === undefined) continue;
    const checked = await attempt(() => verifyMove(engine, move, place.line, old.sign));
    const proof: MoveProof = checked.ok ? 'proved' : 'forged';
    await vault.transaction(() => {
      vault.tips.put(row, { ...value, move: { ...move, proof } });
    });
  }
}
