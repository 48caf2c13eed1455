import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { stop } from '../refusal.js';
import type { Identity } from './contents.js';
import { makeFolder, writeDurably } from './durable.js';
import { openRows, type Rows } from './durableRows.js';
import { openSecret, sealSecret } from './keyFile.js';
import { decodeRow, encodeRow, rowSealing, VAULT_KEY_BYTES } from './sealedRows.js';
import { sealedTable } from './sealedTable.js';
import { type Table, type TableName, TABLES, type Vault } from './tables.js';
import { upgrade } from './upgrade.js';

export type { Vault } from './tables.js';

/**
 * A vault is a folder with `vault.db`, whose rows are sealed one by one, and `vault.key`, the key
 * of the rows under a passphrase. Nothing in it is plain but how many rows there are, and how long.
 */
export const DATABASE = 'vault.db';
export const KEY_FILE = 'vault.key';

/**
 * Makes a vault in an empty place.
 *
 * @param fill what it must hold from the first moment on: it is there whole, or there is no vault
 */
export async function createVault(
  engine: Engine,
  folder: string,
  passphrase: string,
  workFactor: number,
  identity: Identity,
  fill: (vault: Vault) => void = () => undefined,
): Promise<void> {
  refuseExisting(folder);
  await rowSealing();
  const key = engine.random(VAULT_KEY_BYTES);
  const sealed = await sealSecret(key, passphrase, workFactor);
  await makeFolder(folder);
  // An empty file is an empty database, and what SQLite puts beside it is as private as this.
  await writeDurably(join(folder, DATABASE), new Uint8Array(0));
  const vault = vaultOver(openRows(join(folder, DATABASE), TABLES), key, folder);
  await vault.transaction(() => {
    vault.identity.put(1, identity);
    vault.progress.put(1, { outbox: 0, from: null, through: 0, destroyed: null, restored: null });
    fill(vault);
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

/**
 * Takes the vault's lock first, so that 'in use' is said before a passphrase is asked for.
 *
 * @param keyFolder where its key file is, while the vault is being made and has none yet
 * @param remembers whether rows stay open in memory, for a screen that lists them again and again
 */
export async function openVault(
  folder: string,
  passphrase: () => Promise<string>,
  keyFolder = folder,
  remembers = false,
): Promise<Vault> {
  const keyFile = join(keyFolder, KEY_FILE);
  const database = join(folder, DATABASE);
  if (!existsSync(keyFile) || !existsSync(database)) return stop('vault-missing');
  await rowSealing();
  const rows = openRows(database, TABLES);
  try {
    const key = await openSecret(readFileSync(keyFile), await passphrase());
    const vault = vaultOver(rows, key, folder, remembers);
    await vault.transaction(() => rows.upgrade((version) => upgrade(vault, version)));
    return vault;
  } catch (error) {
    rows.close();
    throw error;
  }
}

const plainBytes = (bytes: Uint8Array): Uint8Array => bytes;

function vaultOver(rows: Rows, key: Uint8Array, folder: string, remembers = false): Vault {
  let isOpen = true;
  const live = (): Rows => (isOpen ? rows : stop('vault-locked'));
  const forgets: (() => void)[] = [];
  const forget = (): void => {
    for (const each of forgets) each();
  };
  const tableOf = <T>(
    name: TableName,
    encode: (value: T) => Uint8Array,
    decode: (bytes: Uint8Array) => T,
  ): Table<T> => {
    const made = sealedTable(live, key, name, { encode, decode }, remembers);
    forgets.push(made.forget);
    return made.table;
  };
  const table = <T>(name: TableName): Table<T> =>
    tableOf<T>(name, encodeRow, (bytes) => decodeRow(bytes) as T);
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
    colleagues: table('colleagues'),
    shown: table('shown'),
    heard: table('heard'),
    statuses: table('statuses'),
    pgp: table('pgp'),
    log: table('log'),
    triages: table('triages'),
    reads: table('reads'),
    cases: table('cases'),
    remarks: table('remarks'),
    gists: table('gists'),
    deletions: table('deletions'),
    settings: table('settings'),
    transaction: async (work) => {
      live().begin();
      try {
        const value = await work();
        rows.commit();
        return value;
      } catch (error) {
        forget();
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
        forget();
        rows.dropSinceMark();
        throw error;
      }
    },
    forgetRemoved: () => rows.forgetRemoved(),
    backUp: (to, finish) => backUp(live(), key, folder, to, finish),
    close: () => {
      if (isOpen) rows.close();
      isOpen = false;
      forget();
      key.fill(0);
    },
  };
}

/** Not in a back-up: with these it could open what was sent since. */
const LEFT_OUT: TableName = 'daykeys';

/** Row by row, as they are sealed: same key, same places. */
async function backUp(
  rows: Rows,
  key: Uint8Array,
  from: string,
  to: string,
  finish: (copy: Vault) => Promise<void>,
): Promise<void> {
  refuseExisting(to);
  await makeFolder(to);
  await writeDurably(join(to, DATABASE), new Uint8Array(0));
  const copies = openRows(join(to, DATABASE), TABLES);
  copies.begin();
  for (const table of TABLES.filter((name) => name !== LEFT_OUT))
    for (const row of rows.numbers(table)) {
      const sealed = rows.get(table, row);
      if (sealed !== undefined) copies.put(table, row, sealed);
    }
  copies.commit();
  const copy = vaultOver(copies, new Uint8Array(key), to);
  try {
    await finish(copy);
  } finally {
    copy.close();
  }
  // Last: a copy that is not marked yet is a twin, which would use the numbers of outboxes again.
  await writeDurably(join(to, KEY_FILE), readFileSync(join(from, KEY_FILE)));
}
