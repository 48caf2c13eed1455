import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { SetUpFault } from '../setUpFault.js';

/**
 * A line's folder. `drop.key` is the only secret that a drop ever holds: with it one could close a
 * batch in the drop's name, and open nothing.
 *
 *   drop.key     Ed25519 seed, 32 bytes
 *   drop.card    what the root key holders put on the roster
 *   config.json  listeners, store, limits
 *   site.json    what the line says of itself; comes from the root key holders
 *   pgp/         OpenPGP certificates of readers who have one; the roster pins each by its hash
 *   backup.day   the day of the last back-up, for the doctor
 *   closing.day  the last day on which messages are taken, once one is set
 *   line.db      everything that arrived and is published
 */
export interface Folder {
  readonly path: string;
  readonly key: string;
  readonly card: string;
  readonly config: string;
  readonly site: string;
  readonly pgp: string;
  readonly backupDay: string;
  readonly closingDay: string;
  readonly database: string;
}

export const folderAt = (path: string): Folder => ({
  path,
  key: join(path, 'drop.key'),
  card: join(path, 'drop.card'),
  config: join(path, 'config.json'),
  site: join(path, 'site.json'),
  pgp: join(path, 'pgp'),
  backupDay: join(path, 'backup.day'),
  closingDay: join(path, 'closing.day'),
  database: join(path, 'line.db'),
});

const SEED_BYTES = 32;
const OWNER_ONLY = 0o700;
const SECRET = 0o600;
const PLAIN = 0o644;

/** Makes the folder; one that holds anything already is left alone. */
export function makeFolder(
  folder: Folder,
  files: {
    readonly seed: Uint8Array;
    readonly card: Uint8Array;
    readonly config: Uint8Array;
    readonly site?: Uint8Array | null;
  },
): void {
  if (existsSync(folder.path) && readdirSync(folder.path).length > 0)
    throw new SetUpFault('folder-taken', 'This folder is not empty. Choose another for the line.');
  mkdirSync(folder.path, { recursive: true, mode: OWNER_ONLY });
  chmodSync(folder.path, OWNER_ONLY);
  writeFileSync(folder.key, files.seed, { mode: SECRET, flag: 'wx' });
  writeFileSync(folder.card, files.card, { mode: PLAIN, flag: 'wx' });
  writeFileSync(folder.config, files.config, { mode: PLAIN, flag: 'wx' });
  if (files.site != null) writeFileSync(folder.site, files.site, { mode: PLAIN, flag: 'wx' });
}

/** Reads a file of the operator's, or says plainly that it is not there. */
export function readOperatorFile(path: string, what: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new SetUpFault('file-unreadable', `${what} cannot be read. Check its name and place.`);
  }
}

export function readSeed(folder: Folder): Uint8Array {
  if (!existsSync(folder.key))
    throw new SetUpFault(
      'folder-missing',
      'This folder is not a line. Make one with: turnbox-server init DIR --label TEXT',
    );
  const seed = readFileSync(folder.key);
  if (seed.length !== SEED_BYTES)
    throw new SetUpFault('file-unreadable', 'drop.key is damaged. Bring it back from the back-up.');
  return new Uint8Array(seed);
}
