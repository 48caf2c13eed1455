import { DatabaseSync } from 'node:sqlite';
import { stop, type ToolCode } from '../refusal.js';

/** Rows by number; the caller seals them. */
export interface Rows {
  all(table: string): { row: number; sealed: Uint8Array }[];
  numbers(table: string): number[];
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
  /** Within a transaction: does what rows of an older version need, and marks them as of this one. */
  upgrade(work: (version: number) => void): void;
  /** Empties the log of writes, so that removed rows are nowhere in the folder. */
  forgetRemoved(): void;
  close(): void;
}

/** 2: triage, cases, gists, deletions. Tables are made as they are needed; rows are changed once. */
const VERSION = 2;
/** SQLite's own result codes, for what a person can mend. */
const STOPS: ReadonlyMap<unknown, ToolCode> = new Map([
  [5, 'vault-in-use'],
  [8, 'file-unwritable'],
  [10, 'file-unwritable'],
  [11, 'vault-damaged'],
  [13, 'file-unwritable'],
  [14, 'file-unwritable'],
  [26, 'vault-damaged'],
]);

/** Gives an error of the database its name, where it has one; any other goes on as it is. */
function named(error: unknown): never {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : null;
  const known = typeof code === 'number' ? STOPS.get(code & 0xff) : undefined;
  if (known !== undefined) return stop(known);
  throw error;
}

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
    return named(error);
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
  const version = versionOf(database);
  if (version > VERSION) stop('vault-newer');
  for (const table of tables)
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (row INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT`,
    );
  if (version === 0) mark(database);
  database.exec('COMMIT');
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

const mark = (database: DatabaseSync): void =>
  database.exec(`PRAGMA user_version=${String(VERSION)}`);

const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : stop('vault-damaged');

function rowsOf(database: DatabaseSync): Rows {
  return {
    all: (table) =>
      database
        .prepare(`SELECT row, sealed FROM ${table} ORDER BY row`)
        .all()
        .map((found) => ({ row: Number(found['row']), sealed: bytesOf(found['sealed']) })),
    numbers: (table) =>
      database
        .prepare(`SELECT row FROM ${table} ORDER BY row`)
        .all()
        .map((found) => Number(found['row'])),
    get: (table, row) => {
      const found = database.prepare(`SELECT sealed FROM ${table} WHERE row = ?`).get(row);
      return found === undefined ? undefined : bytesOf(found['sealed']);
    },
    next: (table) =>
      Number(database.prepare(`SELECT max(row) AS last FROM ${table}`).get()?.['last'] ?? 0) + 1,
    put: (table, row, sealed) => {
      try {
        database
          .prepare(`INSERT OR REPLACE INTO ${table} (row, sealed) VALUES (?, ?)`)
          .run(row, sealed);
      } catch (error) {
        named(error);
      }
    },
    remove: (table, row) => {
      database.prepare(`DELETE FROM ${table} WHERE row = ?`).run(row);
    },
    begin: () => database.exec('BEGIN IMMEDIATE'),
    commit: () => {
      try {
        database.exec('COMMIT');
      } catch (error) {
        named(error);
      }
    },
    // A full disk has ended the transaction already.
    rollBack: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    mark: () => database.exec('SAVEPOINT mark'),
    keepSinceMark: () => database.exec('RELEASE mark'),
    dropSinceMark: () => database.exec('ROLLBACK TO mark; RELEASE mark'),
    upgrade: (work) => {
      const version = versionOf(database);
      if (version === VERSION) return;
      work(version);
      mark(database);
    },
    forgetRemoved: () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => database.close(),
  };
}
