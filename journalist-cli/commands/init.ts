import { toHex } from '../../crypto/wire/bytes.js';
import { type Id, type Label, parseId, parseLabel } from '../../crypto/wire/fields.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import { attempt } from '../../crypto/refusal.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { choosePassphrase } from '../terminal/passphrase.js';
import type { VaultRole } from '../vault/contents.js';
import { createVault, refuseExisting } from '../vault/vault.js';
import { answer, inFolder, needed, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox init --vault DIR --label TEXT [--role reader|root] [--passphrase-file F]
Makes a vault. Its label is what sources and colleagues see on the roster.
  turnbox init --vault ./vault --label "Case worker, Harbour Trust"`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  role: { type: 'string' },
  label: { type: 'string' },
  line: { type: 'string' },
} as const;

const LINE_BYTES = 16;
const isRole = (text: string): text is VaultRole => text === 'reader' || text === 'root';

async function labelOf(text: string): Promise<Label> {
  const label = await attempt(() => parseLabel(text));
  return label.ok ? label.value : stop('usage', 'A label is one line of up to 120 characters.');
}

/** A root makes the line's id; one that takes a line over is given it with --line. */
function lineOf(io: Io, role: VaultRole, given: string | undefined): Id | null {
  if (role === 'reader') return null;
  return given === undefined ? (toHex(io.engine.random(LINE_BYTES)) as Id) : parseId(given);
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const folder = inFolder(io, needed(values.vault, '--vault DIR'));
  const label = await labelOf(needed(values.label, '--label TEXT'));
  const role = values.role ?? 'reader';
  if (!isRole(role)) return stop('usage', 'A role is reader or root.');
  refuseExisting(folder);
  const passphrase = await choosePassphrase(io, values['passphrase-file']);
  const seed = io.engine.random(32);
  const key = await publicKeyOf(io.engine, seed);
  const line = lineOf(io, role, values.line);
  await createVault(io.engine, folder, passphrase, io.workFactor, {
    role,
    label,
    seed,
    line,
    root: role === 'root' && values.line === undefined ? key : null,
  });
  io.engine.wipe(seed);
  const next = role === 'root' ? 'turnbox roster key' : 'turnbox card';
  answer(io, values.json, { role, label, key, line }, () => [
    `A ${role} vault is ready.`,
    'Nobody can open it without its passphrase, and nobody can bring that back: keep it safe.',
    `Next: ${next} --vault DIR`,
  ]);
  return 0;
}

export const init: Command = { usage, run };
