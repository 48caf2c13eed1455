import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
import { rootOf } from '../../vault/root.js';
import { writeNamed } from '../files.js';
import { answer, needed, readOptions, VAULT_OPTIONS, withVault } from '../options.js';

const usage = `turnbox roster last --vault ROOT --out FILE
Writes the newest roster of this vault again.
  turnbox roster last --vault ./root --out roster-3`;

const OPTIONS = { ...VAULT_OPTIONS, out: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const out = needed(values.out, '--out FILE');
  return withVault(io, values, async (vault) => {
    await rootOf(io.engine, vault);
    const last = vault.rosters.all().at(-1) ?? stop('roster-needed');
    await writeNamed(io, out, last.value.note);
    answer(io, values.json, { epoch: last.row }, () => [`Roster ${String(last.row)} is written.`]);
    return 0;
  });
}

export const rosterLast: Command = { usage, run };
