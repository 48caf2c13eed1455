import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stop } from '../refusal.js';

/**
 * The only module of this room that writes what must outlast a power cut. What a function here has
 * returned from is on the disk; what it was doing when the power went is there whole or not at all.
 */

const SECRET_FILE = 0o600;
const SECRET_FOLDER = 0o700;

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeAndSync(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', SECRET_FILE);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: SECRET_FOLDER });
}

/** Writes a file beside its place, and moves it there once it is whole. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const aside = `${path}.new`;
  rmSync(aside, { force: true });
  writeAndSync(aside, bytes);
  renameSync(aside, path);
  sync(dirname(path));
}

/**
 * Writes a folder of files beside its place, then puts it in place of the one that is there. FAT,
 * which sticks have, cannot replace a folder in one step: the old one is moved aside first.
 */
export function writeFolderDurably(path: string, files: ReadonlyMap<string, Uint8Array>): void {
  const [aside, old] = [`${path}.new`, `${path}.old`];
  rmSync(aside, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  makeFolder(aside);
  for (const [name, bytes] of files) writeAndSync(join(aside, name), bytes);
  sync(aside);
  if (existsSync(path)) renameSync(path, old);
  renameSync(aside, path);
  sync(dirname(path));
  rmSync(old, { recursive: true, force: true });
}

/** Rows by number; the caller seals them. */
export interface Rows {
  all(table: string): { row: number; sealed: Uint8Array }[];
  get(table: string, row: number): Uint8Array | undefined;
  /** The number that the next row of a table will have; numbers of removed rows come again. */
  next(table: string): number;
  put(table: string, row: number, sealed: Uint8Array): void;
  remove(table: string, row: number): void;
  begin(): void;
  commit(): void;
  rollBack(): void;
  /** A mark to go back to within a transaction. */
  mark(): void;
  keepSinceMark(): void;
  dropSinceMark(): void;
  /** Empties the log of writes, so that removed rows are nowhere in the folder. */
  forgetRemoved(): void;
  close(): void;
}

const VERSION = 1;
const BUSY = 5;

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === BUSY;

/**
 * Opens the database of a vault and locks it until it is closed or the process ends, however it
 * ends: SQLite's own lock goes with the process.
 */
export function openRows(path: string, tables: readonly string[]): Rows {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    prepare(database, tables);
  } catch (error) {
    database.close();
    if (isBusy(error)) return stop('vault-in-use');
    throw error;
  }
  return rowsOf(database);
}

function prepare(database: DatabaseSync, tables: readonly string[]): void {
  database.exec('PRAGMA locking_mode=exclusive');
  database.exec('PRAGMA journal_mode=wal');
  database.exec('PRAGMA synchronous=full');
  database.exec('PRAGMA secure_delete=on');
  database.exec('PRAGMA temp_store=memory');
  // The first write takes the lock, so that a second program is refused at once.
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > VERSION) stop('vault-newer');
  for (const table of tables)
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (row INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT`,
    );
  database.exec(`PRAGMA user_version=${String(VERSION)}`);
  database.exec('COMMIT');
}

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : stop('vault-damaged');

function rowsOf(database: DatabaseSync): Rows {
  return {
    all: (table) =>
      database
        .prepare(`SELECT row, sealed FROM ${table} ORDER BY row`)
        .all()
        .map((found) => ({ row: Number(found['row']), sealed: bytesOf(found['sealed']) })),
    get: (table, row) => {
      const found = database.prepare(`SELECT sealed FROM ${table} WHERE row = ?`).get(row);
      return found === undefined ? undefined : bytesOf(found['sealed']);
    },
    next: (table) =>
      Number(database.prepare(`SELECT max(row) AS last FROM ${table}`).get()?.['last'] ?? 0) + 1,
    put: (table, row, sealed) => {
      database
        .prepare(`INSERT OR REPLACE INTO ${table} (row, sealed) VALUES (?, ?)`)
        .run(row, sealed);
    },
    remove: (table, row) => {
      database.prepare(`DELETE FROM ${table} WHERE row = ?`).run(row);
    },
    begin: () => database.exec('BEGIN IMMEDIATE'),
    commit: () => database.exec('COMMIT'),
    rollBack: () => database.exec('ROLLBACK'),
    mark: () => database.exec('SAVEPOINT mark'),
    keepSinceMark: () => database.exec('RELEASE mark'),
    dropSinceMark: () => database.exec('ROLLBACK TO mark; RELEASE mark'),
    forgetRemoved: () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => database.close(),
  };
}
