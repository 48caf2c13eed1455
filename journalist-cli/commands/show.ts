import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { openPgp } from '../pgp/openPgp.js';
import { stop } from '../refusal.js';
import { pgpLines } from '../terminal/pgpText.js';
import { replyLines, tipLines } from '../terminal/tipText.js';
import { warningsOf } from '../terminal/warnings.js';
import { placeOf } from '../vault/line.js';
import { noteOpened } from '../vault/opened.js';
import { loadThreads } from '../vault/threads.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox show N --vault DIR [--json]
Shows message N of the list, who may know of it, and what you and your colleagues answered. Its
source will see that you have opened it, from the day after your next outbox.
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
    const conversation = threads.conversation(tip.thread);
    if (tip.thread !== null) await noteOpened(io.engine, vault, place, tip.thread, today(io.clock));
    const isDemo = place.roster.settings.demo === 1;
    const warnings = warningsOf(tip, conversation);
    const pgp = await openPgp(vault, vault.tips.get(number) ?? stop('tip-unknown'));
    const shown = { demonstration: isDemo, ...tip, ...conversation, warnings, pgp };
    answer(io, values.json, shown, () => [
      ...demonstration(isDemo),
      ...tipLines(tip, conversation, io.columns),
      ...pgpLines(pgp, number, io.columns),
      ...replyLines(conversation.replies, io.columns),
    ]);
    return 0;
  });
}

export const show: Command = { usage, run };
