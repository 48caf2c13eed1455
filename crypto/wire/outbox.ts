import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { type Id, type Key, parseHash, parseNumber, splitFields } from './fields.js';
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
import type { FileLine } from './file.js';

/**
 * Everything that a reader gives to the line, anew each time: the highest number wins. Signed by
 * the reader; a folder of this manifest and the files that it names.
 *
 *   turnbox/1 outbox | line HEX32 | day DAY | outbox N | cells CELLS MARKS | file HASH SIZE NAME *
 */
export interface OutboxText {
  readonly line: Id;
  readonly day: Day;
  readonly number: number;
  readonly cells: number;
  readonly marks: number;
  readonly files: ReadonlyMap<OutboxFile, FileLine>;
}
export type Outbox = Verified<OutboxText>;

/** `copies-READERKEYID` is for that colleague alone. */
export type OutboxFile = 'statement' | 'daykeys' | 'cells' | `copies-${string}`;
const FIXED: readonly OutboxFile[] = ['statement', 'daykeys', 'cells'];
const CAP = 64 * 1024;
export const OUTBOX_CAP = 512 * 1024 * 1024;

export const MANIFEST = 'manifest';

const isName = (text: string): text is OutboxFile =>
  (FIXED as readonly string[]).includes(text) || /^copies-[0-9a-f]{8}$/.test(text);

export const signOutbox = (
  engine: Engine,
  outbox: OutboxText,
  seed: Uint8Array,
): Promise<Bytes> => {
  const text = noteText('outbox', outbox.line, outbox.day, [
    `outbox ${String(outbox.number)}`,
    `cells ${String(outbox.cells)} ${String(outbox.marks)}`,
    ...[...outbox.files].map(([name, { hash, size }]) => `file ${hash} ${String(size)} ${name}`),
  ]);
  return signText(engine, text, keyName('reader', outbox.line), seed);
};

export function parseOutbox(bytes: Uint8Array): Unverified<OutboxText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'outbox');
  const number = parseNumber(lines.value('outbox'));
  const [cells = '', marks = ''] = splitFields(lines.value('cells'), 2);
  const listed = lines.values('file').map((value): [OutboxFile, FileLine] => {
    const [hash = '', size = '', name = ''] = splitFields(value, 3);
    if (!isName(name)) return refuse('outbox-files');
    return [name, { hash: parseHash(hash), size: parseNumber(size) }];
  });
  lines.end();
  const files = new Map(listed);
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  if (files.size !== listed.length || !FIXED.every((name, i) => listed[i]?.[0] === name))
    return refuse('outbox-files');
  if (total > OUTBOX_CAP) return refuse('too-large');
  return {
    note,
    claims: {
      line: lines.line,
      day: lines.day,
      number,
      cells: parseNumber(cells),
      marks: parseNumber(marks),
      files,
    },
  };
}

export async function verifyOutbox(
  engine: Engine,
  outbox: Unverified<OutboxText>,
  line: Id,
  reader: Key,
): Promise<Outbox> {
  if (outbox.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, outbox, keyName('reader', line), reader);
}
