import { refuse } from '../../crypto/refusal.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import { checkFile, fileLine } from '../../crypto/wire/file.js';
import { cellsSize, parseCells } from '../../crypto/wire/cells.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import {
  checkFollows,
  type Head,
  HEAD_CAP,
  parseHead,
  verifyHead,
} from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import type { Settings } from '../../crypto/wire/settings.js';
import { composeToday, type Today, verifyToday } from '../../crypto/wire/today.js';
import { checkPublishing } from '../inbox/intake.js';
import { refuseHere } from '../refusal.js';
import { dayNow, type Drop, rosterOf, type Standing } from '../standing.js';
import type { StoredFile } from '../store/store.js';
import { checkNewCells } from './newCells.js';
import { checkRosterFiles, newestHead } from './heldNotes.js';
import { type Newest, newestOutboxes, todayOf } from './published.js';

const TRIES = 5;
/** Of the largest head that anybody reads: what is refused here can still be mended. */
const LONGEST_HEAD = 3 / 4;
/** One sync a day is usual; colleagues who sync at the same time make a few more. */
const MOST_A_DAY = 24;
const MOST_A_DAY_DEMO = 1000;

/**
 * Publishes the edition that a courier composed, when it is exactly what follows from the one before
 * and the newest outboxes; the drop works it out again and compares. Compare-and-swap: between the
 * checks and the write nothing of what was checked may change, else they are made again.
 *
 * @param body the head note and its cells file, framed
 */
export const publish = (drop: Drop, body: Uint8Array): Promise<void> =>
  drop.turns.editions(() => publishNow(drop, body));

async function publishNow(drop: Drop, body: Uint8Array): Promise<void> {
  const frames = parseFrames(body);
  const [bytes, cells] = frames;
  if (bytes === undefined || cells === undefined || frames.length !== 2)
    return refuse('framing-malformed');
  for (let i = 0; i < TRIES; i += 1) {
    checkPublishing(await drop.store.intake());
    const standing = await drop.standing();
    const head = await verifyHead(drop.engine, parseHead(bytes), standing.roster);
    if (await isNewest(drop, head)) return;
    const outboxes = await newestOutboxes(drop.store);
    const files = await check(drop, standing, head, [bytes, cells], outboxes);
    const { edition, day, hash } = head;
    const done = await drop.store.addEdition(
      { edition, day, epoch: standing.roster.epoch, hash, bytes, files },
      outboxes.manifests,
    );
    if (done === 'added') return;
  }
  return refuseHere('busy');
}

/** The very same head again: its courier did not hear the answer. */
async function isNewest({ store }: Drop, { edition, hash }: Head): Promise<boolean> {
  const newest = await store.newestHead();
  return newest?.edition === edition && newest.hash === hash;
}

/** Every rule for a head; gives the files that come with it. */
async function check(
  drop: Drop,
  { rosters }: Standing,
  head: Head,
  [bytes, cells]: readonly [Uint8Array, Uint8Array],
  { published }: Newest,
): Promise<StoredFile[]> {
  const { engine, store } = drop;
  if (bytes.length > HEAD_CAP * LONGEST_HEAD) return refuseHere('head-long');
  const previous = await newestHead(drop, rosters);
  const before = await checkPlace(drop, head, previous, rosters);
  if (Math.abs(daysFrom(dayNow(drop), head.day)) > 1) return refuse('head-day');
  // Exactly the rosters that this drop holds.
  if (rosters.length !== head.rosters.length) return refuse('head-index');
  await checkRosterFiles(drop, head);
  const { settings } = rosterOf(rosters, rosters.length);
  await checkPace(drop, head, settings);

  const [own, ...older] = head.cells;
  if (own === undefined) return refuse('head-index');
  await checkFile(engine, cells, { hash: own.hash, size: cellsSize(own.cells, own.marks) });
  if (older.some(({ hash }) => hash === own.hash)) return refuse('head-index');
  const file = parseCells(cells, own.cells, own.marks);
  await checkNewCells(store, previous, settings, file);
  const missing = await store.missingFiles(older.map(({ hash }) => hash));
  if (missing.length > 0) return refuse('file-missing');

  const today = composeToday(rosters, head.day, published);
  const announced = await fileLine(engine, today);
  if (announced.hash !== head.today.hash || announced.size !== head.today.size)
    return refuse('today-differs');
  checkKeys(await verifyToday(engine, today, rosters, head.day), before);
  return [
    { hash: own.hash, bytes: cells },
    { hash: announced.hash, bytes: today },
  ];
}

/** Its place behind the newest head; gives what that one published. */
async function checkPlace(
  { engine, store }: Drop,
  head: Head,
  previous: Head | null,
  rosters: readonly Roster[],
): Promise<Today | null> {
  if (previous === null) return head.edition === 1 ? null : refuse('head-gap');
  checkFollows(previous, head, rosterOf(rosters, rosters.length).settings.replies);
  return todayOf(engine, store, previous.edition, rosters);
}

/** A line of many editions is a line whose list of cells no head can hold any more. */
async function checkPace({ store }: Drop, head: Head, { demo }: Settings): Promise<void> {
  const most = demo === 1 ? MOST_A_DAY_DEMO : MOST_A_DAY;
  const earlier = await store.headFacts(head.edition - most);
  if (earlier !== null && earlier.day >= head.day) refuseHere('editions-many');
}

/** No head names an older key than the head before: its secret may be gone. */
function checkKeys(next: Today, before: Today | null): void {
  const days = new Map<Key, Day>([...(before?.dayKeys ?? [])].map(([key, { day }]) => [key, day]));
  for (const [key, { day }] of next.dayKeys) {
    const named = days.get(key);
    if (named !== undefined && day < named) refuse('head-key-older');
  }
}
