import type { Engine } from '../engine/engine.js';
import { attempt, type Code, refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import { type Day, daysFrom } from './day.js';
import { type DayKey, parseDayKey, verifyDayKey } from './dayKey.js';
import type { Key } from './fields.js';
import { encodeFrames, parseFrames } from './frames.js';
import { claimsKey, keyId, keyName, parseNote, type SignedNote } from './note.js';
import type { Reader, Roster } from './roster.js';
import { parseStatement, type Statement, verifyStatement } from './statement.js';

/**
 * The day's keys and statements, a framed list of notes: in roster order each reader's day key and
 * statement; then, newest roster first, the last statement of each reader who is on no later
 * roster. It is a function of the newest outboxes, the rosters and the head's day, and the drop
 * accepts a head only if its bytes are exactly these.
 */
export const TODAY_CAP = 1024 * 1024;
const NOTE_CAP = 4096;

/** What one reader's newest outbox holds for an edition. */
export interface Published {
  readonly dayKeys: readonly { readonly day: Day; readonly bytes: Uint8Array }[];
  readonly statement: Uint8Array;
}

/** The key of the day, or the newest earlier one within grace. */
export function keyOfDay<T extends { readonly day: Day }>(
  keys: readonly T[],
  day: Day,
  grace: number,
): T | undefined {
  return keys
    .filter((key) => key.day <= day && daysFrom(key.day, day) <= grace)
    .reduce<T | undefined>(
      (newest, key) => (newest === undefined || key.day > newest.day ? key : newest),
      undefined,
    );
}

/** Readers of older rosters who are on no later one, in the order in which `today` names them. */
export function formerReaders(rosters: readonly Roster[]): { reader: Reader; roster: Roster }[] {
  const seen = new Set<Key>();
  const former: { reader: Reader; roster: Roster }[] = [];
  for (const [i, roster] of [...rosters].reverse().entries())
    for (const reader of roster.readers) {
      if (i > 0 && !seen.has(reader.key)) former.push({ reader, roster });
      seen.add(reader.key);
    }
  return former;
}

/** Rosters oldest first; a reader without an outbox is left out. */
export function composeToday(
  rosters: readonly Roster[],
  day: Day,
  published: ReadonlyMap<Key, Published>,
): Bytes {
  const roster = rosters.at(-1);
  if (roster === undefined) return refuse('roster-gap');
  const current = roster.readers.flatMap(({ key }) => {
    const own = published.get(key);
    if (own === undefined) return [];
    const dayKey = keyOfDay(own.dayKeys, day, roster.settings.grace);
    return dayKey === undefined ? [own.statement] : [dayKey.bytes, own.statement];
  });
  const former = formerReaders(rosters).flatMap(({ reader }) => {
    const own = published.get(reader.key);
    return own === undefined ? [] : [own.statement];
  });
  return encodeFrames([...current, ...former]);
}

export interface Today {
  readonly dayKeys: ReadonlyMap<Key, DayKey>;
  readonly statements: ReadonlyMap<Key, Statement>;
  /** Readers whose key or statement was not usable, and why; they get a decoy and are flagged. */
  readonly faults: ReadonlyMap<Key, Code>;
}

type NoteKind = 'daykey' | 'statement';
const kindOf = (note: SignedNote): NoteKind => {
  if (note.text.startsWith('turnbox/1 daykey\n')) return 'daykey';
  return note.text.startsWith('turnbox/1 statement\n') ? 'statement' : refuse('wrong-type');
};

/**
 * Checks each note by the reader who claims it. One reader's bad note makes that reader unreachable
 * and stops nobody else; a note of nobody's, or out of order, refuses the whole.
 */
export async function verifyToday(
  engine: Engine,
  bytes: Uint8Array,
  rosters: readonly Roster[],
  day: Day,
): Promise<Today> {
  const roster = rosters.at(-1);
  if (roster === undefined) return refuse('roster-gap');
  if (bytes.length > TODAY_CAP) return refuse('too-large');
  const name = keyName('reader', roster.line);
  const readers = [...roster.readers, ...formerReaders(rosters).map(({ reader }) => reader)];
  const ids = await Promise.all(readers.map(({ key }) => keyId(engine, name, key)));
  const dayKeys = new Map<Key, DayKey>();
  const statements = new Map<Key, Statement>();
  const faults = new Map<Key, Code>();
  let place = -1;
  for (const frame of parseFrames(bytes)) {
    const note = parseNote(frame, NOTE_CAP);
    const kind = kindOf(note);
    // Anybody can write a colleague's key id on a note: only whose place may still come counts.
    const placeOf = (i: number): number => i * 2 + (kind === 'daykey' ? 0 : 1);
    const owner = ids.findIndex((id, i) => placeOf(i) > place && claimsKey(note, name, id));
    const reader = readers[owner];
    if (reader === undefined) return refuse('today-differs');
    place = placeOf(owner);
    const checked = await attempt(async () => {
      if (kind === 'statement') {
        const statement = await verifyStatement(
          engine,
          parseStatement(frame),
          roster.line,
          reader.key,
        );
        statements.set(reader.key, statement);
        return;
      }
      const dayKey = await verifyDayKey(engine, parseDayKey(frame), roster.line, reader.key);
      const usable = keyOfDay([dayKey], day, roster.settings.grace) !== undefined;
      if (!usable || owner >= roster.readers.length) refuse('daykey-outside');
      dayKeys.set(reader.key, dayKey);
    });
    if (!checked.ok) faults.set(reader.key, checked.refusal.code);
  }
  return { dayKeys, statements, faults };
}
