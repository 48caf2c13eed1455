import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, refuse } from '../../crypto/refusal.js';
import { type Batch, checkBatchFollows, parseBatch, verifyBatch } from '../../crypto/wire/batch.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { bundlePath, numbersAmong } from '../../crypto/wire/bundle.js';
import type { Key } from '../../crypto/wire/fields.js';
import { type FileLine, fileLine } from '../../crypto/wire/file.js';
import {
  checkFollows,
  type Head,
  HEAD_CAP,
  parseHead,
  verifyHead,
} from '../../crypto/wire/head.js';
import { noteHash, parseNote } from '../../crypto/wire/note.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { verifyNextRoster, verifyRosters } from '../../crypto/wire/rosterChain.js';
import type { DropClient } from './dropClient.js';
import type { DropState } from './dropState.js';
import type { Mirror } from './mirror.js';
import { CourierRefusal } from './refusals.js';

/** What a courier knows of its line: checked rosters, heads and batches, each from the first on. */
export interface Chain {
  /** The root key of the newest roster; another than was given when the root was rotated. */
  readonly root: Key;
  readonly rosters: readonly Roster[];
  /** The rosters as heads name them, oldest first. */
  readonly rosterFiles: readonly FileLine[];
  readonly heads: readonly Head[];
  readonly batches: readonly Batch[];
}

const BATCH_CAP = 4096;

export const rosterPath = (epoch: number): string => `rosters/${String(epoch)}`;

/** From the mirror when it is there, else from the drop; kept only once it was checked. */
async function taken<T>(
  mirror: Mirror,
  drop: DropClient,
  path: string,
  check: (bytes: Bytes) => Promise<T>,
): Promise<T> {
  const known = await mirror.read(path);
  const bytes = known ?? (await drop.get(`/${path}`)) ?? refuse('file-missing');
  const checked = await check(bytes);
  if (known === null) await mirror.write(path, bytes);
  return checked;
}

/** Fetches what is missing of all three chains, and checks every link from the first. */
export async function fetchChain(
  engine: Engine,
  mirror: Mirror,
  drop: DropClient,
  state: DropState,
  root: Key,
): Promise<Chain> {
  await checkNotSetBack(engine, mirror, state);
  const { rosters, ...known } = await fetchRosters(engine, mirror, drop, state.epoch, root);
  const heads: Head[] = [];
  for (let edition = 1; edition <= state.edition; edition += 1)
    heads.push(
      await taken(mirror, drop, bundlePath.head(edition), (bytes) =>
        checkHead(engine, bytes, rosters, heads.at(-1)),
      ),
    );
  checkRosterFiles(heads.at(-1), known.rosterFiles);
  const batches: Batch[] = [];
  for (let number = 1; number <= state.batch; number += 1)
    batches.push(
      await taken(mirror, drop, bundlePath.batch(number), (bytes) =>
        checkBatch(engine, bytes, rosters, heads, batches.at(-1) ?? null),
      ),
    );
  return { ...known, rosters, heads, batches };
}

/**
 * A drop only ever gets further; one that has forgotten what was seen is restored, or lying. One that
 * went on from an earlier place has another head, or another batch, under a number that was seen.
 */
async function checkNotSetBack(engine: Engine, mirror: Mirror, state: DropState): Promise<void> {
  const { edition, batch, epoch } = state;
  const seen = async (folder: string): Promise<number> =>
    numbersAmong(await mirror.names(folder)).at(-1) ?? 0;
  const isBack = (await seen('heads')) > edition || (await seen('batches')) > batch;
  if (isBack || (await seen('rosters')) > epoch) throw new CourierRefusal('drop-rolled-back');
  await checkNotForked(engine, mirror, state);
}

