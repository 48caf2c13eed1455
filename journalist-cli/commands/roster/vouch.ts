import { today } from '../../../crypto/wire/day.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { parseManifest, signManifest } from '../../../crypto/wire/manifest.js';
import { refuse } from '../../../crypto/refusal.js';
import type { Command, Io } from '../../io.js';
import { rostersOf } from '../../vault/line.js';
import { rootOf } from '../../vault/root.js';
import { readNamed, writeNamed } from '../files.js';
import { answer, needed, readOptions, VAULT_OPTIONS, withVault } from '../options.js';

const usage = `turnbox roster vouch MANIFEST --vault ROOT --out FILE
Signs the list of what the line's site serves (turnbox-server manifest), so that anybody can hold the
site against it from outside. Make the list on two computers and compare them before you sign.
  turnbox roster vouch manifest.json --vault ./root --out manifest.note`;

const OPTIONS = { ...VAULT_OPTIONS, out: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const out = needed(values.out, '--out FILE');
  const file = await readNamed(io, positionals[0] ?? '');
  const { line, epoch, version, files } = parseManifest(file);
  return withVault(io, values, async (vault) => {
    const root = await rootOf(io.engine, vault);
    if (line !== root.line) return refuse('wrong-line');
    if (epoch !== rostersOf(vault).at(-1)?.epoch) return refuse('roster-old');
    const hash = await fileHash(io.engine, file);
    const day = today(io.clock);
    const text = { line, day, epoch, manifest: hash };
    await writeNamed(io, out, await signManifest(io.engine, text, root.identity.seed));
    await vault.transaction(() => {
      vault.log.add({ day, event: `vouched for the pages of ${version}, roster ${String(epoch)}` });
    });
    answer(io, values.json, { epoch, version, hash, files: files.size }, () => [
      `Signed for release ${version} and roster ${String(epoch)}: ${String(files.size)} files.`,
      `SHA-256 of the list: ${hash}`,
    ]);
    return 0;
  });
}

export const rosterVouch: Command = { usage, run };
