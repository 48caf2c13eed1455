import { attempt, type Code } from '../../crypto/refusal.js';
import { type Day, daysFrom, today } from '../../crypto/wire/day.js';
import type { Head } from '../../crypto/wire/head.js';
import type { Today } from '../../crypto/wire/today.js';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { isOn, labelOf, type Place, placeOf, progressOf } from '../vault/line.js';
import { type SharedKeys, sharedKeys } from '../vault/sharedKeys.js';
import type { Vault } from '../vault/vault.js';
import { raiseAlarms } from './alarms.js';
import { takeBatches } from './batches.js';
import { type Tally, takeBlobs } from './blobs.js';
import { type BundleFolder, findBundle } from './bundleFolder.js';
import { takeCells } from './cells.js';
import { disagreeing } from './compare.js';
import { takeCopies } from './copies.js';
import { destroyKeys } from './destruction.js';
import { keptHead, takeHeads, todayOf, type Told } from './heads.js';
import { lastDayOf } from './lastDay.js';
import { settleMoves } from './moves.js';
import { learnOwnPast, settleRestored } from './restored.js';
import { newestHead, takeRosters } from './rosters.js';
import { namedByOthers, setBack } from './setBack.js';

/** What an import came to. */
export interface Imported {
  readonly place: Place;
  readonly epoch: number;
  readonly newRosters: number;
  readonly edition: number;
  readonly newEditions: number;
  readonly through: number;
  readonly newBatches: number;
  readonly tally: Tally;
  /** Own answers that are out now. */
  readonly published: number;
  readonly foreign: number;
  /** Parts of colleagues' answers that their copies opened. */
  readonly heard: number;
  /** Parts that say something else than their author signed under the same reply before. */
  readonly conflicting: number;
  /** Answers that nobody told of, though everybody had the time to. */
  readonly alarms: number;
  /** Those of them that somebody may have written who stays away. */
  readonly nobodyTold: number;
  /** Readers, by label, whose outbox an edition names by a number lower than one before. */
  readonly setBack: readonly string[];
  /** Editions that name a key for this reader which this vault never made. */
  readonly namedByOthers: readonly number[];
  /** New threads with a key that other threads have too. */
  readonly sharedKeys: readonly SharedKeys[];
  /** Whose day key, outbox or copies were not as they must be, and why. */
  readonly faults: readonly Fault[];
  readonly destroyed: readonly Day[];
  /** Where the stick ended too early. */
  readonly incomplete: { readonly batch: number; readonly code: Code } | null;
  readonly missingCells: readonly number[];
  readonly disagreeing: readonly string[];
  readonly onRoster: boolean;
  /** Days until the roster expires, by this clock. */
  readonly rosterDays: number;
  /** How many days old the newest edition is by this clock; below zero it is ahead. */
  readonly age: number;
}

export interface Fault {
  readonly label: string;
  readonly code: Code;
}

/**
 * Takes in a courier's folder, in the order that the formats ask: rosters, heads, batch chain,
 * messages, cells, copies, and only then the destruction of keys. Each step keeps what was whole.
 */
export async function importBundle(io: Io, vault: Vault, path: string): Promise<Imported> {
  const { engine } = io;
  const before = await placeOf(engine, vault);
  const [editions, threads] = [
    vault.heads.numbers().at(-1) ?? 0,
    vault.threads.numbers().at(-1) ?? 0,
  ];
  const started = progressOf(vault).through;
  const bundle = findBundle(path, before.id);
  const newest = newestHead(bundle);
  await takeRosters(engine, vault, bundle, newest);
  const place = await placeOf(engine, vault);
  const heads = await takeHeads(engine, vault, place, bundle, today(io.clock));
  const known = vault.heads.all().at(-1);
  const head = keptHead(vault, known?.row ?? 0) ?? stop('bundle-missing');
  await takeBatches(engine, vault, place, bundle);
  if (newest.edition < head.edition && (bundle.numbers('batches').at(-1) ?? 0) <= started)
    return stop('bundle-old');
  const newestToday = await todayHere(io, place, bundle, head, heads.told);
  await learnOwnPast(vault, place.key, newestToday);
  const lastDay = lastDayOf(head.day, today(io.clock));
  const blobs = await takeBlobs(engine, vault, place, bundle, lastDay, io.meter);
  await settleMoves(engine, vault, place);
  const cells = await takeCells(engine, vault, place, bundle, head, lastDay);
  const copies = await takeCopies(engine, vault, place, bundle);
  await settleRestored(vault, newestToday);
  const alarms = await raiseAlarms(vault, place, lastDay);
  const destroyed = await destroyKeys(vault, place, today(io.clock));
  const { through } = progressOf(vault);
  return {
    place,
    epoch: place.roster.epoch,
    newRosters: place.rosters.length - before.rosters.length,
    edition: head.edition,
    newEditions: heads.taken,
    through,
    newBatches: through - started,
    tally: blobs.tally,
    published: cells.published,
    foreign: cells.foreign,
    heard: copies.heard,
    conflicting: copies.conflicting,
    alarms: alarms.untold + alarms.nobody,
    nobodyTold: alarms.nobody,
    setBack: setBack(vault, editions).map((key) => labelOf(place, key)),
    namedByOthers: namedByOthers(vault, editions),
    sharedKeys: sharedKeys(vault.threads.all()).filter(({ thread }) => thread > threads),
    faults: [...keyFaults(place, newestToday), ...copies.faults],
    destroyed,
    incomplete:
      blobs.stoppedBy === null || blobs.stoppedAt === null
        ? null
        : { batch: blobs.stoppedAt, code: blobs.stoppedBy.code },
    missingCells: cells.missing,
    disagreeing: disagreeing(vault, place, newestToday),
    onRoster: isOn(place.roster, place.key),
    rosterDays: daysFrom(today(io.clock), place.roster.expires),
    age: daysFrom(head.day, today(io.clock)),
  };
}

/** The keys and statements of the newest edition; a stick that came again brings no new head. */
async function todayHere(
  { engine }: Io,
  place: Place,
  bundle: BundleFolder,
  head: Head,
  told: readonly Told[],
): Promise<Today | null> {
  const last = told.at(-1);
  if (last?.edition === head.edition) return last.today;
  const read = await attempt(() => todayOf(engine, place, bundle, head, head.day));
  return read.ok ? read.value : null;
}

/** A reader whose key or statement is not right cannot be written to, and must hear of it. */
const keyFaults = (place: Place, newest: Today | null): Fault[] =>
  [...(newest?.faults ?? [])].map(([key, code]) => ({ label: labelOf(place, key), code }));
