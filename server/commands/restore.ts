import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { attempt } from '../../crypto/refusal.js';
import { type Backup, openBackup } from '../../crypto/wire/backup.js';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { fileHash } from '../../crypto/wire/file.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { verifyRosters } from '../../crypto/wire/rosterChain.js';
import { parseConfig } from '../config/config.js';
import { folderAt, makeFolder, readOperatorFile } from '../config/folder.js';
import { parseSite } from '../config/siteFile.js';
import { SetUpFault } from '../setUpFault.js';
import { rosterOf } from '../standing.js';
import { openSqlite } from '../store/sqlite/open.js';
import { restoredNotes } from './intakeNotes.js';
import type { Io } from './io.js';

export interface RestoreOptions {
  readonly identity: string;
}

/**
 * Makes a line's folder from a back-up: `turnbox-server restore drop.age --identity key.txt DIR`
 *
 * The line serves its pages, and takes nothing before couriers have brought back its editions, its
 * batch notes and the newest outboxes.
 */
export async function restore(
  file: string,
  dir: string,
  { identity }: RestoreOptions,
  io: Io,
): Promise<void> {
  const { engine } = io;
  const place = resolve(dir);
  if (existsSync(place) && readdirSync(place).length > 0)
    throw new SetUpFault('folder-taken', 'This folder is not empty. Choose another for the line.');
  const kept = await open(file, identity);
  const roster = await check(kept, io);
  // Beside its place, then renamed: half a line must not look like one that never was restored.
  const part = `${place}.part`;
  rmSync(part, { recursive: true, force: true });
  try {
    await fill(part, kept, io);
    if (existsSync(place)) rmdirSync(place);
    renameSync(part, place);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  } finally {
    engine.wipe(kept.key);
  }
  io.out(place);
  const labels = roster.couriers.map(({ label }) => label);
  for (const note of restoredNotes(kept.reached, labels)) io.note(note);
}

async function open(file: string, identity: string): Promise<Backup> {
  const bytes = readOperatorFile(file, 'The back-up');
  const identities = fromUtf8(readOperatorFile(identity, 'The file with the age identity'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const opened = await attempt(() => openBackup(bytes, identities));
  if (opened.ok) return opened.value;
  if (opened.refusal.code === 'sealed-not-for-us')
    throw new SetUpFault(
      'backup-closed',
      'This key does not open this back-up. Take the right one.',
    );
  throw new SetUpFault(
    'backup-damaged',
    `This back-up was not restored. ${opened.refusal.message}`,
  );
}

/** All that is in it must hold together before any of it is believed. */
async function check({ key, config, site, rosters }: Backup, { engine }: Io): Promise<Roster> {
  parseConfig(config);
  const { hash, rootKey } = await parseSite(engine, site);
  const verified = await attempt(() => verifyRosters(engine, rosters, rootKey));
  if (!verified.ok)
    throw new SetUpFault(
      'backup-damaged',
      `This back-up was not restored. ${verified.refusal.message}`,
    );
  const roster = rosterOf(verified.value, verified.value.length);
  if (key.length !== 32 || roster.drop !== (await publicKeyOf(engine, key)) || roster.site !== hash)
    throw new SetUpFault(
      'backup-damaged',
      'The parts of this back-up do not belong together. Take an older one.',
    );
  return roster;
}

async function fill(path: string, kept: Backup, { engine }: Io): Promise<void> {
  const folder = folderAt(path);
  makeFolder(folder, { seed: kept.key, card: kept.card, config: kept.config });
  writeFileSync(folder.site, kept.site);
  if (kept.certificates.length > 0) mkdirSync(folder.pgp);
  for (const [i, bytes] of kept.certificates.entries())
    writeFileSync(join(folder.pgp, `${String(i + 1)}.pgp`), bytes);
  const store = await openSqlite(folder.database);
  try {
    for (const [i, bytes] of kept.rosters.entries()) {
      const hash = await fileHash(engine, bytes);
      await store.addRoster({ epoch: i + 1, bytes, hash, site: kept.site });
    }
    await store.setRestored(kept.reached);
  } finally {
    await store.close();
  }
}
