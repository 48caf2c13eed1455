import { refuse } from '../../crypto/refusal.js';
import { checkBatchFollows, encodeList, parseBatch, verifyBatch } from '../../crypto/wire/batch.js';
import { cellsSize } from '../../crypto/wire/cells.js';
import type { Hash, Key, Label } from '../../crypto/wire/fields.js';
import { checkFile, fileHash, type FileLine } from '../../crypto/wire/file.js';
import { checkFollows, type HeadText, parseHead, verifyHead } from '../../crypto/wire/head.js';
import { refuseHere } from '../refusal.js';
import { type Drop, rosterOf, type Standing } from '../standing.js';
import { type Intake, isRestoring } from '../store/intakeStore.js';
import { checkRosterFiles, newestBatch, newestHead } from './heldNotes.js';
import { todayOf } from './published.js';

/**
 * A drop that was restored from its back-up knows keys and rosters, and nothing of editions, batches
 * and outboxes. Couriers bring these back, each as it was signed: heads from the first, the files of
 * the newest, batch notes from the first, every newest outbox. Nothing is published and no batch is
 * closed before, so no number is used twice. One thing no signature tells: what a courier knows who
 * has not come. So all of them come first, or whoever runs the drop says that one will not.
 */
async function checkRestoring({ store }: Drop): Promise<void> {
  if (!isRestoring(await store.intake())) refuseHere('line-not-restored');
}

const moved = (done: 'brought' | 'moved'): void => {
  if (done === 'moved') refuseHere('busy');
};

export const bringHead = (drop: Drop, bytes: Uint8Array): Promise<void> =>
  drop.turns.editions(async () => {
    await checkRestoring(drop);
    const { engine, store } = drop;
    const { rosters } = await drop.standing();
    const parsed = parseHead(bytes);
    const epoch = parsed.claims.rosters.length;
    if (epoch > rosters.length) return refuseHere('restored-roster');
    const roster = rosterOf(rosters, epoch);
    const head = await verifyHead(engine, parsed, roster);
    const { edition, day, hash } = head;
    const previous = await newestHead(drop, rosters);
    if (previous?.edition === edition && previous.hash === hash) return undefined;
    if (previous === null) {
      if (edition !== 1) return refuse('head-gap');
    } else checkFollows(previous, head, roster.settings.replies);
    await checkRosterFiles(drop, head);
    const reached = await store.reached();
    if (reached?.edition === edition && reached.head !== hash) return refuse('head-fork');
    return moved(await store.bringHead({ edition, day, epoch, hash, bytes }));
  });

export const bringBatch = (drop: Drop, bytes: Uint8Array): Promise<void> =>
  drop.turns.editions(async () => {
    await checkRestoring(drop);
    const { engine, store } = drop;
    const { rosters } = await drop.standing();
    const parsed = parseBatch(bytes);
    const named = (await store.headFacts(parsed.claims.edition)) ?? refuse('head-gap');
    if (named.hash !== parsed.claims.head) return refuse('head-fork');
    const batch = await verifyBatch(engine, parsed, rosterOf(rosters, named.epoch));
    const { number, day, hash, list } = batch;
    const previous = await newestBatch(drop, rosters);
    if (previous?.number === number && previous.hash === hash) return undefined;
    checkBatchFollows(previous, batch);
    const reached = await store.reached();
    if (reached?.batch === number && reached.note !== hash) return refuse('batch-fork');
    const isEmpty = list === (await fileHash(engine, encodeList([])));
    const { epoch } = named;
    return moved(await store.bringBatch({ number, day, epoch, hash, bytes, list, isEmpty }));
  });

type Reading = Pick<Drop, 'engine' | 'store' | 'standing'>;

/** What the newest head names beside rosters, which are in the back-up. */
const filesOf = ({ today, cells }: HeadText): ReadonlyMap<Hash, FileLine> =>
  new Map(
    [
      today,
      ...cells.map((line) => ({ hash: line.hash, size: cellsSize(line.cells, line.marks) })),
    ].map((file) => [file.hash, file]),
  );

export async function bringFile(drop: Drop, hash: Hash, bytes: Uint8Array): Promise<void> {
  await checkRestoring(drop);
  const newest = await newestHead(drop, (await drop.standing()).rosters);
  const announced = newest === null ? undefined : filesOf(newest).get(hash);
  if (announced === undefined) return refuseHere('not-found');
  await checkFile(drop.engine, bytes, announced);
  return moved(await drop.store.bringFile({ hash, bytes }));
}

/** Files that couriers still have to bring. */
export async function wantedFiles(drop: Reading): Promise<readonly Hash[]> {
  const newest = await newestHead(drop, (await drop.standing()).rosters);
  return newest === null ? [] : drop.store.missingFiles([...filesOf(newest).keys()]);
}

/** Couriers of the newest roster who have not come yet. */
export async function awaitedCouriers(
  { store }: Pick<Drop, 'store'>,
  { roster }: Standing,
): Promise<readonly { readonly key: Key; readonly label: Label }[]> {
  const came = new Set(await store.couriersCame());
  return roster.couriers.filter(({ key }) => !came.has(key));
}

/** Refuses while something is missing that what is here names. */
export async function checkWhole(drop: Reading): Promise<void> {
  const { engine, store } = drop;
  const standing = await drop.standing();
  const [head, batch, reached] = await Promise.all([
    store.newestHead(),
    store.newestBatch(),
    store.reached(),
  ]);
  const edition = head?.edition ?? 0;
  const number = batch?.number ?? 0;
  const isBehind = edition < (reached?.edition ?? 0) || number < (reached?.batch ?? 0);
  if (isBehind || (await wantedFiles(drop)).length > 0) return refuseHere('restored-incomplete');
  if (head === null) return;
  const today = await todayOf(engine, store, edition, standing.rosters);
  if (today === null) return refuseHere('restored-incomplete');
  for (const [reader, statement] of today.statements) {
    const held = await store.outbox(reader);
    const isThere =
      (held?.number ?? 0) >= statement.outbox &&
      statement.edition <= edition &&
      statement.through <= number;
    if (!isThere) return refuseHere('restored-incomplete');
  }
}

/** How a line stands that couriers bring back: open again, or who is still awaited. */
export interface BroughtBack {
  readonly intake: Intake;
  readonly awaited: readonly Label[];
}

/**
 * A courier says that it has brought all that it knows. The line opens when all couriers of its
 * newest roster have said so; a line that was moved, once it stands where it stood, because nothing
 * came after.
 */
export const courierCame = (drop: Drop, courier: Key): Promise<BroughtBack> =>
  drop.turns.editions(async () => {
    await checkRestoring(drop);
    await checkWhole(drop);
    const { store } = drop;
    if ((await store.courierCame(courier)) === 'moved') return refuseHere('busy');
    const [head, batch, reached] = await Promise.all([
      store.newestHead(),
      store.newestBatch(),
      store.reached(),
    ]);
    const isAll =
      reached?.isLast === true &&
      reached.edition === (head?.edition ?? 0) &&
      reached.batch === (batch?.number ?? 0);
    const awaited = isAll ? [] : await awaitedCouriers(drop, await drop.standing());
    const from = await store.intake();
    const to = awaited.length === 0 ? 'open' : 'gathered';
    if ((await store.setIntake(to, { from })) === 'moved') return refuseHere('busy');
    return { intake: to, awaited: awaited.map(({ label }) => label) };
  });
