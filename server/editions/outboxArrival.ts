import { isCoverable } from '../../crypto/keys/dayKeys.js';
import { refuse } from '../../crypto/refusal.js';
import { parseCells } from '../../crypto/wire/cells.js';
import { addDays, type Day, daysFrom } from '../../crypto/wire/day.js';
import { parseDayKey, verifyDayKey } from '../../crypto/wire/dayKey.js';
import { type Hash, type Key, ZERO_HASH } from '../../crypto/wire/fields.js';
import { checkFile, fileHash } from '../../crypto/wire/file.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import {
  type Outbox,
  type OutboxFile,
  parseOutbox,
  verifyOutbox,
} from '../../crypto/wire/outbox.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { parseStatement, type Statement, verifyStatement } from '../../crypto/wire/statement.js';
import { keyOfDay } from '../../crypto/wire/today.js';
import { refuseHere } from '../refusal.js';
import { dayNow, type Drop, type Standing } from '../standing.js';
import { isRestoring } from '../store/intakeStore.js';
import type { Store } from '../store/store.js';
import { todayOf } from './published.js';

/** 16 MiB of replies that no edition has taken yet, and as much of a reader's days of opening. */
const MOST_CELLS = 4096;
const MOST_MARKS = 65_536;

/** An outbox whose manifest, files, keys and statement hold together. */
interface Read {
  readonly outbox: Outbox;
  readonly statement: Statement;
  readonly files: ReadonlyMap<OutboxFile, Uint8Array>;
  readonly keyDays: readonly Day[];
}

/**
 * Takes a reader's outbox when everything in it can be used by the next edition. The highest number
 * wins; one number with other bytes is refused aloud, because only a copied vault makes that.
 *
 * On a line that was restored, couriers bring every reader's newest, of removed readers too, who may
 * have been away too long for the next edition; the edition that it is for is here already.
 *
 * @param id the reader's key id, which the address names
 * @param body manifest and files, framed, in the manifest's order
 */
export async function takeOutbox(
  drop: Drop,
  id: string,
  body: Uint8Array,
): Promise<'taken' | 'known'> {
  const { engine, store } = drop;
  const standing = await drop.standing();
  const reader = standing.readers.get(id) ?? refuseHere('not-found');
  const intake = await store.intake();
  if (intake === 'moved') return refuseHere('line-moved');
  const isBroughtBack = isRestoring(intake);
  // A removed reader's last outbox stays as it is.
  if (!isBroughtBack && !standing.roster.readers.some(({ key }) => key === reader))
    return refuseHere('not-found');
  const [manifest = new Uint8Array(0), ...bytes] = parseFrames(body);
  const outbox = await verifyOutbox(engine, parseOutbox(manifest), standing.roster.line, reader);
  const hash = await fileHash(engine, manifest);
  const held = await store.outbox(reader);
  if (held !== null && outbox.number <= held.number) {
    if (outbox.number < held.number) return refuse('outbox-old');
    return hash === held.hash ? 'known' : refuse('outbox-replayed');
  }
  const read = await readFiles(drop, standing, reader, outbox, bytes);
  await checkNames(store, read.statement);
  if (!isBroughtBack) await checkKeys(drop, standing, reader, read);
  const expects = { number: held?.number ?? 0 };
  const { number } = outbox;
  const done = await store.replaceOutbox({ reader, number, hash, manifest }, read.files, expects);
  return done === 'replaced' ? 'taken' : refuseHere('busy');
}

async function readFiles(
  { engine, clock }: Drop,
  { rosters, roster }: Standing,
  reader: Key,
  outbox: Outbox,
  bytes: readonly Uint8Array[],
): Promise<Read> {
  if (daysFrom(dayNow({ clock }), outbox.day) > 1) return refuse('outbox-day');
  if (bytes.length !== outbox.files.size) return refuse('outbox-files');
  const files = new Map<OutboxFile, Uint8Array>();
  for (const [i, [name, announced]] of [...outbox.files].entries()) {
    const file = bytes[i] ?? refuse('outbox-files');
    await checkFile(engine, file, announced);
    files.set(name, file);
  }
  const file = (name: OutboxFile): Uint8Array => files.get(name) ?? refuse('outbox-files');
  const statement = await verifyStatement(
    engine,
    parseStatement(file('statement')),
    roster.line,
    reader,
  );
  if (statement.outbox !== outbox.number || statement.day !== outbox.day)
    return refuse('statement-differs');
  // A vault works by the roster that it knows, which may be older than the newest.
  const known = rosters[statement.epoch - 1] ?? refuse('outbox-head');
  checkCells(file('cells'), outbox, known);
  const keyDays: Day[] = [];
  for (const note of parseFrames(file('daykeys'))) {
    const { day } = await verifyDayKey(engine, parseDayKey(note), roster.line, reader);
    if (!isCoverable(outbox.day, day, known.settings.horizon)) return refuse('daykey-outside');
    if (keyDays.includes(day)) return refuse('daykey-outside');
    keyDays.push(day);
  }
  return { outbox, statement, files, keyDays };
}

/** Whole multiples, and never less than one, so that a courier learns ceilings and no counts. */
function checkCells(file: Uint8Array, { cells, marks }: Outbox, { settings }: Roster): void {
  const multiples =
    cells > 0 && marks > 0 && cells % settings.batch === 0 && marks % settings.marks === 0;
  if (!multiples) refuse('outbox-files');
  if (cells > MOST_CELLS || marks > MOST_MARKS) refuse('too-large');
  parseCells(file, cells, marks);
}

/** An outbox must know the editions and batches that this drop knows, by their hashes. */
async function checkNames(store: Store, statement: Statement): Promise<void> {
  const { edition, head, through, throughDay, batch } = statement;
  const knownHead = edition === 0 ? ZERO_HASH : (await store.headFacts(edition))?.hash;
  if (knownHead !== head) return refuse('outbox-head');
  if (through === 0) {
    if (batch !== ZERO_HASH) refuse('outbox-head');
    return;
  }
  const known = await store.batchFacts(through);
  if (known?.hash !== batch || known.day !== throughDay) refuse('outbox-head');
}

/**
 * The next head may be dated a day off this clock, by its courier's, but not before the newest: on
 * each of these days there must be a key that it can name.
 */
async function checkKeys(
  drop: Drop,
  { roster, rosters }: Standing,
  reader: Key,
  { keyDays }: Read,
): Promise<void> {
  const { engine, store } = drop;
  const newest = await store.newestHead();
  const keys = keyDays.map((each) => ({ day: each }));
  const before = newest && (await todayOf(engine, store, newest.edition, rosters));
  const named = before?.dayKeys.get(reader);
  const now = dayNow(drop);
  for (const off of [-1, 0, 1]) {
    const own = addDays(now, off);
    const day = newest !== null && newest.day > own ? newest.day : own;
    const key = keyOfDay(keys, day, roster.settings.grace) ?? refuse('outbox-no-key');
    if (named !== undefined && key.day < named.day) refuse('outbox-no-key');
  }
}

/** The newest outboxes as couriers ask for them: by key id, with number and manifest. */
export async function outboxIndex(
  { store }: Drop,
  { readers }: Standing,
): Promise<{ id: string; number: number; manifest: Hash }[]> {
  const held = new Map((await store.outboxes()).map((outbox) => [outbox.reader, outbox]));
  return [...readers]
    .flatMap(([id, reader]) => {
      const outbox = held.get(reader);
      return outbox === undefined ? [] : [{ id, number: outbox.number, manifest: outbox.hash }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
