import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import {
  type Bytes,
  fromBase64,
  fromUtf8,
  toBase64,
  utf8,
  withoutZeroFill,
  zeroFilled,
} from './bytes.js';
import { type Day, parseDay } from './day.js';
import {
  type Hash,
  type Id,
  parseHash,
  parseId,
  parseWord,
  splitFields,
  type Word,
} from './fields.js';
import { seal, unseal } from './sealed.js';

/**
 * What one reader tells one colleague in each outbox: the keys of the cells that it wrote on threads
 * that both read, how it has taken threads on, and gists. An age file to the colleague's newest day
 * key; the inside is lines, zero-filled to 64 KiB times a power of two, so that its size says nothing.
 *
 *   cell HASH FILEKEY *  status THREAD WORD DAY *  gist HEX32 DAY BASE64 *
 */
export interface Copies {
  readonly cells: readonly { readonly hash: Hash; readonly fileKey: Bytes }[];
  readonly statuses: readonly { readonly thread: Id; readonly word: Word; readonly day: Day }[];
  /** A gist has a random id of its own, never the thread's. */
  readonly gists: readonly { readonly id: Id; readonly day: Day; readonly text: string }[];
}

export const COPIES_BYTES = 64 * 1024;
const FILE_KEY_BYTES = 16;
/** 64 MiB of lines: some 600,000 cells. */
const MOST_BYTES = COPIES_BYTES * 1024;

export function encodeCopies({ cells, statuses, gists }: Copies): Bytes {
  const lines = [
    ...cells.map(({ hash, fileKey }) => `cell ${hash} ${toBase64(fileKey)}\n`),
    ...statuses.map(({ thread, word, day }) => `status ${thread} ${word} ${day}\n`),
    ...gists.map(({ id, day, text }) => `gist ${id} ${day} ${toBase64(utf8(text))}\n`),
  ];
  const bytes = utf8(lines.join(''));
  let size = COPIES_BYTES;
  while (size < bytes.length) size *= 2;
  return size <= MOST_BYTES ? zeroFilled(bytes, size) : refuse('too-large');
}

export function parseCopies(bytes: Uint8Array): Copies {
  if (bytes.length > MOST_BYTES) return refuse('too-large');
  const text = fromUtf8(withoutZeroFill(bytes));
  if (text !== '' && !text.endsWith('\n')) return refuse('copies-malformed');
  const lines = text.split('\n').slice(0, -1);
  const of = (kind: string): string[] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
  const copies: Copies = {
    cells: of('cell').map((value) => {
      const [hash = '', fileKey = ''] = splitFields(value, 2);
      return { hash: parseHash(hash), fileKey: fromBase64(fileKey, FILE_KEY_BYTES) };
    }),
    statuses: of('status').map((value) => {
      const [thread = '', word = '', day = ''] = splitFields(value, 3);
      return { thread: parseId(thread), word: parseWord(word), day: parseDay(day) };
    }),
    gists: of('gist').map((value) => {
      const [id = '', day = '', base64 = ''] = splitFields(value, 3);
      return { id: parseId(id), day: parseDay(day), text: fromUtf8(fromBase64(base64)) };
    }),
  };
  // One content has one spelling: order, fill and size are those that this code writes.
  const again = encodeCopies(copies);
  return again.length === bytes.length && fromUtf8(withoutZeroFill(again)) === text
    ? copies
    : refuse('copies-malformed');
}

export const sealCopies = (
  engine: Engine,
  copies: Copies,
  colleagueKey: Uint8Array,
): Promise<Bytes> => seal(engine, [colleagueKey], encodeCopies(copies));

/** Opens with whichever of one's own day keys it was sealed to. */
export const openCopies = async (
  engine: Engine,
  seeds: readonly Uint8Array[],
  file: Uint8Array,
): Promise<Copies> => parseCopies(await unseal(engine, seeds, file, 1));
