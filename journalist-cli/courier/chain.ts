import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { type Batch, checkBatchFollows, parseBatch, verifyBatch } from '../../crypto/wire/batch.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { bundlePath, numbersAmong } from '../../crypto/wire/bundle.js';
import type { Key } from '../../crypto/wire/fields.js';
import { type FileLine, fileLine } from '../../crypto/wire/file.js';
import { checkFollows, type Head, parseHead, verifyHead } from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { verifyRosters } from '../../crypto/wire/rosterChain.js';
import type { DropClient } from './dropClient.js';
import type { DropState } from './dropState.js';
import type { Mirror } from './mirror.js';
import { CourierRefusal } from './refusals.js';

/** What a courier knows of its line: checked rosters, heads and batches, each from the first on. */
export interface Chain {
  readonly rosters: readonly Roster[];
  /** The rosters as heads name them, oldest first. */
  readonly rosterFiles: readonly FileLine[];
  readonly heads: readonly Head[];
  readonly batches: readonly Batch[];
}

export const rosterPath = (epoch: number): string => `rosters/${String(epoch)}`;

/** From the mirror when it is there, else from the drop; kept only once it was checked. */
async function fetched(mirror: Mirror, drop: DropClient, path: string): Promise<Bytes> {
  return (await mirror.read(path)) ?? (await drop.get(`/${path}`)) ?? refuse('file-missing');
}

/** Fetches what is missing of all three chains, and checks every link from the first. */
export async function fetchChain(
  engine: Engine,
  mirror: Mirror,
  drop: DropClient,
  state: DropState,
  root: Key,
): Promise<Chain> {
  await checkNotSetBack(mirror, state);
  const { rosters, rosterFiles } = await fetchRosters(engine, mirror, drop, state.epoch, root);
  const heads: Head[] = [];
  for (let edition = 1; edition <= state.edition; edition += 1) {
    const path = bundlePath.head(edition);
    const bytes = await fetched(mirror, drop, path);
    heads.push(await checkHead(engine, bytes, rosters, heads.at(-1)));
    await mirror.write(path, bytes);
  }
  checkRosterFiles(heads.at(-1), rosterFiles);
  const batches: Batch[] = [];
  for (let number = 1; number <= state.batch; number += 1) {
    const path = bundlePath.batch(number);
    const bytes = await fetched(mirror, drop, path);
    batches.push(await checkBatch(engine, bytes, rosters, heads, batches.at(-1) ?? null));
    await mirror.write(path, bytes);
  }
  return { rosters, rosterFiles, heads, batches };
}

/** A drop only ever gets further; one that has forgotten what was seen is restored, or lying. */
async function checkNotSetBack(mirror: Mirror, { edition, batch }: DropState): Promise<void> {
  const seen = async (folder: string): Promise<number> =>
    numbersAmong(await mirror.names(folder)).at(-1) ?? 0;
  if ((await seen('heads')) > edition || (await seen('batches')) > batch)
    throw new CourierRefusal('drop-rolled-back');
}

async function fetchRosters(
  engine: Engine,
  mirror: Mirror,
  drop: DropClient,
  epoch: number,
  root: Key,
): Promise<Pick<Chain, 'rosters' | 'rosterFiles'>> {
  const files: Bytes[] = [];
  for (let each = 1; each <= epoch; each += 1)
    files.push(await fetched(mirror, drop, rosterPath(each)));
  const rosters = await verifyRosters(engine, files, root);
  for (const [i, bytes] of files.entries()) await mirror.write(rosterPath(i + 1), bytes);
  return { rosters, rosterFiles: await Promise.all(files.map((file) => fileLine(engine, file))) };
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
