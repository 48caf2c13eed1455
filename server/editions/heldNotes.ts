import { refuse } from '../../crypto/refusal.js';
import { type Batch, parseBatch, verifyBatch } from '../../crypto/wire/batch.js';
import { fileHash } from '../../crypto/wire/file.js';
import { type Head, type HeadText, parseHead, verifyHead } from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { type Drop, rosterOf } from '../standing.js';

type Reading = Pick<Drop, 'engine' | 'store'>;

/** The newest head that is held, verified once more; null before the first. */
export async function newestHead(
  { engine, store }: Reading,
  rosters: readonly Roster[],
): Promise<Head | null> {
  const newest = await store.newestHead();
  if (newest === null) return null;
  const bytes = (await store.head(newest.edition)) ?? refuse('file-missing');
  return verifyHead(engine, parseHead(bytes), rosterOf(rosters, newest.epoch));
}

/** The newest batch note that is held, verified once more; null before the first. */
export async function newestBatch(
  { engine, store }: Reading,
  rosters: readonly Roster[],
): Promise<Batch | null> {
  const newest = await store.newestBatch();
  if (newest === null) return null;
  const bytes = (await store.batch(newest.number)) ?? refuse('file-missing');
  return verifyBatch(engine, parseBatch(bytes), rosterOf(rosters, newest.epoch));
}

/** Refuses a head that pins another file of a roster than is held. */
export async function checkRosterFiles({ engine, store }: Reading, head: HeadText): Promise<void> {
  const held = await store.rosters();
  for (const { epoch, hash, size } of head.rosters) {
    const file = held[epoch - 1];
    if (file?.length !== size || (await fileHash(engine, file)) !== hash)
      return refuse('head-index');
  }
}
