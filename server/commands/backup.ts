import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { today } from '../../crypto/wire/day.js';
import { attempt } from '../../crypto/refusal.js';
import { type Backup, sealBackup } from '../../crypto/wire/backup.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { certificateFiles } from '../config/certificates.js';
import { type Folder, folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { SetUpFault } from '../setUpFault.js';
import { openSqlite } from '../store/sqlite/open.js';
import type { Store } from '../store/store.js';
import type { Io } from './io.js';

export interface BackupOptions {
  readonly to: string;
  readonly recipient: readonly string[];
  readonly move: boolean;
}

/**
 * Writes one age file with keys and configuration, and nothing that ever arrived:
 * `turnbox-server backup /var/lib/turnbox/line --to drop.age --recipient age1...`
 *
 * With `--move` it is the last: the line goes on from it elsewhere, and never again here.
 */
export async function backup(dir: string, options: BackupOptions, io: Io): Promise<void> {
  const folder = folderAt(dir);
  const seed = readSeed(folder);
  if (existsSync(options.to))
    throw new SetUpFault('file-taken', 'There is a file of this name already. Choose another.');
  const store = await openSqlite(folder.database);
  try {
    // Before anything is said to be moved: a mistyped recipient moves nothing.
    await seal(await contents(folder, seed, store, false), options.recipient);
    if (options.move) await leave(store);
    const kept = await contents(folder, seed, store, options.move);
    writeNew(options.to, await seal(kept, options.recipient));
    writeFileSync(folder.backupDay, `${today(io.clock)}\n`);
    const { edition, batch } = kept.reached;
    io.out(options.to);
    io.note(
      `Keys and configuration are kept, as of edition ${String(edition)} and batch ${String(batch)}. ` +
        'No message is in this file, and no edition: those are with the couriers.',
    );
    if (options.move) {
      io.note('This drop takes nothing more and does not start again. On the new machine:');
      io.note(`turnbox-server restore FILE --identity KEYFILE DIR, then start, then sync.`);
    }
  } finally {
    await store.close();
    io.engine.wipe(seed);
  }
}

/** Marks a line as gone from here, once nothing is left behind; done again, it stays so. */
async function leave(store: Store): Promise<void> {
  const intake = await store.intake();
  if (intake === 'moved') return;
  if (intake !== 'stopped' && intake !== 'closed')
    throw new SetUpFault(
      'intake-open',
      'This line still takes messages. First: turnbox-server stop-intake DIR, then let every courier sync.',
    );
  const waiting = await store.openBlobs();
  if (waiting.length > 0)
    throw new SetUpFault(
      'blobs-waiting',
      'Messages wait here that no courier has fetched. Let every courier sync, then repeat.',
    );
  if ((await store.setIntake('moved', { from: intake })) === 'moved')
    throw new SetUpFault('intake-open', 'This line was opened again meanwhile. Look, then repeat.');
}

async function contents(
  folder: Folder,
  key: Uint8Array,
  store: Store,
  isLast: boolean,
): Promise<Backup> {
  const [head, batch, site, rosters] = await Promise.all([
    store.newestHead(),
    store.newestBatch(),
    store.site(),
    store.rosters(),
  ]);
  if (site === null)
    throw new SetUpFault(
      'roster-missing',
      'This line has no roster yet, so there is nothing to keep but the folder itself.',
    );
  return {
    key,
    card: readOperatorFile(folder.card, 'drop.card'),
    config: readOperatorFile(folder.config, 'config.json'),
    site,
    reached: {
      edition: head?.edition ?? 0,
      head: head?.hash ?? ZERO_HASH,
      batch: batch?.number ?? 0,
      note: batch?.hash ?? ZERO_HASH,
      isLast,
    },
    rosters,
    certificates: certificateFiles(folder.pgp),
  };
}

async function seal(kept: Backup, recipients: readonly string[]): Promise<Uint8Array> {
  const sealed = await attempt(() => sealBackup(kept, recipients));
  if (sealed.ok) return sealed.value;
  if (sealed.refusal.code !== 'bad-key') throw sealed.refusal;
  throw new SetUpFault(
    'recipient-bad',
    'This is not an age recipient. It begins with age1; make one with: age-keygen',
  );
}

const SECRET = 0o600;

/** Whole and flushed, or not there at all. */
function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', SECRET);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}
