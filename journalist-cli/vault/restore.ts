import { chmod, copyFile, readFile, rm } from 'node:fs/promises';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../crypto/wire/day.js';
import { stop } from '../refusal.js';
import { makeFolderBeside, moveIntoPlace, writeDurably } from './durable.js';
import { moveProgress, progressOf } from './line.js';
import { DATABASE, KEY_FILE, openVault, refuseExisting, type Vault } from './vault.js';

const OWN_FILE = 0o600;

/**
 * Makes a vault out of a back-up. The back-up is read and never written: it may be on a disc. A
 * wrong passphrase leaves nothing behind, and nothing of anybody else's is ever touched: the vault is
 * made in a folder of its own, and moved to its place when it is whole.
 */
export async function restoreVault(
  backup: string,
  folder: string,
  passphrase: () => Promise<string>,
  day: Day,
): Promise<void> {
  refuseExisting(folder);
  refuseFull(folder);
  const whole = [DATABASE, KEY_FILE].every((name) => existsSync(join(backup, name)));
  if (!whole) return stop('vault-missing');
  // Beside a vault that is open lies what is not in its database yet.
  if (existsSync(join(backup, `${DATABASE}-wal`))) return stop('vault-in-use');
  const aside = await makeFolderBeside(folder);
  try {
    await copyFile(join(backup, DATABASE), join(aside, DATABASE));
    // On a disc every file is read-only.
    await chmod(join(aside, DATABASE), OWN_FILE);
    const vault = await openVault(aside, passphrase, backup);
    try {
      await markRestored(vault, day);
    } finally {
      vault.close();
    }
    await writeDurably(join(aside, KEY_FILE), await readFile(join(backup, KEY_FILE)));
    await moveIntoPlace(aside, folder).catch(() => stop('file-unwritable'));
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

function refuseFull(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && (!found.isDirectory() || readdirSync(folder).length > 0))
    stop('folder-not-empty');
}

/**
 * What a back-up is: no day keys, so that it opens nothing that was sent, and nothing to be said
 * before an import. The loss begins with the day of the last batch that it knows; of two restores,
 * with that of the older.
 */
export async function markRestored(vault: Vault, day: Day): Promise<void> {
  await vault.transaction(() => {
    const { restored, through } = progressOf(vault);
    const last = vault.batches.get(through)?.day ?? vault.heads.all()[0]?.value.day ?? day;
    for (const row of vault.daykeys.numbers()) vault.daykeys.remove(row);
    for (const { row, value } of vault.heads.all())
      if (value.own) vault.heads.put(row, { ...value, own: false });
    const first = restored !== null && restored.first < last ? restored.first : last;
    moveProgress(vault, {
      restored: {
        waits: true,
        first,
        last: null,
        through: Math.max(through, restored?.through ?? 0),
      },
    });
  });
  vault.forgetRemoved();
}
