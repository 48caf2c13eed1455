import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Hash } from '../../../crypto/wire/fields.js';
import type { Write } from './groupCommit.js';
import { inSteps, type PartFiles } from './partFiles.js';

interface ClosedPiece {
  readonly hash: Hash;
  readonly upload: string;
  readonly part: number;
  readonly size: number;
}

/**
 * Brings the bytes of closed batches from the open files to the line's, in hash order, and forgets
 * how they came. Each step is a transaction of one file alone; bytes leave the open files only when
 * all are durable in the other, and the list of them goes last. So a crash anywhere between is
 * mended by doing it again.
 */
export async function settle(db: Database, write: Write, files: PartFiles): Promise<void> {
  const isClosed = db.prepare('SELECT 1 FROM open.arrived JOIN main.blob USING (hash) LIMIT 1');
  if (isClosed.get() === undefined) return;
  const closed = db
    .prepare<[], ClosedPiece>(
      `SELECT DISTINCT hash, upload, part, size FROM (
         SELECT arrived.hash hash, arrived.upload upload, part, any_piece.size size
         FROM open.arrived JOIN main.blob USING (hash) JOIN any_piece USING (upload)
       ) ORDER BY hash, part`,
    )
    .all();
  const copy = db.prepare<[string, string, number]>(
    `INSERT OR IGNORE INTO main.blob_piece
     SELECT ?, part, bytes FROM any_piece WHERE upload = ? AND part = ? LIMIT 1`,
  );
  for (const step of inSteps(closed))
    await write(() => {
      for (const { hash, upload, part } of step) copy.run(hash, upload, part);
    });
  await forget(db, write, closed);
  await files.rebuild(write);
  await write(() => {
    db.exec(`DELETE FROM open.arrived WHERE hash IN (SELECT hash FROM main.blob);
      DELETE FROM open.committed WHERE blob NOT IN (SELECT hash FROM open.arrived)`);
  });
  // What is left in this file is little; rebuilding it drops the list of its free pages.
  db.exec('VACUUM open');
}

async function forget(db: Database, write: Write, closed: readonly ClosedPiece[]): Promise<void> {
  const drops = ['open.piece', 'odd.part', 'even.part'].map((table) =>
    db.prepare<[string, number]>(`DELETE FROM ${table} WHERE upload = ? AND part = ?`),
  );
  for (const step of inSteps(closed))
    await write(() => {
      for (const { upload, part } of step) for (const drop of drops) drop.run(upload, part);
    });
}

const TRIES = 40;
const PAUSE_MS = 50;
/** As better-sqlite3 has it by default. */
const BUSY_MS = 5000;

/** SQLite itself would wait for the other process, and let nobody else have a turn. */
function checkpoint(db: Database): boolean {
  db.pragma('busy_timeout = 0');
  try {
    return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    db.pragma(`busy_timeout = ${String(BUSY_MS)}`);
  }
}

/** Another process reads the files; whoever asked for it is told, and it is tried again later. */
export class LogsBusy extends Error {
  readonly code = 'LOGS_BUSY';
}

/** Empties the write-ahead logs, which hold pages in the order in which they were written. */
export async function emptyLogs(db: Database): Promise<void> {
  for (let i = 0; i < TRIES; i += 1) {
    if (checkpoint(db)) return;
    await pause(PAUSE_MS);
  }
  throw new LogsBusy('the logs of the store are in use');
}
