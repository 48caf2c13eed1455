import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILE } from '../vault/vault.js';

export const isVault = (folder: string): boolean => existsSync(join(folder, KEY_FILE));

/** A folder that is a vault, or those below it. Nothing of which vaults there are is written down. */
export function vaultsIn(folder: string): string[] {
  if (isVault(folder)) return [folder];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name))
      .filter(isVault)
      .sort();
  } catch {
    return [];
  }
}
