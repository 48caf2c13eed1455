import type { Engine } from '../engine/engine.js';
import { attempt, refuse } from '../refusal.js';
import type { Day } from './day.js';
import type { Key } from './fields.js';
import { keyName, noteHash, type Verified, verifyNote } from './note.js';
import { checkKeyIds, parseRoster, type Roster, type RosterText, verifyRoster } from './roster.js';

/**
 * Checks all rosters of a line, oldest first and from epoch 1, against the root key that is
 * published today. That key vouches by its signature for every roster from the oldest that it
 * signed, and for earlier ones through `previous` alone.
 */
export async function verifyRosters(
  engine: Engine,
  files: readonly Uint8Array[],
  root: Key,
): Promise<Roster[]> {
  const parsed = files.map(parseRoster);
  const newest = parsed.at(-1);
  if (newest === undefined) return refuse('roster-gap');
  const rosters: Roster[] = [await verifyRoster(engine, newest, root)];
  let signedByRoot = true;
  for (const [i, later] of [...parsed.entries()].reverse().slice(0, -1)) {
    const earlier = parsed[i - 1] ?? refuse('roster-gap');
    const { claims, note } = earlier;
    const hash = await noteHash(engine, note.text);
    if (claims.line !== later.claims.line) return refuse('wrong-line');
    if (claims.epoch !== later.claims.epoch - 1) return refuse('roster-gap');
    if (hash !== later.claims.previous) return refuse('roster-fork');
    checkGrace(claims, later.claims);
    const name = keyName('root', claims.line);
    const signed = signedByRoot
      ? await attempt(() => verifyNote(engine, earlier, name, root))
      : null;
    if (signed !== null && !signed.ok) {
      if (signed.refusal.code !== 'note-unsigned') throw signed.refusal;
      // Here the root changed: the older root must have named the newer one.
      if (claims.nextRoot !== root) return refuse('note-unsigned');
      signedByRoot = false;
    }
    // A root that named another to follow it must not sign on: `verifyNextRoster` refuses that too.
    if (signed?.ok === true && (claims.nextRoot ?? root) !== root) return refuse('note-unsigned');
    rosters.unshift({ ...claims, hash } as Verified<RosterText>);
  }
  if (rosters[0]?.epoch !== 1) return refuse('roster-gap');
  await checkKeyIds(engine, ...rosters);
  return rosters;
}

/**
 * Checks that one roster may follow another, and with which key it must be signed. Only with all of
 * them is it known that no reader has the key id of an earlier one: `verifyRosters` sees to that.
 */
export async function verifyNextRoster(
  engine: Engine,
  previous: Roster,
  bytes: Uint8Array,
  root: Key,
): Promise<{ roster: Roster; root: Key }> {
  const next = parseRoster(bytes);
  if (next.claims.line !== previous.line) return refuse('wrong-line');
  if (next.claims.epoch <= previous.epoch) return refuse('roster-old');
  if (next.claims.epoch !== previous.epoch + 1) return refuse('roster-gap');
  if (next.claims.previous !== previous.hash) return refuse('roster-fork');
  checkGrace(previous, next.claims);
  const signer = previous.nextRoot ?? root;
  const roster = await verifyRoster(engine, next, signer);
  await checkKeyIds(engine, previous, roster);
  return { roster, root: signer };
}

/**
 * Grace never grows: with more of it an edition could name a key again that was too old for the
 * editions before, and that its reader has destroyed since.
 */
function checkGrace(before: RosterText, next: RosterText): void {
  if (next.settings.grace > before.settings.grace) refuse('roster-grace');
}

export const isExpired = (roster: Roster, day: Day): boolean => day > roster.expires;
