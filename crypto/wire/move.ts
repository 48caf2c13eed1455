import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { type Id, type Key, parseId } from './fields.js';
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
 * `move.sig`: a source goes on under a new codename, because somebody may have seen the old one;
 * signed by the old source's key, inside the first tip of the new. It proves that somebody holds
 * both codenames, not which person that is.
 *
 *   turnbox/1 move | line HEX32 | day DAY | thread HEX32 | to HEX32
 */
export interface MoveText {
  readonly line: Id;
  readonly day: Day;
  /** The old thread, and the new one. */
  readonly thread: Id;
  readonly to: Id;
}
export type Move = Verified<MoveText>;

const CAP = 2048;

export const signMove = (engine: Engine, move: MoveText, oldSeed: Uint8Array): Promise<Bytes> =>
  signText(
    engine,
    noteText('move', move.line, move.day, [`thread ${move.thread}`, `to ${move.to}`]),
    keyName('source', move.line),
    oldSeed,
  );

export function parseMove(bytes: Uint8Array): Unverified<MoveText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'move');
  const claims: MoveText = {
    line: lines.line,
    day: lines.day,
    thread: parseId(lines.value('thread')),
    to: parseId(lines.value('to')),
  };
  lines.end();
  return { note, claims };
}

export async function verifyMove(
  engine: Engine,
  move: Unverified<MoveText>,
  line: Id,
  oldSource: Key,
): Promise<Move> {
  if (move.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, move, keyName('source', line), oldSource);
}
