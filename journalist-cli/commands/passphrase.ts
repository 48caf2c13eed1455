import type { Command, Io } from '../io.js';
import { askPassphrase, choosePassphrase } from '../terminal/passphrase.js';
import { changePassphrase } from '../vault/newLock.js';
import { answer, inFolder, needed, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox passphrase --vault DIR [--passphrase-file F --new-passphrase-file F]
Gives the vault another passphrase. Back-ups that were made before keep the old one.
  turnbox passphrase --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, 'new-passphrase-file': { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const folder = inFolder(io, needed(values.vault, '--vault DIR'));
  await changePassphrase(
    io.engine,
    folder,
    () => askPassphrase(io, values['passphrase-file'], 'Passphrase until now'),
    () => choosePassphrase(io, values['new-passphrase-file']),
    io.workFactor,
  );
  answer(io, values.json, { changed: true }, () => [
    'The vault has a new passphrase.',
    'Back-ups made before open with the old one. If somebody may know it, make a new back-up and destroy them.',
  ]);
  return 0;
}

export const passphrase: Command = { usage, run };
