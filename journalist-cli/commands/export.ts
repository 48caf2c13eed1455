import { existsSync } from 'node:fs';
import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { exactText, exportText } from '../terminal/exportText.js';
import { warningsOf } from '../terminal/warnings.js';
import { isEmptyFolder } from '../vault/durable.js';
import { exportTip } from '../vault/exported.js';
import { placeOf } from '../vault/line.js';
import { logEvent } from '../vault/log.js';
import { loadThreads } from '../vault/threads.js';
import {
  answer,
  demonstration,
  inFolder,
  needed,
  readOptions,
  VAULT_OPTIONS,
  withVault,
} from './options.js';
import { numberOf } from './show.js';

const usage = `turnbox export N --to DIR --vault DIR
Writes message N and its files, byte for byte, into a new folder: read-only, with their checksums.
Open a stranger's files only on a computer that you can wipe.
  turnbox export 3 --to /media/stick/case-3 --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, to: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  const folder = inFolder(io, needed(values.to, '--to DIR'));
  if (existsSync(folder) && !isEmptyFolder(folder)) return stop('file-exists');
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const threads = loadThreads(vault, place);
    const tip = threads.tips.find((each) => each.number === number) ?? stop('tip-unknown');
    const kept = vault.tips.get(number) ?? stop('tip-unknown');
    const conversation = threads.conversation(tip.thread);
    const words = { text: exportText(tip, conversation), exact: exactText(tip) };
    const day = today(io.clock);
    // Before it is written, as with a case: what is out and not in the log would be worse.
    await vault.transaction(() => {
      logEvent(vault, day, `exported message ${String(number)}`, number);
    });
    const names = await exportTip(io.engine, vault, kept, words, folder, io.meter).catch(
      (error: unknown) => {
        if (error instanceof Error && 'syscall' in error) return stop('file-unwritable');
        throw error;
      },
    );
    const warnings = warningsOf(tip, conversation);
    answer(io, values.json, { message: number, files: names, warnings }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      `Message ${String(number)} is written:`,
      ...names.map((name) => `  ${name}`),
    ]);
    if (values.json !== true) for (const warning of warnings) io.err(`! ${warning}`);
    return 0;
  });
}

export const exportCommand: Command = { usage, run };
