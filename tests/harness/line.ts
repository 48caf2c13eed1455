import { createHash } from 'node:crypto';
import { daysToCover } from '../../crypto/keys/dayKeys.js';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { addDays, type Day, parseDay } from '../../crypto/wire/day.js';
import {
  type Id,
  type Key,
  parseHash,
  parseId,
  parseLabel,
  parseWord,
  ZERO_HASH,
} from '../../crypto/wire/fields.js';
import { keyName, publicKeyOf, verifierKey } from '../../crypto/wire/note.js';
import {
  parseRoster,
  readerId,
  type Roster,
  type RosterText,
  signRoster,
  verifyRoster,
} from '../../crypto/wire/roster.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';

/**
 * A line in memory, with the secrets of all its parties: keys are the SHA-256 of their holders'
 * names, so that tests are repeatable. See outbox.ts and edition.ts beside this for what they send.
 */
export const engine = await sodiumEngine();

export const seedOf = (name: string): Bytes =>
  new Uint8Array(createHash('sha256').update(`turnbox harness ${name}`).digest());
export const keyOf = (name: string): Promise<Key> => publicKeyOf(engine, seedOf(name));
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

export const LINE: Id = parseId(toHex(seedOf('line')).slice(0, 32));
export const DAY: Day = parseDay('2026-03-02');
export const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
export const dayAfter = (days: number, day: Day = DAY): Day => addDays(day, days);

/** A clock that a test can move. */
export function movableClock(day: Day = DAY): { clock: () => number; moveTo(day: Day): void } {
  let now = noonOf(day);
  return {
    clock: () => now,
    moveTo: (next) => {
      now = noonOf(next);
    },
  };
}

export interface TestReader {
  readonly name: string;
  readonly seed: Bytes;
  readonly key: Key;
  readonly id: string;
  /** X-Wing seeds of day keys. */
  readonly daySeed: (day: Day) => Bytes;
}

export async function testReader(name: string): Promise<TestReader> {
  const key = await keyOf(name);
  return {
    name,
    seed: seedOf(name),
    key,
    id: await readerId(engine, LINE, key),
    daySeed: (day) => seedOf(`${name} ${day}`),
  };
}

export interface TestLine {
  readonly dropSeed: Bytes;
  readonly rootVerifier: string;
  readonly site: Bytes;
  readonly readers: readonly TestReader[];
  readonly couriers: readonly string[];
  readonly rosters: readonly { readonly bytes: Bytes; readonly roster: Roster }[];
}

/** The `site.json` of the line, or of another root. */
export async function siteFile(root = 'root', changes: object = {}): Promise<Bytes> {
  const site = {
    root: await verifierKey(engine, keyName('root', LINE), await keyOf(root)),
    languages: ['en'],
    default: ['charity'],
    groups: { charity: { en: 'The charity' }, force: { en: 'The force' } },
    texts: {
      en: { title: 'Form', name: 'A line', about: 'Tell us.', emergency: 'Call 999.' },
    },
    ...changes,
  };
  return new TextEncoder().encode(JSON.stringify(site));
}

export interface LineOptions {
  readonly charity?: readonly string[];
  readonly force?: readonly string[];
  readonly couriers?: readonly string[];
  /** Whose root key signs. */
  readonly root?: string;
  readonly changes?: Partial<RosterText>;
  /** What its `site.json` says besides, or instead. */
  readonly site?: object;
}

/** Ada and Bea read for the charity and Col for the force; Dov and Eve carry. */
export async function testLine(options: LineOptions = {}): Promise<TestLine> {
  const site = await siteFile('root', options.site);
  const empty: TestLine = {
    dropSeed: seedOf('drop'),
    rootVerifier: await verifierKey(engine, keyName('root', LINE), await keyOf('root')),
    site,
    readers: [],
    couriers: [],
    rosters: [],
  };
  return withRoster(empty, options);
}

/** The line after its root signed the next roster. */
export async function withRoster(
  line: TestLine,
  {
    charity = ['ada', 'bea'],
    force = ['col'],
    couriers = ['dov', 'eve'],
    root = 'root',
    changes = {},
  }: LineOptions,
): Promise<TestLine> {
  const readers = await Promise.all([...charity, ...force].map(testReader));
  const previous = line.rosters.at(-1)?.roster;
  const text: RosterText = {
    line: LINE,
    day: DAY,
    epoch: (previous?.epoch ?? 0) + 1,
    previous: previous?.hash ?? ZERO_HASH,
    expires: dayAfter(700),
    nextRoot: null,
    name: parseLabel('A line for tests'),
    site: parseHash(sha256(line.site)),
    settings: DEFAULT_SETTINGS,
    drop: await publicKeyOf(engine, line.dropSeed),
    readers: readers.map(({ key, name }) => ({
      key,
      group: parseWord(charity.includes(name) ? 'charity' : 'force'),
      pgp: null,
      label: parseLabel(`Reader ${name}`),
    })),
    couriers: await Promise.all(
      couriers.map(async (name) => ({
        key: await keyOf(name),
        label: parseLabel(`Courier ${name}`),
      })),
    ),
    ...changes,
  };
  const bytes = await signRoster(engine, text, seedOf(root));
  const roster = await verifyRoster(engine, parseRoster(bytes), await keyOf(root));
  return { ...line, readers, couriers, rosters: [...line.rosters, { bytes, roster }] };
}

export const newestRoster = ({ rosters }: TestLine): Roster => {
  const newest = rosters.at(-1);
  if (newest === undefined) throw new Error('this line has no roster');
  return newest.roster;
};

/** The days for which an outbox of a day holds keys. */
export const coveredDays = (day: Day): Day[] => daysToCover(day, DEFAULT_SETTINGS.horizon);
