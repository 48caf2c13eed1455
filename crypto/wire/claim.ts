import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { type Id, type Key, type Label, parseId, parseLabel } from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * 'It was me': a source proves, perhaps years later and to one person, that a thread is theirs;
 * signed by the source's key, which the codename makes. `for` names whom it is for, in words that the
 * other side chose, so that one note proves nothing to anybody else.
 *
 *   turnbox/1 claim | line HEX32 | day DAY | thread HEX32 | for TEXT
 */
export interface ClaimText {
  readonly line: Id;
  /** The day on which it was made, by its maker's clock. */
  readonly day: Day;
  readonly thread: Id;
  readonly for: Label;
}
export type Claim = Verified<ClaimText>;

export const CLAIM_CAP = 2048;

export const signClaim = (
  engine: Engine,
  claim: ClaimText,
  sourceSeed: Uint8Array,
): Promise<Bytes> =>
  signText(
    engine,
    noteText('claim', claim.line, claim.day, [
      `thread ${claim.thread}`,
      `for ${parseLabel(claim.for)}`,
    ]),
    keyName('source', claim.line),
    sourceSeed,
  );

export function parseClaim(bytes: Uint8Array): Unverified<ClaimText> {
  const note = parseNote(bytes, CLAIM_CAP);
  const lines = readLines(note, 'claim');
  const claims: ClaimText = {
    line: lines.line,
    day: lines.day,
    thread: parseId(lines.value('thread')),
    for: parseLabel(lines.value('for')),
  };
  lines.end();
  return { note, claims };
}

/** Proves that its maker holds the codename of the thread with this key; not which person that is. */
export async function verifyClaim(
  engine: Engine,
  claim: Unverified<ClaimText>,
  line: Id,
  source: Key,
): Promise<Claim> {
  if (claim.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, claim, keyName('source', line), source);
}
