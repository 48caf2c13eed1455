import { setStatus } from '../cases/status.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { STATUS_WORDS, type StatusWord } from '../vault/colleagueContents.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox status N taken|risk|closed --vault DIR
Tells the colleagues who read message N how you have taken it on. It goes with the next outbox; the
source does not see it. Your answers are published again before they end, until the source writes
again or you close the thread.
  turnbox status 3 taken --vault ./vault`;

const wordOf = (text: string | undefined): StatusWord =>
  STATUS_WORDS.find((word) => word === text) ?? stop('usage', 'A status is taken, risk or closed.');

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 2, most: 2 });
  const word = wordOf(positionals[1]);
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const thread = threadOf(found);
    await vault.transaction(() => setStatus(vault, place, thread, word, now));
    answer(io, values.json, { thread, word, day: now }, () => [
      ...demonstration(isDemo(place)),
      `Message ${String(number)}: ${word}. Your colleagues hear it with the next outbox.`,
    ]);
    return 0;
  });
}

export const status: Command = { usage, run };
