import type { Engine } from '../engine/engine.js';
import { parseRecipient, encodeRecipient } from '../keys/recipient.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import type { Id, Key } from './fields.js';
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
 * The key to which tips of one day are sealed for one reader; signed by the reader.
 *
 *   turnbox/1 daykey | line HEX32 | day DAY | key age1pq1...
 */
export interface DayKeyText {
  readonly line: Id;
  /** The day that the key is for, not the day on which it was made. */
  readonly day: Day;
  /** X-Wing, 1,216 bytes. */
  readonly publicKey: Bytes;
}
export type DayKey = Verified<DayKeyText>;

const CAP = 4096;

export const signDayKey = (
  engine: Engine,
  { line, day, publicKey }: DayKeyText,
  seed: Uint8Array,
): Promise<Bytes> =>
  signText(
    engine,
    noteText('daykey', line, day, [`key ${encodeRecipient(publicKey)}`]),
    keyName('reader', line),
    seed,
  );

export function parseDayKey(bytes: Uint8Array): Unverified<DayKeyText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'daykey');
  const publicKey = parseRecipient(lines.value('key'));
  lines.end();
  return { note, claims: { line: lines.line, day: lines.day, publicKey } };
}

/** Checks the signature and that both halves of the key are points that can be sealed to. */
export async function verifyDayKey(
  engine: Engine,
  dayKey: Unverified<DayKeyText>,
  line: Id,
  reader: Key,
): Promise<DayKey> {
  if (dayKey.claims.line !== line) return refuse('wrong-line');
  const verified = await verifyNote(engine, dayKey, keyName('reader', line), reader);
  return engine.xwing.check(verified.publicKey) ? verified : refuse('bad-key');
}
