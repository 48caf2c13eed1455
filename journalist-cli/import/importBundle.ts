import type { Code } from '../../crypto/refusal.js';
import { type Day, daysFrom, today } from '../../crypto/wire/day.js';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { isOn, type Place, placeOf, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { takeBatches } from './batches.js';
import { type Tally, takeBlobs } from './blobs.js';
import { findBundle } from './bundleFolder.js';
import { takeCells } from './cells.js';
import { disagreeing } from './compare.js';
import { destroyKeys } from './destruction.js';
import { keptHead, takeHeads } from './heads.js';
import { newestHead, takeRosters } from './rosters.js';

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
  readonly destroyed: readonly Day[];
  /** Where the stick ended too early. */
  readonly incomplete: { readonly batch: number; readonly code: Code } | null;
  readonly missingCells: readonly number[];
  readonly disagreeing: readonly string[];
  readonly onRoster: boolean;
  /** Days until the roster expires, by this clock. */
  readonly rosterDays: number;
}

/**
 * Takes in a courier's folder, in the order that the formats ask: rosters, heads, batch chain,
 * messages, cells, and only then the destruction of keys. Each step keeps what was whole.
 */
export async function importBundle(io: Io, vault: Vault, path: string): Promise<Imported> {
  const { engine } = io;
  const before = await placeOf(engine, vault);
  const started = progressOf(vault).through;
  const bundle = findBundle(path, before.id);
  const newest = newestHead(bundle);
  await takeRosters(engine, vault, bundle, newest);
  const place = await placeOf(engine, vault);
  const heads = await takeHeads(engine, vault, place, bundle, newest.day);
  const known = vault.heads.all().at(-1);
  const head = keptHead(vault, known?.row ?? 0) ?? stop('bundle-missing');
  await takeBatches(engine, vault, place, bundle);
  if (newest.edition < head.edition && (bundle.numbers('batches').at(-1) ?? 0) <= started)
    return stop('bundle-old');
  const blobs = await takeBlobs(engine, vault, place, bundle, head.day);
  const cells = await takeCells(engine, vault, place, bundle, head);
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
    destroyed,
    incomplete:
      blobs.stoppedBy === null || blobs.stoppedAt === null
        ? null
        : { batch: blobs.stoppedAt, code: blobs.stoppedBy.code },
    missingCells: cells.missing,
    disagreeing: disagreeing(vault, place, heads.newestToday),
    onRoster: isOn(place.roster, place.key),
    rosterDays: daysFrom(today(io.clock), place.roster.expires),
  };
}
