import type { Engine } from '../../crypto/engine/engine.js';
import { type Claim, type ClaimText, verifyClaim } from '../../crypto/wire/claim.js';
import type { Unverified } from '../../crypto/wire/note.js';
import { stop } from '../refusal.js';
import { placeOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { CheckedCase } from './verifyFolder.js';

/** Checks 'it was me' against the threads of a vault; gives the thread's number here. */
export async function claimInVault(
  engine: Engine,
  vault: Vault,
  claim: Unverified<ClaimText>,
): Promise<{ readonly claim: Claim; readonly thread: number; readonly messages: number[] }> {
  const { line } = await placeOf(engine, vault);
  const found = vault.threads.all().find(({ value }) => value.thread === claim.claims.thread);
  if (found === undefined) return stop('claim-unknown');
  const checked = await verifyClaim(engine, claim, line, found.value.source.sign);
  const messages = vault.tips
    .all()
    .filter(({ value }) => value.kind === 'proved' && value.thread === claim.claims.thread)
    .map(({ row }) => row);
  return { claim: checked, thread: found.row, messages };
}

/** Against a case that was handed over with its source's key. */
export function claimInCase(
  engine: Engine,
  { case: { line, thread, source } }: CheckedCase,
  claim: Unverified<ClaimText>,
): Promise<Claim> {
  if (source === null || thread !== claim.claims.thread) return stop('claim-unknown');
  return verifyClaim(engine, claim, line, source);
}
