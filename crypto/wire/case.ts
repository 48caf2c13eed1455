import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import {
  dash,
  type Hash,
  type Id,
  type Key,
  type Label,
  orDash,
  parseHash,
  parseId,
  parseKey,
  parseLabel,
  parseNumber,
  splitFields,
} from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  publicKeyOf,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * What a reader hands over of a thread, file by file; signed by the reader. The lines of the files
 * are spelt as `sha256sum --tag` spells them, so that the signed text is itself what it checks.
 *
 *   turnbox/1 case | line HEX32 | day DAY | key KEY | holds FIELD ...
 *   | thread HEX32-or-"-" | source KEY-or-"-" | asked TEXT-or-"-" | power TEXT-or-"-"
 *   | log N HASH-or-"-" | SHA256 (NAME) = HASH *
 */
export interface CaseText {
  readonly line: Id;
  readonly day: Day;
  /** The reader who hands it over. */
  readonly key: Key;
  /** What of the thread is in it, in the order of `CASE_FIELDS`. */
  readonly holds: readonly CaseField[];
  /** Both or neither: with them, a later claim of the source can be checked. */
  readonly thread: Id | null;
  readonly source: Key | null;
  /** Who asked for it, and by what power; both or neither. */
  readonly asked: Label | null;
  readonly power: Label | null;
  /** How many entries the reader's log had, and the hash of their chain. */
  readonly log: { readonly entries: number; readonly hash: Hash } | null;
  readonly files: ReadonlyMap<string, Hash>;
}
export type Case = Verified<CaseText>;

export const CASE_FIELDS = [
  'gist',
  'words',
  'answers',
  'files',
  'replies',
  'days',
  'language',
  'readers',
  'source',
  'log',
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

export const CASE_CAP = 1024 * 1024;
/** One name in one folder: no separators, no leading dot, nothing that `sha256sum` would escape. */
const FILE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,119}$/u;
const FILE_LINE = /^\((.+)\) = (.+)$/;

const label = (text: string): Label =>
  text === '-' ? refuse('field-malformed') : parseLabel(text);

export async function signCase(
  engine: Engine,
  { files, ...text }: Omit<CaseText, 'key'>,
  seed: Uint8Array,
): Promise<Bytes> {
  const lines = noteText('case', text.line, text.day, [
    `key ${await publicKeyOf(engine, seed)}`,
    `holds ${text.holds.join(' ')}`,
    `thread ${dash(text.thread)}`,
    `source ${dash(text.source)}`,
    `asked ${dash(text.asked && label(text.asked))}`,
    `power ${dash(text.power && label(text.power))}`,
    `log ${text.log === null ? '-' : `${String(text.log.entries)} ${text.log.hash}`}`,
    ...[...files].map(([name, hash]) => `SHA256 (${name}) = ${hash}`),
  ]);
  const bytes = await signText(engine, lines, keyName('reader', text.line), seed);
  // What this would not read it must not sign.
  parseCase(bytes);
  return bytes;
}

export function parseCase(bytes: Uint8Array): Unverified<CaseText> {
  const note = parseNote(bytes, CASE_CAP);
  const lines = readLines(note, 'case');
  const claims: CaseText = {
    line: lines.line,
    day: lines.day,
    key: parseKey(lines.value('key')),
    holds: parseHolds(lines.value('holds')),
    thread: orDash(lines.value('thread'), parseId),
    source: orDash(lines.value('source'), parseKey),
    asked: orDash(lines.value('asked'), parseLabel),
    power: orDash(lines.value('power'), parseLabel),
    log: orDash(lines.value('log'), parseLog),
    files: parseFiles(lines.values('SHA256')),
  };
  lines.end();
  const holds = (field: CaseField): boolean => claims.holds.includes(field);
  const fits =
    (claims.thread !== null) === holds('source') &&
    (claims.source !== null) === holds('source') &&
    (claims.log !== null) === holds('log') &&
    (claims.asked === null) === (claims.power === null);
  return fits ? { note, claims } : refuse('field-unexpected');
}

function parseHolds(value: string): CaseField[] {
  const fields = CASE_FIELDS.filter((field) => value.split(' ').includes(field));
  return fields.length > 0 && fields.join(' ') === value ? fields : refuse('field-malformed');
}

function parseLog(value: string): { entries: number; hash: Hash } {
  const [entries = '', hash = ''] = splitFields(value, 2);
  return { entries: parseNumber(entries), hash: parseHash(hash) };
}

function parseFiles(values: readonly string[]): Map<string, Hash> {
  const files = new Map(
    values.map((value) => {
      const [, name = '', hash = ''] = FILE_LINE.exec(value) ?? [];
      return FILE_NAME.test(name) ? ([name, parseHash(hash)] as const) : refuse('field-malformed');
    }),
  );
  return files.size > 0 && files.size === values.length ? files : refuse('field-unexpected');
}

/** Proves that the key it names signed it; that the key is a reader's, a roster of the line must say. */
export async function verifyCase(
  engine: Engine,
  unverified: Unverified<CaseText>,
  line: Id,
): Promise<Case> {
  if (unverified.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, unverified, keyName('reader', line), unverified.claims.key);
}
