import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { warningsOf } from '../terminal/warnings.js';
import { makeAnswer } from '../vault/answer.js';
import { placeOf } from '../vault/line.js';
import { ownReply } from '../vault/conversation.js';
import { loadThreads } from '../vault/threads.js';
import { readNamed } from './files.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';
import { numberOf } from './show.js';

const usage = `turnbox reply N --vault DIR [--file F | --text T]
Answers the source of message N; without --file or --text the words come from standard input.
Repeat nothing and name nobody: the source may not be alone when reading.
  turnbox reply 3 --vault ./vault --file answer.txt`;

const OPTIONS = { ...VAULT_OPTIONS, file: { type: 'string' }, text: { type: 'string' } } as const;

async function words(
  io: Io,
  { file, text }: { readonly file?: string | undefined; readonly text?: string | undefined },
): Promise<string> {
  if (file !== undefined && text !== undefined) return stop('usage');
  if (file !== undefined) return fromUtf8(await readNamed(io, file));
  return text ?? io.input();
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  const typed = await words(io, values);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const threads = loadThreads(vault, place);
    const tip = threads.tips.find((each) => each.number === number) ?? stop('tip-unknown');
    const thread = tip.thread === null ? stop('tip-unanswerable') : vault.threads.get(tip.thread);
    const made = await makeAnswer(
      io.engine,
      vault,
      place,
      thread ?? stop('vault-damaged'),
      typed,
      today(io.clock),
    );
    const isDemo = place.roster.settings.demo === 1;
    const warnings = warningsOf(tip, threads.conversation(tip.thread));
    const told = { thread: tip.thread, reply: made.reply, ...ownReply(made), warnings };
    answer(io, values.json, told, () => [
      ...demonstration(isDemo),
      `The answer to message ${String(number)} is sealed, in ${String(made.cells.length)} ${made.cells.length === 1 ? 'part' : 'parts'}. It waits for the next outbox.`,
    ]);
    if (values.json !== true) for (const warning of warnings) io.err(`! ${warning}`);
    return 0;
  });
}

export const reply: Command = { usage, run };
