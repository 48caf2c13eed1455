import { encodeList, signBatch } from '../../crypto/wire/batch.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { noteHash, parseNote } from '../../crypto/wire/note.js';
import { queueOf } from '../queue.js';
import { refuseHere } from '../refusal.js';
import { dayNow, type Drop } from '../standing.js';
import type { BatchFacts } from '../store/store.js';
import { addChaff } from './chaff.js';
import { checkPublishing } from './intake.js';

const NOTE_CAP = 4096;
const TRIES = 5;
const WAITING = 16;

/**
 * Closes today's batch and gives its signed note; asked again on the same day, gives the same one.
 * A demonstration closes one each time that something came, and so does a line that is about to move.
 * An empty first batch, which a line has on the day on which it opens, does not use up its day.
 */
async function closeBatch(drop: Drop): Promise<Uint8Array> {
  const { store } = drop;
  let chaffIsIn = false;
  for (let i = 0; i < TRIES; i += 1) {
    const newest = await store.newestBatch();
    checkPublishing(await store.intake());
    if (newest !== null && !(await isDue(drop, newest)))
      return (await store.batch(newest.number)) ?? refuseHere('not-found');
    if (!chaffIsIn && !(await isEmptyFirst(drop, newest))) await addChaff(drop);
    chaffIsIn = true;
    const bytes = await tryToClose(drop, newest);
    if (bytes !== null) return bytes;
  }
  return refuseHere('busy');
}

/** One at a time: two couriers who ask at once get one batch, and its chaff is made once. */
export function batchCloser(drop: Drop): () => Promise<Uint8Array> {
  const oneByOne = queueOf(1, WAITING);
  return () => oneByOne(() => closeBatch(drop));
}

const isEmptyFirst = async ({ store }: Drop, newest: BatchFacts | null): Promise<boolean> =>
  newest === null && (await store.openBlobs()).length === 0;

async function isDue(drop: Drop, newest: BatchFacts): Promise<boolean> {
  const [{ roster }, open] = await Promise.all([drop.standing(), drop.store.openBlobs()]);
  if (roster.settings.demo === 1) return open.length > 0;
  if (newest.day < dayNow(drop)) return true;
  // Whoever moves or closes a line waits for what came since: nothing may be left behind.
  if (open.length > 0 && (await drop.store.intake()) !== 'open') return true;
  return newest.number === 1 && newest.count === 0 && open.length > 0;
}

async function tryToClose(drop: Drop, newest: BatchFacts | null): Promise<Uint8Array | null> {
  const { engine, store, seed } = drop;
  // The head first, then the blobs: what comes in between was accepted under this head too, so it
  // may wait for the next batch and its readers still have the keys.
  const head = await store.newestHead();
  if (head === null) return refuseHere('not-open');
  const blobs = await store.openBlobs();
  const list = encodeList(blobs);
  const { roster } = await drop.standing();
  const day = dayNow(drop);
  const batch = {
    line: roster.line,
    day: newest !== null && newest.day > day ? newest.day : day,
    number: (newest?.number ?? 0) + 1,
    edition: head.edition,
    head: head.hash,
    previous: newest?.hash ?? ZERO_HASH,
    list: await fileHash(engine, list),
  };
  const bytes = await signBatch(engine, batch, seed);
  const closed = await store.closeBatch(
    {
      number: batch.number,
      day: batch.day,
      epoch: head.epoch,
      bytes,
      hash: await noteHash(engine, parseNote(bytes, NOTE_CAP).text),
      list: { hash: batch.list, bytes: list },
      blobs: blobs.map(({ hash }) => hash),
    },
    { edition: head.edition },
  );
  return closed === 'closed' ? bytes : null;
}
