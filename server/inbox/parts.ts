import { refuse } from '../../crypto/refusal.js';
import type { Id } from '../../crypto/wire/fields.js';
import { partsOf, PART_BYTES } from '../../crypto/wire/upload.js';
import { refuseHere } from '../refusal.js';
import { dayNow, type Drop } from '../standing.js';

/** Puts one part of an upload. Parts come in any order, and again when an answer was lost. */
export async function putPart(
  drop: Drop,
  upload: Id,
  part: number,
  bytes: Uint8Array,
): Promise<void> {
  if (part >= partsOf(drop.config.inbox.largest)) return refuse('too-large');
  if (bytes.length === 0 || bytes.length > PART_BYTES) return refuse('upload-malformed');
  if ((await drop.store.newestHead()) === null) return refuseHere('not-open');
  await checkRoom(drop, PART_BYTES * 2, bytes.length);
  if ((await drop.store.unfinishedBytes()) + bytes.length > drop.config.inbox.unfinished)
    return refuseHere('full');
  await drop.store.putPart(upload, part, bytes, dayNow(drop));
}

/** Large files have to stop a little sooner, so that there is room left for text. */
const ROOM_FOR_TEXT = 1 / 8;

export async function checkRoom(drop: Drop, blob: number, bytes: number): Promise<void> {
  const { total } = drop.config.inbox;
  const room = blob > PART_BYTES ? total * (1 - ROOM_FOR_TEXT) : total;
  if ((await drop.store.bytesInUse()) + bytes > room) refuseHere('full');
}
