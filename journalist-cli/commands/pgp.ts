import type { Command, Io } from '../io.js';
import { readSecretKey } from '../pgp/keys.js';
import { stop } from '../refusal.js';
import { table } from '../terminal/layout.js';
import { askPassphrase } from '../terminal/passphrase.js';
import { readNamed } from './files.js';
import { answer, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox pgp add FILE --vault DIR [--key-passphrase-file F]
turnbox pgp list --vault DIR
Keeps OpenPGP secret keys, so that turnbox show opens what a source made with a tool of its own. The
vault's passphrase is their lock from then on.
  turnbox pgp add anna.asc --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, 'key-passphrase-file': { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 2 });
  const [word, path] = positionals;
  if (word === 'list' && path === undefined) return list(io, values);
  if (word === 'add' && path !== undefined) return add(io, values, path);
  return stop('usage');
}

type Values = Parameters<typeof withVault>[1] & {
  readonly json?: boolean | undefined;
  readonly 'key-passphrase-file'?: string | undefined;
};

async function add(io: Io, values: Values, path: string): Promise<number> {
  const file = await readNamed(io, path);
  return withVault(io, values, async (vault) => {
    const key = await readSecretKey(file, () =>
      askPassphrase(io, values['key-passphrase-file'], 'Passphrase of the OpenPGP key'),
    );
    const known = vault.pgp.all().find(({ value }) => value.fingerprint === key.fingerprint);
    await vault.transaction(() => {
      if (known === undefined) vault.pgp.add(key);
      else vault.pgp.put(known.row, key);
    });
    answer(io, values.json, { fingerprint: key.fingerprint, users: key.users }, () => [
      `Key ${key.fingerprint.toUpperCase()} is in the vault.`,
      'Remove the file that it came from.',
    ]);
    return 0;
  });
}

async function list(io: Io, values: Values): Promise<number> {
  return withVault(io, values, (vault) => {
    const keys = vault.pgp
      .all()
      .map(({ value: { fingerprint, users } }) => ({ fingerprint, users }));
    answer(io, values.json, { keys }, () =>
      keys.length === 0
        ? ['No OpenPGP key.']
        : table(
            ['Fingerprint', 'Of'],
            keys.map(({ fingerprint, users }) => [fingerprint.toUpperCase(), users.join(', ')]),
            io.columns,
          ),
    );
    return Promise.resolve(0);
  });
}

export const pgp: Command = { usage, run };
