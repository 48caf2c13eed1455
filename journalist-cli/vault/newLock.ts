import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { stop } from '../refusal.js';
import { writeDurably } from './durable.js';
import { openRows } from './durableRows.js';
import { openSecret, sealSecret } from './keyFile.js';
import { TABLES } from './tables.js';
import { DATABASE, KEY_FILE } from './vault.js';

/**
 * Gives the vault's key another lock, under the vault's own lock; the rows stay as they are. Copies
 * of the old key file, in back-ups or on worn flash, still open with the old passphrase.
 */
export async function changePassphrase(
  engine: Engine,
  folder: string,
  current: () => Promise<string>,
  next: () => Promise<string>,
  workFactor: number,
): Promise<void> {
  const keyFile = join(folder, KEY_FILE);
  if (!existsSync(keyFile) || !existsSync(join(folder, DATABASE))) return stop('vault-missing');
  const rows = openRows(join(folder, DATABASE), TABLES);
  try {
    const key = await openSecret(readFileSync(keyFile), await current());
    await writeDurably(keyFile, await sealSecret(key, await next(), workFactor));
    engine.wipe(key);
  } finally {
    rows.close();
  }
}
