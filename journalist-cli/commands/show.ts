import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { replyLines, tipLines } from '../terminal/tipText.js';
import { placeOf } from '../vault/line.js';
import { loadThreads } from '../vault/threads.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox show N --vault DIR [--json]
Shows message N of the list, who may know of it, and what you answered.
  turnbox show 3 --vault ./vault`;

/** The number of a message, as a person types it. */
export const numberOf = (text: string | undefined): number =>
  /^[1-9][0-9]{0,8}$/.test(text ?? '')
    ? Number(text)
    : stop('usage', 'A message has a number: see turnbox list.');

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const threads = loadThreads(vault, place);
    const tip = threads.tips.find((each) => each.number === number) ?? stop('tip-unknown');
    const replies = tip.thread === null ? [] : threads.replies(tip.thread);
    const foreign = threads.colleagues(tip.thread);
    const isDemo = place.roster.settings.demo === 1;
    answer(io, values.json, { demonstration: isDemo, ...tip, replies, colleagues: foreign }, () => [
      ...demonstration(isDemo),
      ...tipLines(tip, foreign, io.columns),
      ...replyLines(replies, io.columns),
    ]);
    return 0;
  });
}

export const show: Command = { usage, run };
