import { attempt } from '../../../crypto/refusal.js';
import { fromUtf8 } from '../../../crypto/wire/bytes.js';
import { type Label, parseLabel } from '../../../crypto/wire/fields.js';
import { publicKeyOf } from '../../../crypto/wire/note.js';
import { parseRootShare } from '../../../crypto/wire/rootShare.js';
import { parseRoster, verifyRoster } from '../../../crypto/wire/roster.js';
import type { Command, Io } from '../../io.js';
import { combineShares, readSheet } from '../../recovery/shares.js';
import { stop } from '../../refusal.js';
import { choosePassphrase } from '../../terminal/passphrase.js';
import { createVault, refuseExisting } from '../../vault/vault.js';
import { readNamed } from '../files.js';
import { answer, inFolder, needed, readOptions, VAULT_OPTIONS } from '../options.js';

const usage = `turnbox roster recover --vault NEW --label TEXT --roster FILE [--share FILE ...]
Makes a root vault again from recovery sheets and the line's newest roster (any reader or courier
has it, and so has the drop). Without --share it reads the words of each sheet from a line of their
own; end with Ctrl-D. First letters are enough, four of each.
  turnbox roster recover --vault ./root --label "Root" --roster roster-3`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  label: { type: 'string' },
  roster: { type: 'string' },
  share: { type: 'string', multiple: true },
} as const;

/** A scanned sheet, or the words alone as somebody wrote them down. */
async function wordsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const sheet = await attempt(() => parseRootShare(bytes));
  return sheet.ok ? sheet.value.words : spaced(fromUtf8(bytes));
}
const spaced = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

async function sheetsFrom(io: Io, files: readonly string[]): Promise<(readonly string[])[]> {
  if (files.length > 0)
    return Promise.all(files.map(async (file) => wordsOf(await readNamed(io, file))));
  io.err('The words of each sheet, a line for each; end with Ctrl-D:');
  return (await io.input())
    .split('\n')
    .map(spaced)
    .filter((words) => words.length > 0);
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const folder = inFolder(io, needed(values.vault, '--vault DIR'));
  const label: Label = parseLabel(needed(values.label, '--label TEXT'));
  const note = await readNamed(io, needed(values.roster, '--roster FILE'));
  refuseExisting(folder);
  const parsed = parseRoster(note);
  const { line } = parsed.claims;

  const sheets = await sheetsFrom(io, values.share ?? []);
  const shares = await Promise.all(sheets.map((words) => readSheet(io.engine, line, words)));
  const seed = await combineShares(shares);
  for (const share of shares) io.engine.wipe(share);
  const key = await publicKeyOf(io.engine, seed);
  // Whether these are enough, and of this root, is known by its signature on the roster alone.
  const roster = await attempt(() => verifyRoster(io.engine, parsed, key));
  if (!roster.ok) return stop('shares-few');

  const passphrase = await choosePassphrase(io, values['passphrase-file']);
  const { epoch, hash } = roster.value;
  const identity = { role: 'root', label, seed, line, root: key } as const;
  // With its roster or not at all: without one it would sign a second first roster of the line.
  await createVault(io.engine, folder, passphrase, io.workFactor, identity, (vault) => {
    vault.rosters.put(epoch, { note: new Uint8Array(note), hash });
  });
  io.engine.wipe(seed);
  answer(io, values.json, { line, key, epoch }, () => [
    `The root vault is back. It goes on from roster ${String(epoch)}.`,
    'Was that the newest roster of the line? A second one of the next number would be refused.',
  ]);
  return 0;
}

export const rosterRecover: Command = { usage, run };
