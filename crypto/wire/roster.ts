import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { type Bytes, concat, toBase64, utf8 } from './bytes.js';
import { type Day, parseDay } from './day.js';
import {
  dash,
  type Hash,
  type Id,
  type Key,
  type Label,
  orDash,
  parseHash,
  parseKey,
  parseLabel,
  parseNumber,
  parseWord,
  splitFields,
  type Word,
  ZERO_HASH,
} from './fields.js';
import {
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
import { encodeSettings, parseSettings, type Settings } from './settings.js';

/**
 * Who reads, who carries, and what all must share; signed by the line's root.
 *
 *   turnbox/1 roster | line HEX32 | day DAY
 *   epoch N | previous HASH | expires DAY | next-root KEY-or-"-" | name TEXT | site HASH
 *   set NAME N *  | drop KEY | reader KEY GROUP PGPHASH-or-"-" LABEL * | courier KEY LABEL *
 */
export interface Reader {
  readonly key: Key;
  readonly group: Word;
  /** SHA-256 of the reader's binary OpenPGP certificate. */
  readonly pgp: Hash | null;
  readonly label: Label;
}
export interface Courier {
  readonly key: Key;
  readonly label: Label;
}
export interface RosterText {
  readonly line: Id;
  readonly day: Day;
  readonly epoch: number;
  readonly previous: Hash;
  readonly expires: Day;
  readonly nextRoot: Key | null;
  readonly name: Label;
  /** SHA-256 of the line's `site.json`. */
  readonly site: Hash;
  readonly settings: Settings;
  readonly drop: Key;
  readonly readers: readonly Reader[];
  readonly couriers: readonly Courier[];
}
export type Roster = Verified<RosterText>;

export const ROSTER_CAP = 64 * 1024;
const MOST_READERS = 64;

const encodeRoster = (roster: RosterText): string =>
  noteText('roster', roster.line, roster.day, [
    `epoch ${String(roster.epoch)}`,
    `previous ${roster.previous}`,
    `expires ${roster.expires}`,
    `next-root ${dash(roster.nextRoot)}`,
    `name ${parseLabel(roster.name)}`,
    `site ${roster.site}`,
    ...encodeSettings(roster.settings),
    `drop ${roster.drop}`,
    ...roster.readers.map(
      ({ key, group, pgp, label }) => `reader ${key} ${group} ${dash(pgp)} ${parseLabel(label)}`,
    ),
    ...roster.couriers.map(({ key, label }) => `courier ${key} ${parseLabel(label)}`),
  ]);

/**
 * Signs a roster and adds one signature line of a key that nobody knows, so that every reader of
 * rosters stays tolerant of the witnesses that may come.
 */
export async function signRoster(
  engine: Engine,
  roster: RosterText,
  rootSeed: Uint8Array,
): Promise<Bytes> {
  const signed = await signText(
    engine,
    encodeRoster(roster),
    keyName('root', roster.line),
    rootSeed,
  );
  const unknown = `\u2014 grease.invalid ${toBase64(engine.random(68))}\n`;
  const whole = concat(signed, utf8(unknown));
  await checkKeyIds(engine, parseRoster(whole).claims);
  return whole;
}

export function parseRoster(bytes: Uint8Array): Unverified<RosterText> {
  const note = parseNote(bytes, ROSTER_CAP);
  const lines = readLines(note, 'roster');
  const claims: RosterText = {
    line: lines.line,
    day: lines.day,
    epoch: parseNumber(lines.value('epoch')),
    previous: parseHash(lines.value('previous')),
    expires: parseDay(lines.value('expires')),
    nextRoot: orDash(lines.value('next-root'), parseKey),
    name: parseLabel(lines.value('name')),
    site: parseHash(lines.value('site')),
    settings: parseSettings(lines.values('set')),
    drop: parseKey(lines.value('drop')),
    readers: lines.values('reader').map((value) => {
      const [key = '', group = '', pgp = '', label = ''] = splitFields(value, 4);
      return {
        key: parseKey(key),
        group: parseWord(group),
        pgp: orDash(pgp, parseHash),
        label: parseLabel(label),
      };
    }),
    couriers: lines.values('courier').map((value) => {
      const [key = '', label = ''] = splitFields(value, 2);
      return { key: parseKey(key), label: parseLabel(label) };
    }),
  };
  lines.end();
  if (claims.epoch < 1 || (claims.epoch === 1) !== (claims.previous === ZERO_HASH))
    return refuse('field-malformed');
  if (claims.readers.length === 0 || claims.readers.length > MOST_READERS)
    return refuse('field-unexpected');
  const keys = [claims.drop, ...claims.readers.map(keyOf), ...claims.couriers.map(keyOf)];
  if (new Set(keys).size !== keys.length) return refuse('roster-duplicate-key');
  return { note, claims };
}

const keyOf = (party: { key: Key }): Key => party.key;

/**
 * Readers are also named by their 8-digit key id, in folders and files: no two may be alike, on one
 * roster or on several of a line.
 */
export async function checkKeyIds(
  engine: Engine,
  ...rosters: readonly RosterText[]
): Promise<void> {
  const [first] = rosters;
  if (first === undefined) return;
  const keys = [...new Set(rosters.flatMap(({ readers }) => readers.map(({ key }) => key)))];
  const ids = await Promise.all(keys.map((key) => readerId(engine, first.line, key)));
  if (new Set(ids).size !== ids.length) refuse('roster-duplicate-key');
}

/** The 8 hex digits by which folders and files name a reader of a line. */
export const readerId = (engine: Engine, line: Id, key: Key): Promise<string> =>
  keyId(engine, keyName('reader', line), key);

export async function verifyRoster(
  engine: Engine,
  roster: Unverified<RosterText>,
  root: Key,
): Promise<Roster> {
  const verified = await verifyNote(engine, roster, keyName('root', roster.claims.line), root);
  await checkKeyIds(engine, verified);
  return verified;
}
