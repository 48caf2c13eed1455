import type { Command, Io } from '../io.js';
import { inFolder, readOptions } from '../commands/options.js';
import { stop } from '../refusal.js';
import { told } from '../terminal/layout.js';
import { plain } from './plain.js';
import { isVault, vaultsIn } from './vaults.js';

const usage = `turnbox [--vault DIR | --vaults FOLDER] [--plain]
Opens a vault on one screen: asks for its passphrase first. Without a folder it takes the vault in this
folder, or those straight below it. --plain goes line by line, for a screen reader.
  turnbox --vault ./vault`;

const OPTIONS = {
  vault: { type: 'string' },
  vaults: { type: 'string' },
  plain: { type: 'boolean' },
} as const;

const NO_VAULT = [
  'There is no vault in this folder. A vault holds your keys and what was sent to you, sealed under a passphrase. Make one, once:',
  '',
  '  turnbox init --vault ./vault --label "Case worker, Harbour Trust"',
  '',
  "Its label is what sources and colleagues see. Then write its card for the line's root key holders:",
  '',
  '  turnbox card --vault ./vault --out my.card',
  '',
  'If you have a vault already, say where it is: turnbox --vault DIR',
];

function foldersOf(io: Io, vault: string | undefined, vaults: string | undefined): string[] {
  if (vault === undefined) return vaultsIn(inFolder(io, vaults ?? '.'));
  const folder = inFolder(io, vault);
  return isVault(folder) ? [folder] : stop('vault-missing');
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const { terminal } = io;
  if (terminal === undefined) return stop('usage', 'It needs a terminal.');
  const folders = foldersOf(io, values.vault, values.vaults);
  if (folders.length === 0) {
    for (const line of NO_VAULT.flatMap((each) =>
      each.startsWith(' ') ? [each] : told(each, io.columns),
    ))
      io.out(line);
    return 1;
  }
  if (values.plain === true || terminal.linesOnly) return plain(io, terminal, folders);
  const { draw } = await import('./draw.js');
  return draw(io, terminal, folders);
}

export const screen: Command = { usage, run };
