import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { askPassphrase } from '../terminal/passphrase.js';
import { restoreVault } from '../vault/restore.js';
import { answer, inFolder, needed, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox restore BACKUP --vault DIR
Makes a vault out of a back-up. Destroy or lock away the old machine first: two vaults of one reader
spoil each other. Then carry a stick to the courier and back, import, and write an outbox.
  turnbox restore /media/safe/2026-03-02 --vault ./vault`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  const folder = inFolder(io, needed(values.vault, '--vault DIR'));
  await restoreVault(
    inFolder(io, positionals[0] ?? ''),
    folder,
    () => askPassphrase(io, values['passphrase-file']),
    today(io.clock),
  );
  answer(io, values.json, { restored: true }, () => [
    'The vault is restored, without the day keys: what was sent since cannot be opened here.',
    'Next: turnbox outbox STICK --vault DIR asks the courier for everything; then import it.',
  ]);
  return 0;
}

export const restore: Command = { usage, run };
