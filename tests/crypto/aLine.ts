import { createHash } from 'node:crypto';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import { attempt, type Code } from '../../crypto/refusal.js';
import { type Bytes, utf8 } from '../../crypto/wire/bytes.js';
import { type Day, parseDay } from '../../crypto/wire/day.js';
import {
  type Hash,
  type Id,
  type Key,
  parseHash,
  parseId,
  parseLabel,
  parseWord,
  ZERO_HASH,
} from '../../crypto/wire/fields.js';
import {
  type HeadText,
  parseHead,
  signHead,
  type Head,
  verifyHead,
} from '../../crypto/wire/head.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import {
  parseRoster,
  type Roster,
  type RosterText,
  signRoster,
  verifyRoster,
} from '../../crypto/wire/roster.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';

/** A made-up line: every key is the SHA-256 of its holder's name, so that tests are repeatable. */
export const engine = await sodiumEngine();

export const seedOf = (name: string): Bytes =>
  new Uint8Array(createHash('sha256').update(`turnbox test ${name}`).digest());
export const idOf = (name: string): Id => parseId(hex(seedOf(`id ${name}`)).slice(0, 32));
export const hashOf = (text: string | Uint8Array): Hash =>
  parseHash(createHash('sha256').update(text).digest('hex'));
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const unhex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
export const keyOf = (name: string): Promise<Key> => publicKeyOf(engine, seedOf(name));

export const LINE = idOf('line');
export const DAY: Day = parseDay('2026-03-02');

/** The code with which something is refused; `accepted` when it is not. */
export async function codeOf(work: () => unknown): Promise<Code | 'accepted'> {
  const result = await attempt(async () => {
    await work();
  });
  return result.ok ? 'accepted' : result.refusal.code;
}

/** The same bytes in the middle of a larger buffer: what a parser gets from a stream. */
export function asView(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length + 37).fill(0xa5);
  larger.set(bytes, 19);
  return larger.subarray(19, 19 + bytes.length);
}

export async function rosterText(changes: Partial<RosterText> = {}): Promise<RosterText> {
  const reader = async (name: string, group: string): Promise<RosterText['readers'][number]> => ({
    key: await keyOf(name),
    group: parseWord(group),
    pgp: null,
    label: parseLabel(`Reader ${name}`),
  });
  return {
    line: LINE,
    day: DAY,
    epoch: 1,
    previous: ZERO_HASH,
    expires: parseDay('2027-03-02'),
    nextRoot: null,
    name: parseLabel('A line for tests'),
    site: hashOf('site.json'),
    settings: DEFAULT_SETTINGS,
    drop: await keyOf('drop'),
    readers: [
      await reader('ada', 'charity'),
      await reader('bea', 'charity'),
      await reader('col', 'force'),
    ],
    couriers: [
      { key: await keyOf('dov'), label: parseLabel('Courier dov') },
      { key: await keyOf('eve'), label: parseLabel('Courier eve') },
    ],
    ...changes,
  };
}

export async function aRoster(
  changes: Partial<RosterText> = {},
  root = 'root',
): Promise<{ bytes: Bytes; roster: Roster }> {
  const bytes = await signRoster(engine, await rosterText(changes), seedOf(root));
  return { bytes, roster: await verifyRoster(engine, parseRoster(bytes), await keyOf(root)) };
}

export const headText = (roster: Roster, changes: Partial<HeadText> = {}): HeadText => ({
  line: LINE,
  day: DAY,
  edition: 1,
  previous: ZERO_HASH,
  notice: null,
  rosters: [{ epoch: roster.epoch, hash: hashOf('roster'), size: 1000 }],
  today: { hash: hashOf('today'), size: 2000 },
  cells: [
    { day: changes.day ?? DAY, epoch: roster.epoch, hash: hashOf('cells'), cells: 8, marks: 64 },
  ],
  ...changes,
});

export async function aHead(
  roster: Roster,
  changes: Partial<HeadText> = {},
): Promise<{ bytes: Bytes; head: Head }> {
  const bytes = await signHead(engine, headText(roster, changes), seedOf('dov'));
  return { bytes, head: await verifyHead(engine, parseHead(bytes), roster) };
}

/** A note's text with one change, signed again by whoever signed it. */
export const changedText = (bytes: Uint8Array, change: (lines: string[]) => string[]): string => {
  const whole = Buffer.from(bytes).toString('utf8');
  const text = whole.slice(0, whole.lastIndexOf('\n\n') + 1);
  return `${change(text.slice(0, -1).split('\n')).join('\n')}\n`;
};

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
export const append = (bytes: Uint8Array, more: string): Bytes =>
  new Uint8Array([...bytes, ...utf8(more)]);
