import { join } from 'node:path';
import { utf8 } from '../../../crypto/wire/bytes.js';
import type { Command, Io } from '../../io.js';
import { canSplit, splitRoot } from '../../recovery/shares.js';
import { sheetPage } from '../../recovery/sheetPage.js';
import { stop } from '../../refusal.js';
import { makeFolder } from '../../vault/durable.js';
import { rostersOf } from '../../vault/line.js';
import { rootOf } from '../../vault/root.js';
import { writeNamed } from '../files.js';
import { answer, inFolder, needed, readOptions, VAULT_OPTIONS, withVault } from '../options.js';

const usage = `turnbox roster sheets --vault ROOT --of N --needed K --to DIR
Writes N recovery sheets to print, any K of which bring the root key back: words to copy, and a code
to scan. They hold the key in the clear: let DIR be in memory (/dev/shm, or Tails), print them on a
printer without a network, and give each to another person.
  turnbox roster sheets --vault ./root --of 3 --needed 2 --to /dev/shm/sheets`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  of: { type: 'string' },
  needed: { type: 'string' },
  to: { type: 'string' },
} as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const of = Number(needed(values.of, '--of N'));
  const enough = Number(needed(values.needed, '--needed K'));
  const to = needed(values.to, '--to DIR');
  if (!canSplit(of, enough)) return stop('shares-number');
  return withVault(io, values, async (vault) => {
    const { identity, line, published } = await rootOf(io.engine, vault);
    const name = rostersOf(vault).at(-1)?.name ?? 'A line without a roster yet';
    const shares = await splitRoot(io.engine, { seed: identity.seed, line, published }, of, enough);
    await makeFolder(inFolder(io, to));
    const files = shares.map(({ number }) => `sheet-${String(number)}-of-${String(of)}.html`);
    for (const [i, share] of shares.entries())
      await writeNamed(io, join(to, files[i] ?? ''), utf8(sheetPage(name, share)));
    answer(io, values.json, { of, needed: enough, files }, () => [
      `${String(of)} sheets are in that folder. Any ${String(enough)} bring the root key back.`,
      'Print each, try them (turnbox roster recover), then remove the folder.',
    ]);
    return 0;
  });
}

export const rosterSheets: Command = { usage, run };
