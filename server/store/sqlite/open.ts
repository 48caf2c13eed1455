import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { SetUpFault } from '../../setUpFault.js';
import type { Store } from '../store.js';
import { batchStore } from './batches.js';
import { emptyLogs, settle } from './closing.js';
import { editionStore } from './editions.js';
import { groupCommit, type Write } from './groupCommit.js';
import { inboxStore } from './inbox.js';
import { intakeStore } from './intake.js';
import { outboxStore } from './outboxes.js';
import { rosterStore } from './rosters.js';
import { type PartFiles, partFiles } from './partFiles.js';
import { checkVersions, type File, migrate } from './schema.js';

const OWNER_ONLY = 0o600;

/** SQLite gives its log files the mode of the database, so that is set before it writes. */
const touch = (path: string): void => closeSync(openSync(path, 'a', OWNER_ONLY));

/** Beside the line's own file; which is for what, is told in schema.ts. */
const BESIDE = ['open', 'odd', 'even'] as const satisfies readonly File[];
const FILES: readonly File[] = ['main', ...BESIDE];

/** All files of a store, its own first. */
export const databasesAt = (database: string): string[] => [
  database,
  ...BESIDE.map((file) => join(dirname(database), `${file}.db`)),
];

/**
 * The default store: SQLite files in the line's folder, `line.db` and three beside it. Every write waits for its fsync, and deleted bytes are overwritten with zeros.
 */
export async function openSqlite(database: string): Promise<Store> {
  const [, ...beside] = databasesAt(database);
  for (const path of [database, ...beside]) touch(path);
  const db = new Sqlite(database);
  try {
    prepare(db, beside);
  } catch (error) {
    db.close();
    throw error;
  }
  const { write, settled } = groupCommit(db);
  const files = partFiles(db);
  await settle(db, write, files);
  await emptyLogs(db);
  return {
    ...storeOn(db, write, files),
    close: async () => {
      await settled();
      // Closed again, it stays closed.
      if (!db.open) return;
      try {
        await emptyLogs(db);
      } finally {
        db.close();
      }
    },
  };
}

/**
 * The same to read alone, while a line runs: nothing is made, brought to this version, settled or
 * emptied, so that it stays as whoever takes the disk would find it.
 */
export function lookAtSqlite(database: string): Store {
  const [, ...beside] = databasesAt(database);
  if (!existsSync(database))
    throw new SetUpFault(
      'roster-missing',
      'This line has no roster yet, so there is nothing to look at: turnbox-server roster FILE --dir DIR',
    );
  const db = new Sqlite(database, { readonly: true, fileMustExist: true });
  try {
    attach(db, beside);
    checkVersions(db);
    return {
      ...storeOn(db, groupCommit(db).write, partFiles(db)),
      close: () => {
        db.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

const storeOn = (db: Database, write: Write, files: PartFiles): Omit<Store, 'close'> => ({
  ...rosterStore(db, write),
  ...editionStore(db, write),
  ...outboxStore(db, write),
  ...inboxStore(db, write, files),
  ...batchStore(db, write, files),
  ...intakeStore(db, write),
  ...nonceStore(db, write),
  bytesInUse: () => Promise.resolve(FILES.reduce((sum, file) => sum + inUse(db, file), 0)),
});

function attach(db: Database, beside: readonly string[]): void {
  for (const [i, file] of BESIDE.entries())
    db.prepare(`ATTACH DATABASE ? AS ${file}`).run(beside[i]);
  // What SQLite sorts or rebuilds aside would otherwise be left, unwiped, in a temporary folder.
  db.pragma('temp_store = memory');
  db.pragma('trusted_schema = off');
}

function prepare(db: Database, beside: readonly string[]): void {
  attach(db, beside);
  for (const file of FILES) {
    db.pragma(`${file}.journal_mode = wal`);
    db.pragma(`${file}.synchronous = full`);
    db.pragma(`${file}.secure_delete = on`);
  }
  migrate(db);
}

function inUse(db: Database, file: File): number {
  const read = (name: string): number => Number(db.pragma(`${file}.${name}`, { simple: true }));
  return (read('page_count') - read('freelist_count')) * read('page_size');
}

function nonceStore(
  db: Database,
  write: Write,
): Pick<Store, 'rememberNonce' | 'forgetNoncesBefore'> {
  const add = db.prepare<[string, string]>('INSERT OR IGNORE INTO nonce VALUES (?, ?)');
  const forget = db.prepare<[string]>('DELETE FROM nonce WHERE day < ?');
  return {
    rememberNonce: (nonce, day) => write(() => add.run(day, nonce).changes === 1),
    forgetNoncesBefore: (day) => write(() => void forget.run(day)),
  };
}
