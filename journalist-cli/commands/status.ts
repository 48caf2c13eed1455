import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { STATUS_WORDS, type StatusWord } from '../vault/colleagueContents.js';
import { placeOf } from '../vault/line.js';
import { loadThreads } from '../vault/threads.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';
import { numberOf } from './show.js';

const usage = `turnbox status N taken|risk|closed --vault DIR
Tells the colleagues who read message N how you have taken it on. It goes with the next outbox; the
source does not see it.
  turnbox status 3 taken --vault ./vault`;

const wordOf = (text: string | undefined): StatusWord =>
  STATUS_WORDS.find((word) => word === text) ?? stop('usage', 'A status is taken, risk or closed.');

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 2, most: 2 });
  const number = numberOf(positionals[0]);
  const word = wordOf(positionals[1]);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const { tips } = loadThreads(vault, place);
    const tip = tips.find((each) => each.number === number) ?? stop('tip-unknown');
    const kept = tip.thread === null ? stop('tip-unanswerable') : vault.threads.get(tip.thread);
    const { thread } = kept ?? stop('vault-damaged');
    const day = today(io.clock);
    await vault.transaction(() => {
      for (const { row, value } of vault.statuses.all())
        if (value.author === place.key && value.thread === thread) vault.statuses.remove(row);
      vault.statuses.add({ author: place.key, thread, word, day });
    });
    answer(io, values.json, { thread: tip.thread, word, day }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      `Message ${String(number)}: ${word}. Your colleagues hear it with the next outbox.`,
    ]);
    return 0;
  });
}

export const status: Command = { usage, run };
