import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { markRestored } from '../vault/restore.js';
import { refuseExisting } from '../vault/vault.js';
import { answer, inFolder, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox backup DIR --vault DIR
Writes a copy of the vault, under the same passphrase and without the day keys: it opens no message
that is still on its way. Make one after each import, and keep it in another house.
  turnbox backup /media/safe/2026-03-02 --vault ./vault`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  const folder = inFolder(io, positionals[0] ?? '');
  refuseExisting(folder);
  return withVault(io, values, async (vault) => {
    const day = today(io.clock);
    await vault
      .backUp(folder, (copy) => markRestored(copy, day))
      .catch(() => stop('file-unwritable'));
    await vault.transaction(() => {
      vault.log.add({ day, event: 'made a back-up' });
    });
    answer(io, values.json, { day, keys: 0 }, () => [
      'The back-up is written. It holds your messages, threads and signing key, and no day keys.',
      ...(vault.pgp.numbers().length === 0
        ? []
        : [
            'It holds your OpenPGP keys too: with the passphrase they open what was pasted to the drop.',
          ]),
      'Messages sent between it and a restore can be opened only by colleagues they also went to.',
    ]);
    return 0;
  });
}

export const backup: Command = { usage, run };
