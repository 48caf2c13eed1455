import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, refuse, type Refusal } from '../../crypto/refusal.js';
import { LIST_CAP, type ListedBlob, parseList } from '../../crypto/wire/batch.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { toHex } from '../../crypto/wire/bytes.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import { fileHash } from '../../crypto/wire/file.js';
import type { Meter } from '../meter.js';
import type { KeptBatch } from '../vault/contents.js';
import { moveProgress, type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFile, BundleFolder } from './bundleFolder.js';
import { rosterOf } from './heads.js';
import { keepTip, type Known, knownIn } from './keepTip.js';
import { openBlob } from './openBlob.js';

/** What came of the messages on a stick. */
export interface Tally {
  tips: number;
  followUps: number;
  damaged: number;
  repeated: number;
  /** Noise, and messages to others. */
  chaff: number;
  /** Not in the form of a sealed message. */
  unreadable: number;
  /** Gone before they were fetched, because they were older than the line keeps them. */
  expired: number;
  /** Sealed to a key of this vault that it no longer has. */
  keyless: number;
}
const LINE_FEED = 0x0a;
const noTally = (): Tally => ({
  tips: 0,
  followUps: 0,
  damaged: 0,
  repeated: 0,
  chaff: 0,
  unreadable: 0,
  expired: 0,
  keyless: 0,
});

type Batch = KeptBatch & { readonly number: number };
interface Work {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly place: Place;
  readonly bundle: BundleFolder;
  readonly lastDay: Day;
  readonly known: Known;
  /** Seeds by the day of their key. */
  readonly seeds: ReadonlyMap<Day, readonly Uint8Array[]>;
  /** One message further; the meter may stop the work here, and its batch is not in then. */
  tick(): Promise<void>;
}

/**
 * Imports batch after batch, each in one transaction: a batch is in with all its messages, and
 * `through` with it, or not at all. Stops before the first one that is not whole.
 */
export async function takeBlobs(
  engine: Engine,
  vault: Vault,
  place: Place,
  bundle: BundleFolder,
  lastDay: Day,
  meter?: Meter,
): Promise<{ tally: Tally; stoppedBy: Refusal | null; stoppedAt: number | null }> {
  const { from, through } = progressOf(vault);
  let done = 0;
  const total = meter === undefined ? 0 : waitingOn(vault, bundle, through);
  const work: Work = {
    engine,
    vault,
    place,
    bundle,
    lastDay,
    known: knownIn(vault),
    seeds: seedsByDay(vault),
    tick: async () => {
      done += 1;
      await meter?.step('Opening messages', done, total);
    },
  };
  const tally = noTally();
  if (from === null) return { tally, stoppedBy: null, stoppedAt: null };
  for (let number = through + 1; ; number += 1) {
    const batch = vault.batches.get(number);
    if (batch === undefined) return { tally, stoppedBy: null, stoppedAt: null };
    const done = await attempt(() =>
      vault.transaction(async () => {
        const came = await takeBatch(work, { ...batch, number });
        moveProgress(vault, { through: number });
        return came;
      }),
    );
    if (!done.ok) return { tally, stoppedBy: done.refusal, stoppedAt: number };
    for (const [name, count] of Object.entries(done.value)) tally[name as keyof Tally] += count;
  }
}

/** How many messages are to be opened, as far as the lists on the stick tell. */
function waitingOn(vault: Vault, bundle: BundleFolder, through: number): number {
  let count = 0;
  for (let number = through + 1; ; number += 1) {
    const batch = vault.batches.get(number);
    if (batch === undefined) return count;
    const bytes = bundle.read(bundlePath.list(batch.list), LIST_CAP);
    // Each blob has a line; whether the list is right is seen when its turn comes.
    count += bytes?.filter((byte) => byte === LINE_FEED).length ?? 0;
  }
}

function seedsByDay(vault: Vault): Map<Day, Uint8Array[]> {
  const seeds = new Map<Day, Uint8Array[]>();
  for (const { value } of vault.daykeys.all())
    seeds.set(value.day, [...(seeds.get(value.day) ?? []), value.seed]);
  return seeds;
}

async function takeBatch(work: Work, batch: Batch): Promise<Tally> {
  const { place, bundle, engine, lastDay } = work;
  const tally = noTally();
  const isPast = daysFrom(batch.day, lastDay) > place.roster.settings.keep;
  const bytes = bundle.read(bundlePath.list(batch.list), LIST_CAP);
  const mayBeGone = isPast || batch.number <= (progressOf(work.vault).restored?.through ?? 0);
  if (bytes === null) return mayBeGone ? tally : refuse('file-missing');
  if ((await fileHash(engine, bytes)) !== batch.list) return refuse('file-hash');
  for (const listed of parseList(bytes)) {
    await work.tick();
    const blob = bundle.open(bundlePath.blob(listed.hash));
    if (blob === null && !mayBeGone) return refuse('file-missing');
    if (blob === null) {
      tally.expired += 1;
      continue;
    }
    await checkBlob(engine, blob, listed);
    if (work.known.blobs.has(listed.hash)) tally.repeated += 1;
    else await takeBlob(work, batch, listed, blob, tally);
  }
  return tally;
}

/** Whatever its size, one chunk of it is in memory at a time. */
async function checkBlob(engine: Engine, blob: BundleFile, listed: ListedBlob): Promise<void> {
  if (blob.size !== listed.size) return refuse('file-hash');
  const hash = engine.sha256Stream();
  for await (const chunk of blob.chunks()) hash.update(chunk);
  if (toHex(hash.digest()) !== listed.hash) return refuse('file-hash');
}

/** The seeds that can fit: of the key that the blob's edition named; all, where that is unknown. */
function seedsFor({ vault, seeds }: Work, edition: number): readonly Uint8Array[] | 'gone' {
  const head = vault.heads.get(edition);
  if (head === undefined || !head.whole) return [...seeds.values()].flat();
  if (head.names === null) return [];
  // The edition names a key that this machine lost, or that it never made.
  if (!head.own) return 'gone';
  return seeds.get(head.names) ?? 'gone';
}

async function takeBlob(
  work: Work,
  batch: Batch,
  listed: ListedBlob,
  blob: BundleFile,
  tally: Tally,
): Promise<void> {
  const { engine, vault, place, known } = work;
  const seeds = seedsFor(work, listed.edition);
  if (seeds === 'gone') {
    tally.keyless += 1;
    return;
  }
  const epoch = vault.heads.get(listed.edition)?.epoch ?? place.roster.epoch;
  const stanzas = rosterOf(place.rosters, epoch).readers.length;
  const opening = await openBlob(
    { engine, vault, line: place.line },
    () => blob.chunks(),
    stanzas,
    seeds,
  );
  if (opening.kind === 'not-for-us') tally.chaff += 1;
  else if (opening.kind === 'unreadable') tally.unreadable += 1;
  else {
    const kept = await keepTip(engine, vault, place, known, listed, batch, opening);
    if (kept === 'damaged') tally.damaged += 1;
    else if (kept === 'repeated') tally.repeated += 1;
    else if (kept === 'follow-up') tally.followUps += 1;
    else tally.tips += 1;
  }
}
