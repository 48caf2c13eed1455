import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { refuse } from '../../crypto/refusal.js';
import type { ListedBlob } from '../../crypto/wire/batch.js';
import { PART_BYTES, type Upload } from '../../crypto/wire/upload.js';
import { refuseHere } from '../refusal.js';
import type { Drop } from '../standing.js';
import type { PartFacts } from '../store/store.js';
import { checkAcceptance, checkSize, editionsFor } from './acceptance.js';
import { checkRoom } from './parts.js';

/** How often a commit starts again because an edition was published meanwhile. */
const TRIES = 5;

/**
 * Turns what was uploaded into a blob, or refuses it. The same commit again is answered as before;
 * other content under one id is refused.
 *
 * @param whole the bytes of a blob that came in one request; else its parts are there
 * @param accept what decides whether its edition is recent enough
 */
export async function commitUpload(
  drop: Drop,
  upload: Upload,
  whole: Uint8Array | null,
  accept: typeof checkAcceptance = checkAcceptance,
): Promise<void> {
  if (upload.size > drop.config.inbox.largest) return refuse('too-large');
  for (let i = 0; i < TRIES; i += 1) {
    if (await isThere(drop, upload, whole)) return;
    const editions = await editionsFor(drop.store, upload.edition);
    const { rosters } = await drop.standing();
    checkSize(upload.size, editions.named, rosters);
    accept(editions, rosters);
    await checkRoom(drop, upload.size, whole?.length ?? 0);
    const content =
      whole === null
        ? await drop.turns.commits(() => readParts(drop, upload))
        : readWhole(upload, whole);
    const { id, size, edition, sha256 } = upload;
    const done = await drop.store.commit(
      { upload: id, hash: sha256, size, edition, content },
      { edition: editions.newest.edition, intake: editions.intake },
    );
    if (done === 'committed') return;
  }
  return refuseHere('busy');
}

const sameCommit = (blob: ListedBlob, { sha256, size, edition }: Upload): boolean =>
  blob.hash === sha256 && blob.size === size && blob.edition === edition;

/**
 * One blob is one blob: whoever sends bytes that are there already has nothing more to send, also
 * when its batch was closed since. Its hash alone tells a stranger nothing of what is there.
 */
async function isThere(
  { store }: Drop,
  upload: Upload,
  whole: Uint8Array | null,
): Promise<boolean> {
  const [committed, blob] = await Promise.all([
    store.committed(upload.id),
    store.blobFacts(upload.sha256),
  ]);
  if (committed !== null) return sameCommit(committed, upload) || refuseHere('upload-taken');
  if (whole === null || blob === null || blob.size !== upload.size) return false;
  return readWhole(upload, whole).length === blob.size;
}

function readWhole({ sha256 }: Upload, whole: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(whole).digest('hex');
  return hash === sha256 ? whole : refuse('file-hash');
}

/** Hashes the parts, others having their turn after each; the commit then holds only for these very parts. */
async function readParts(
  { store }: Drop,
  { id, parts, size, sha256 }: Upload,
): Promise<readonly PartFacts[]> {
  const found = await store.parts(id);
  const isWhole =
    found.length === parts &&
    found.every(
      (each, i) => each.part === i && each.size === Math.min(PART_BYTES, size - i * PART_BYTES),
    );
  if (!isWhole) return refuseHere('part-missing');
  const hash = createHash('sha256');
  for (const { part } of found) {
    hash.update((await store.part(id, part)) ?? refuseHere('part-missing'));
    await breath();
  }
  if (hash.digest('hex') === sha256) return found;
  // Whoever asks again has to send everything again: that costs them more than it costs the drop.
  await store.forgetUpload(id);
  return refuse('file-hash');
}
