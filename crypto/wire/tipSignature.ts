import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { dash, type Hash, type Id, type Key, orDash, parseHash, parseId } from './fields.js';
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
 * `tip.sig`, the last entry of a tip: the source's own signature over all before it. A reader holds
 * the file key and could swap the inside; this is what proves who wrote it.
 *
 *   turnbox/1 tip | line HEX32 | day DAY
 *   tip HEX32 | thread HEX32 | json HASH | files HASH | move HASH-or-"-"
 */
export interface TipSignatureText {
  readonly line: Id;
  readonly day: Day;
  readonly tip: Id;
  readonly thread: Id;
  /** SHA-256 of `tip.json`, of `files.json`, and of `move.sig` if there is one. */
  readonly json: Hash;
  readonly files: Hash;
  readonly move: Hash | null;
}
export type TipSignature = Verified<TipSignatureText>;

const CAP = 2048;

export const signTip = (
  engine: Engine,
  tip: TipSignatureText,
  seed: Uint8Array,
): Promise<Bytes> => {
  const text = noteText('tip', tip.line, tip.day, [
    `tip ${tip.tip}`,
    `thread ${tip.thread}`,
    `json ${tip.json}`,
    `files ${tip.files}`,
    `move ${dash(tip.move)}`,
  ]);
  return signText(engine, text, keyName('source', tip.line), seed);
};

export function parseTipSignature(bytes: Uint8Array): Unverified<TipSignatureText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'tip');
  const claims: TipSignatureText = {
    line: lines.line,
    day: lines.day,
    tip: parseId(lines.value('tip')),
    thread: parseId(lines.value('thread')),
    json: parseHash(lines.value('json')),
    files: parseHash(lines.value('files')),
    move: orDash(lines.value('move'), parseHash),
  };
  lines.end();
  return { note, claims };
}

export async function verifyTipSignature(
  engine: Engine,
  signature: Unverified<TipSignatureText>,
  line: Id,
  source: Key,
): Promise<TipSignature> {
  if (signature.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, signature, keyName('source', line), source);
}
