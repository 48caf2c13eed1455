import type { Database } from 'better-sqlite3';
import type { Hash } from '../../../crypto/wire/fields.js';
import type { Write } from './groupCommit.js';

interface Closed {
  readonly hash: Hash;
  readonly size: number;
  readonly upload: string;
}
/** How many bytes are moved before other requests have their turn. */
const STEP_BYTES = 8 * 1024 * 1024;

function inSteps(blobs: readonly Closed[]): Closed[][] {
  const steps: Closed[][] = [];
  let room = 0;
  for (const blob of blobs) {
    const step = steps.at(-1);
    if (step === undefined || room <= 0) {
      steps.push([blob]);
      room = STEP_BYTES;
    } else step.push(blob);
    room -= blob.size;
  }
  return steps;
}

/**
 * Brings the bytes of closed batches from the open file to the line's, in hash order, and forgets
 * how they came. Each step is a transaction of one file alone, and bytes leave the open file only
 * when all are durable in the other, so a crash anywhere between is mended by doing it again.
 */
export async function settle(db: Database, write: Write): Promise<void> {
  const closed = db
    .prepare<[], Closed>(
      `SELECT hash, arrived.size size, upload FROM open.arrived JOIN main.blob USING (hash)
       ORDER BY hash`,
    )
    .all();
  if (closed.length === 0) return;
  const isCopied = db.prepare<[string], { part: number }>(
    'SELECT part FROM main.blob_piece WHERE hash = ? LIMIT 1',
  );
  const copy = db.prepare<[string, string]>(
    `INSERT INTO main.blob_piece
     SELECT ?, part, bytes FROM open.piece WHERE upload = ? ORDER BY part`,
  );
  for (const step of inSteps(closed))
    await write(() => {
      for (const { hash, upload } of step)
        if (isCopied.get(hash) === undefined) copy.run(hash, upload);
    });
  await forget(db, write, closed);
}

async function forget(db: Database, write: Write, closed: readonly Closed[]): Promise<void> {
  const dropPieces = db.prepare<[string]>('DELETE FROM open.piece WHERE upload = ?');
  const dropArrived = db.prepare<[string]>('DELETE FROM open.arrived WHERE hash = ?');
  const dropIds = db.prepare<[]>(
    'DELETE FROM open.committed WHERE blob NOT IN (SELECT hash FROM open.arrived)',
  );
  for (const step of inSteps(closed))
    await write(() => {
      for (const { hash, upload } of step) {
        dropPieces.run(upload);
        dropArrived.run(hash);
      }
    });
  await write(() => dropIds.run());
  // What is left in the open file is little; rebuilding it drops the list of its free pages.
  db.exec('VACUUM open');
}

/** Empties the write-ahead logs, which hold pages in the order in which they were written. */
export const emptyLogs = (db: Database): void => {
  db.pragma('wal_checkpoint(TRUNCATE)');
};
