import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import type { Store } from '../store.js';
import { batchStore } from './batches.js';
import { emptyLogs, settle } from './closing.js';
import { editionStore } from './editions.js';
import { groupCommit } from './groupCommit.js';
import { inboxStore } from './inbox.js';
import { outboxStore } from './outboxes.js';
import { rosterStore } from './rosters.js';
import { migrate } from './schema.js';

const OWNER_ONLY = 0o600;

/** SQLite gives its log files the mode of the database, so that is set before it writes. */
const touch = (path: string): void => closeSync(openSync(path, 'a', OWNER_ONLY));

/**
 * The default store: two SQLite files in the line's folder, `line.db` and `open.db` beside it. Every
 * write waits for its fsync, and deleted bytes are overwritten with zeros.
 */
export async function openSqlite(database: string): Promise<Store> {
  const open = join(dirname(database), 'open.db');
  touch(database);
  touch(open);
  const db = new Sqlite(database);
  try {
    prepare(db, open);
  } catch (error) {
    db.close();
    throw error;
  }
  const { write, settled } = groupCommit(db);
  await settle(db, write);
  emptyLogs(db);
  return {
    ...rosterStore(db, write),
    ...editionStore(db, write),
    ...outboxStore(db, write),
    ...inboxStore(db, write),
    ...batchStore(db, write),
    ...nonceStore(db, write),
    bytesInUse: () => Promise.resolve(inUse(db, 'main') + inUse(db, 'open')),
    close: async () => {
      await settled();
      emptyLogs(db);
      db.close();
    },
  };
}

function prepare(db: Database, open: string): void {
  db.prepare('ATTACH DATABASE ? AS open').run(open);
  for (const file of ['main', 'open']) {
    db.pragma(`${file}.journal_mode = wal`);
    db.pragma(`${file}.synchronous = full`);
    db.pragma(`${file}.secure_delete = on`);
  }
  // What SQLite sorts or rebuilds aside would otherwise be left, unwiped, in a temporary folder.
  db.pragma('temp_store = memory');
  db.pragma('trusted_schema = off');
  migrate(db);
}

function inUse(db: Database, file: string): number {
  const read = (name: string): number => Number(db.pragma(`${file}.${name}`, { simple: true }));
  return (read('page_count') - read('freelist_count')) * read('page_size');
}

function nonceStore(
  db: Database,
  write: ReturnType<typeof groupCommit>['write'],
): Pick<Store, 'rememberNonce' | 'forgetNoncesBefore'> {
  const add = db.prepare<[string, string]>('INSERT OR IGNORE INTO nonce VALUES (?, ?)');
  const forget = db.prepare<[string]>('DELETE FROM nonce WHERE day < ?');
  return {
    rememberNonce: (nonce, day) => write(() => add.run(day, nonce).changes === 1),
    forgetNoncesBefore: (day) => write(() => void forget.run(day)),
  };
}
