import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { stop } from '../refusal.js';
import type {
  ForeignCell,
  Identity,
  KeptBatch,
  KeptDayKey,
  KeptDecoy,
  KeptHead,
  KeptMark,
  KeptReply,
  KeptRoster,
  KeptThread,
  KeptTip,
  LogEntry,
  Progress,
} from './contents.js';
import { makeFolder, openRows, type Rows, writeDurably } from './durable.js';
import { openSecret, sealSecret } from './keyFile.js';
import {
  decodeRow,
  encodeRow,
  openRow,
  rowSealing,
  sealRow,
  VAULT_KEY_BYTES,
} from './sealedRows.js';

/**
 * A vault is a folder with `vault.db`, whose rows are sealed one by one, and `vault.key`, the key
 * of the rows under a passphrase. Nothing in it is plain but how many rows there are, and how long.
 */
const DATABASE = 'vault.db';
const KEY_FILE = 'vault.key';

const TABLES = [
  'identity',
  'progress',
  'rosters',
  'heads',
  'notes',
  'batches',
  'daykeys',
  'tips',
  'pieces',
  'threads',
  'replies',
  'decoys',
  'marks',
  'cells',
  'foreigns',
  'log',
] as const;
type TableName = (typeof TABLES)[number];

export interface Table<T> {
  all(): { readonly row: number; readonly value: T }[];
  get(row: number): T | undefined;
  add(value: T): number;
  put(row: number, value: T): void;
  remove(row: number): void;
}

export interface Vault {
  readonly identity: Table<Identity>;
  readonly progress: Table<Progress>;
  readonly rosters: Table<KeptRoster>;
  readonly heads: Table<KeptHead>;
  /** The bytes of each head, by edition. */
  readonly notes: Table<Uint8Array>;
  readonly batches: Table<KeptBatch>;
  readonly daykeys: Table<KeptDayKey>;
  readonly tips: Table<KeptTip>;
  /** Pieces of 1 MiB of files, as they came. */
  readonly pieces: Table<Uint8Array>;
  readonly threads: Table<KeptThread>;
  readonly replies: Table<KeptReply>;
  readonly decoys: Table<KeptDecoy>;
  readonly marks: Table<KeptMark>;
  /** By edition: tag and SHA-256 of each cell, 48 bytes a cell. */
  readonly cells: Table<Uint8Array>;
  readonly foreigns: Table<ForeignCell>;
  readonly log: Table<LogEntry>;
  /** All or nothing: what `work` wrote is on the disk when this returns, or nowhere. */
  transaction<T>(work: () => T | Promise<T>): Promise<T>;
  /** Within a transaction: takes back what `work` wrote if it throws. */
  part<T>(work: () => Promise<T>): Promise<T>;
  /** Leaves no trace of removed rows in the folder's files. */
  forgetRemoved(): void;
  close(): void;
}

/** Makes a vault in an empty place. */
export async function createVault(
  engine: Engine,
  folder: string,
  passphrase: string,
  workFactor: number,
  identity: Identity,
): Promise<void> {
  refuseExisting(folder);
  await rowSealing();
  const key = engine.random(VAULT_KEY_BYTES);
  const sealed = await sealSecret(key, passphrase, workFactor);
  await makeFolder(folder);
  // An empty file is an empty database, and what SQLite puts beside it is as private as this.
  await writeDurably(join(folder, DATABASE), new Uint8Array(0));
  const vault = vaultOver(openRows(join(folder, DATABASE), TABLES), key);
  await vault.transaction(() => {
    vault.identity.put(1, identity);
    vault.progress.put(1, { outbox: 0, from: null, through: 0, destroyed: null });
  });
  vault.close();
  engine.wipe(key);
  // The key file comes last: a folder with one is a whole vault.
  await writeDurably(join(folder, KEY_FILE), sealed);
}

export function refuseExisting(folder: string): void {
  if (existsSync(join(folder, KEY_FILE)) || existsSync(join(folder, DATABASE)))
    stop('vault-exists');
}

/** Takes the vault's lock first, so that 'in use' is said before a passphrase is asked for. */
export async function openVault(folder: string, passphrase: () => Promise<string>): Promise<Vault> {
  const keyFile = join(folder, KEY_FILE);
  const database = join(folder, DATABASE);
  if (!existsSync(keyFile) || !existsSync(database)) return stop('vault-missing');
  await rowSealing();
  const rows = openRows(database, TABLES);
  try {
    const key = await openSecret(readFileSync(keyFile), await passphrase());
    return vaultOver(rows, key);
  } catch (error) {
    rows.close();
    throw error;
  }
}

const plainBytes = (bytes: Uint8Array): Uint8Array => bytes;

function vaultOver(rows: Rows, key: Uint8Array): Vault {
  const tableOf = <T>(
    name: TableName,
    encode: (value: T) => Uint8Array,
    decode: (bytes: Uint8Array) => T,
  ): Table<T> => {
    const put = (row: number, value: T): void =>
      rows.put(name, row, sealRow(key, name, row, encode(value)));
    return {
      all: () =>
        rows
          .all(name)
          .map(({ row, sealed }) => ({ row, value: decode(openRow(key, name, row, sealed)) })),
      get: (row) => {
        const sealed = rows.get(name, row);
        return sealed === undefined ? undefined : decode(openRow(key, name, row, sealed));
      },
      add: (value) => {
        const row = rows.next(name);
        put(row, value);
        return row;
      },
      put,
      remove: (row) => rows.remove(name, row),
    };
  };
  const table = <T>(name: TableName): Table<T> => tableOf<T>(name, encodeRow, decodeRow<T>);
  return {
    identity: table('identity'),
    progress: table('progress'),
    rosters: table('rosters'),
    heads: table('heads'),
    notes: tableOf('notes', plainBytes, plainBytes),
    batches: table('batches'),
    daykeys: table('daykeys'),
    tips: table('tips'),
    pieces: tableOf('pieces', plainBytes, plainBytes),
    threads: table('threads'),
    replies: table('replies'),
    decoys: table('decoys'),
    marks: table('marks'),
    cells: tableOf('cells', plainBytes, plainBytes),
    foreigns: table('foreigns'),
    log: table('log'),
    transaction: async (work) => {
      rows.begin();
      try {
        const value = await work();
        rows.commit();
        return value;
      } catch (error) {
        rows.rollBack();
        throw error;
      }
    },
    part: async (work) => {
      rows.mark();
      try {
        const value = await work();
        rows.keepSinceMark();
        return value;
      } catch (error) {
        rows.dropSinceMark();
        throw error;
      }
    },
    forgetRemoved: () => rows.forgetRemoved(),
    close: () => {
      rows.close();
      key.fill(0);
    },
  };
}
