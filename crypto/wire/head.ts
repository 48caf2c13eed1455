import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import { addDays, type Day, parseDay } from './day.js';
import type { FileLine } from './file.js';
import {
  type Hash,
  type Id,
  type Key,
  parseHash,
  parseNumber,
  parseWord,
  splitFields,
  type Word,
  ZERO_HASH,
} from './fields.js';
import {
  claimsKey,
  keyId,
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';
import type { Roster } from './roster.js';

/**
 * The one note that pins everything public of an edition; signed by a courier.
 *
 *   turnbox/1 head | line HEX32 | day DAY
 *   edition N | previous HASH | notice WORD DAY-or-"-" (or "-")
 *   roster EPOCH HASH SIZE *              every epoch, newest first
 *   today HASH SIZE
 *   cells DAY EPOCH HASH CELLS MARKS *    newest first: line i, 0 first, is of edition N - i
 */
export interface CellsLine {
  readonly day: Day;
  readonly epoch: number;
  readonly hash: Hash;
  readonly cells: number;
  readonly marks: number;
}
export interface HeadText {
  readonly line: Id;
  readonly day: Day;
  readonly edition: number;
  readonly previous: Hash;
  readonly notice: { readonly word: Word; readonly day: Day | null } | null;
  readonly rosters: readonly (FileLine & { readonly epoch: number })[];
  readonly today: FileLine;
  readonly cells: readonly CellsLine[];
}
export type Head = Verified<HeadText>;

export const HEAD_CAP = 256 * 1024;

const encodeNotice = (notice: HeadText['notice']): string =>
  notice === null ? '-' : `${notice.word} ${notice.day ?? '-'}`;

function parseNotice(value: string): HeadText['notice'] {
  if (value === '-') return null;
  const [word = '', day = ''] = splitFields(value, 2);
  return { word: parseWord(word), day: day === '-' ? null : parseDay(day) };
}

export const signHead = (engine: Engine, head: HeadText, seed: Uint8Array): Promise<Bytes> => {
  const text = noteText('head', head.line, head.day, [
    `edition ${String(head.edition)}`,
    `previous ${head.previous}`,
    `notice ${encodeNotice(head.notice)}`,
    ...head.rosters.map(
      ({ epoch, hash, size }) => `roster ${String(epoch)} ${hash} ${String(size)}`,
    ),
    `today ${head.today.hash} ${String(head.today.size)}`,
    ...head.cells.map(
      ({ day, epoch, hash, cells, marks }) =>
        `cells ${day} ${String(epoch)} ${hash} ${String(cells)} ${String(marks)}`,
    ),
  ]);
  return signText(engine, text, keyName('courier', head.line), seed);
};

export function parseHead(bytes: Uint8Array): Unverified<HeadText> {
  const note = parseNote(bytes, HEAD_CAP);
  const lines = readLines(note, 'head');
  const claims: HeadText = {
    line: lines.line,
    day: lines.day,
    edition: parseNumber(lines.value('edition')),
    previous: parseHash(lines.value('previous')),
    notice: parseNotice(lines.value('notice')),
    rosters: lines.values('roster').map((value) => {
      const [epoch = '', hash = '', size = ''] = splitFields(value, 3);
      return { epoch: parseNumber(epoch), hash: parseHash(hash), size: parseNumber(size) };
    }),
    today: parseToday(lines.value('today')),
    cells: lines.values('cells').map((value) => {
      const [day = '', epoch = '', hash = '', cells = '', marks = ''] = splitFields(value, 5);
      return {
        day: parseDay(day),
        epoch: parseNumber(epoch),
        hash: parseHash(hash),
        cells: parseNumber(cells),
        marks: parseNumber(marks),
      };
    }),
  };
  lines.end();
  return isConsistent(claims) ? { note, claims } : refuse('head-index');
}

function parseToday(value: string): FileLine {
  const [hash = '', size = ''] = splitFields(value, 2);
  return { hash: parseHash(hash), size: parseNumber(size) };
}

/** What a head must be in itself: every epoch once, its own cells on top, days that never rise. */
function isConsistent({ edition, previous, day, rosters, cells }: HeadText): boolean {
  const epoch = rosters.length;
  return (
    edition >= 1 &&
    (edition === 1) === (previous === ZERO_HASH) &&
    epoch >= 1 &&
    rosters.every((roster, i) => roster.epoch === epoch - i) &&
    cells.length >= 1 &&
    cells.length <= edition &&
    cells[0]?.day === day &&
    cells[0].epoch === epoch &&
    cells.every((each, i) => {
      const newer = cells[i - 1];
      return newer === undefined || (each.day <= newer.day && each.epoch <= newer.epoch);
    })
  );
}

/** Checks a head by the couriers of the roster that it names as newest. */
export async function verifyHead(
  engine: Engine,
  head: Unverified<HeadText>,
  roster: Roster,
): Promise<Head> {
  const { claims, note } = head;
  if (claims.line !== roster.line) return refuse('wrong-line');
  if (claims.rosters[0]?.epoch !== roster.epoch) return refuse('roster-gap');
  const name = keyName('courier', roster.line);
  for (const { key } of roster.couriers)
    if (claimsKey(note, name, await keyId(engine, name, key)))
      return verifyNote(engine, head, name, key);
  return refuse('note-unsigned');
}

/** Whose signature a verified head carries, as far as the key ids tell. */
export async function headCourier(
  engine: Engine,
  head: Unverified<HeadText>,
  roster: Roster,
): Promise<Key | null> {
  const name = keyName('courier', roster.line);
  for (const { key } of roster.couriers)
    if (claimsKey(head.note, name, await keyId(engine, name, key))) return key;
  return null;
}

/**
 * Refuses a head that does not follow the one before: next number, its hash, no earlier day, the
 * same rosters and more, and every older cells line as it was. A cells line may only go once it is
 * older than `replies` days.
 */
export function checkFollows(previous: Head, next: HeadText, replies: number): void {
  if (next.edition <= previous.edition) refuse('head-old');
  if (next.edition !== previous.edition + 1) refuse('head-gap');
  if (next.previous !== previous.hash) refuse('head-fork');
  if (next.day < previous.day) refuse('head-day');
  const added = next.rosters.length - previous.rosters.length;
  const rostersKept =
    added >= 0 && previous.rosters.every((roster, i) => sameLine(roster, next.rosters[i + added]));
  const older = next.cells.slice(1);
  const cellsKept = older.every((line, i) => sameLine(line, previous.cells[i]));
  const oldest = addDays(next.day, -replies);
  const dropped = previous.cells.slice(older.length);
  if (!rostersKept || !cellsKept || dropped.some(({ day }) => day >= oldest)) refuse('head-index');
}

const sameLine = (a: object, b: object | undefined): boolean =>
  b !== undefined && JSON.stringify(a) === JSON.stringify(b);
