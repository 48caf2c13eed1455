import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, refuse } from '../../crypto/refusal.js';
import { type Bytes, concat, fromUtf8, toHex, utf8 } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import { type Hash, type Id, type Key, parseHash, parseId } from '../../crypto/wire/fields.js';
import {
  keyName,
  noteHash,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  verifyNote,
} from '../../crypto/wire/note.js';

/**
 * What two readers sign before a thread is deleted. It travels on a stick between two vaults and no
 * further, and names its thread to nobody who does not hold it:
 *
 *   turnbox/1 deletion | line HEX32 | day DAY
 *   request HEX32 | target HASH
 *
 * target = SHA-256("turnbox/1 deletion" | line | request | thread), ids as their raw 16 bytes. The
 * second reader adds a signature line to the same text; its hash does not change with that.
 */
export interface DeletionText {
  readonly line: Id;
  /** The day on which the first person asked. */
  readonly day: Day;
  readonly request: Id;
  readonly target: Hash;
}

const NOTE_CAP = 2048;
const CODE_DIGITS = 6;

const rawId = (id: Id): Uint8Array =>
  Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

export const targetOf = async (
  engine: Engine,
  line: Id,
  request: Id,
  thread: Id,
): Promise<Hash> => {
  const all = concat(utf8('turnbox/1 deletion'), rawId(line), rawId(request), rawId(thread));
  return toHex(await engine.sha256(all)) as Hash;
};

const textOf = ({ line, day, request, target }: DeletionText): string =>
  noteText('deletion', line, day, [`request ${request}`, `target ${target}`]);

export const signDeletion = (
  engine: Engine,
  text: DeletionText,
  seed: Uint8Array,
): Promise<Bytes> => signText(engine, textOf(text), keyName('reader', text.line), seed);

export function parseDeletion(bytes: Uint8Array): Unverified<DeletionText> {
  const note = parseNote(bytes, NOTE_CAP);
  const lines = readLines(note, 'deletion');
  const claims: DeletionText = {
    line: lines.line,
    day: lines.day,
    request: parseId(lines.value('request')),
    target: parseHash(lines.value('target')),
  };
  lines.end();
  return { note, claims };
}

/** Adds one's own signature beneath those that are there. */
export async function cosignDeletion(
  engine: Engine,
  bytes: Uint8Array,
  { claims }: Unverified<DeletionText>,
  seed: Uint8Array,
): Promise<Bytes> {
  const own = fromUtf8(await signDeletion(engine, claims, seed));
  const line = own.slice(own.lastIndexOf('\n\n') + 2);
  return utf8(`${fromUtf8(bytes)}${line}`);
}

/** Which of some readers have signed it. A wrong signature of one of them is refused, not passed over. */
export async function signersOf(
  engine: Engine,
  deletion: Unverified<DeletionText>,
  line: Id,
  readers: readonly Key[],
): Promise<Key[]> {
  if (deletion.claims.line !== line) return refuse('wrong-line');
  const signers: Key[] = [];
  for (const reader of readers) {
    const name = keyName('reader', line);
    const checked = await attempt(() => verifyNote(engine, deletion, name, reader));
    if (checked.ok) signers.push(reader);
    else if (checked.refusal.code !== 'note-unsigned') throw checked.refusal;
  }
  return signers;
}

/** What one person reads out to the other, so that both speak of the same request. */
export const codeOf = async (engine: Engine, { note }: Unverified<DeletionText>): Promise<string> =>
  (await noteHash(engine, note.text)).slice(0, CODE_DIGITS);