/** What this courier has seen under the drop's newest numbers must be what the drop has there. */
export async function checkNotForked(
  engine: Engine,
  mirror: Mirror,
  { edition, head, batch, note }: DropState,
): Promise<void> {
  const differs = async (path: string, cap: number, hash: string): Promise<boolean> => {
    const bytes = await mirror.read(path);
    return bytes !== null && (await noteHash(engine, parseNote(bytes, cap).text)) !== hash;
  };
  if (await differs(bundlePath.head(edition), HEAD_CAP, head)) refuse('head-fork');
  if (await differs(bundlePath.batch(batch), BATCH_CAP, note)) refuse('batch-fork');
}

async function fetchRosters(
  engine: Engine,
  mirror: Mirror,
  drop: DropClient,
  epoch: number,
  root: Key,
): Promise<Pick<Chain, 'root' | 'rosters' | 'rosterFiles'>> {
  const held = await heldRosters(mirror, epoch);
  const files: Bytes[] = [...held];
  for (let each = files.length + 1; each <= epoch; each += 1)
    files.push((await drop.get(`/${rosterPath(each)}`)) ?? refuse('file-missing'));
  const followed = await followRosters(engine, files, root);
  for (const [i, bytes] of files.entries())
    if (i >= held.length) await mirror.write(rosterPath(i + 1), bytes);
  const rosterFiles = await Promise.all(files.map((file) => fileLine(engine, file)));
  return { ...followed, rosterFiles };
}

/**
 * The root that this courier knows vouches for rosters up to its own last one; from there it goes
 * link by link, so that a root which names its successor is followed to it.
 */
async function followRosters(
  engine: Engine,
  files: readonly Bytes[],
  root: Key,
): Promise<Pick<Chain, 'root' | 'rosters'>> {
  for (let last = files.length; last > 0; last -= 1) {
    const vouched = await attempt(() => verifyRosters(engine, files.slice(0, last), root));
    if (!vouched.ok) {
      if (vouched.refusal.code === 'note-unsigned' && last > 1) continue;
      throw vouched.refusal;
    }
    const rosters = vouched.value;
    let newest = { roster: rosters.at(-1) ?? refuse('roster-gap'), root };
    for (const bytes of files.slice(last)) {
      newest = await verifyNextRoster(engine, newest.roster, bytes, newest.root);
      rosters.push(newest.roster);
    }
    return { root: newest.root, rosters };
  }
  return refuse('roster-gap');
}

async function heldRosters(mirror: Mirror, epoch: number): Promise<Bytes[]> {
  const held: Bytes[] = [];
  for (let each = 1; each <= epoch; each += 1) {
    const bytes = await mirror.read(rosterPath(each));
    if (bytes === null) return held;
    held.push(bytes);
  }
  return held;
}

/** The rosters that a head pins must be the very files that were checked. */
function checkRosterFiles(head: Head | undefined, files: readonly FileLine[]): void {
  for (const { epoch, hash } of head?.rosters ?? [])
    if (files[epoch - 1]?.hash !== hash) refuse('roster-fork');
}

export async function checkHead(
  engine: Engine,
  bytes: Uint8Array,
  rosters: readonly Roster[],
  previous: Head | undefined,
): Promise<Head> {
  const parsed = parseHead(bytes);
  const roster = rosters[parsed.claims.rosters.length - 1] ?? refuse('roster-gap');
  const head = await verifyHead(engine, parsed, roster);
  if (previous === undefined) {
    if (head.edition !== 1) refuse('head-gap');
  } else checkFollows(previous, head, roster.settings.replies);
  return head;
}

/** A batch is of the roster in force at the edition that it names. */
export async function checkBatch(
  engine: Engine,
  bytes: Uint8Array,
  rosters: readonly Roster[],
  heads: readonly Head[],
  previous: Batch | null,
): Promise<Batch> {
  const parsed = parseBatch(bytes);
  const head = heads[parsed.claims.edition - 1] ?? refuse('head-gap');
  if (head.hash !== parsed.claims.head) refuse('head-fork');
  const roster = rosters[head.rosters.length - 1] ?? refuse('roster-gap');
  const batch = await verifyBatch(engine, parsed, roster);
  checkBatchFollows(previous, batch);
  return batch;
}
