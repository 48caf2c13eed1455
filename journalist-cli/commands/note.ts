import { replyText } from '../../crypto/wire/reply.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions } from './options.js';
import { wordsOf, WORDS_OPTIONS } from './words.js';

const usage = `turnbox note N --vault DIR [--file F | --text T]
Keeps a private note with the thread of message N, for this vault alone; without --file or --text the
words come from standard input. turnbox show N shows it, and it goes when the thread is deleted.
  turnbox note 3 --text "Spoke to Ruth" --vault ./vault`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, WORDS_OPTIONS, { least: 1, most: 1 });
  const text = replyText(await wordsOf(io, values)).trim();
  if (text === '') return stop('text-empty');
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const { thread } = vault.threads.get(threadOf(found)) ?? stop('vault-damaged');
    await vault.transaction(() => {
      vault.remarks.add({ thread, day: now, text });
    });
    const told = {
      message: number,
      thread: found.thread,
      day: now,
      notes: found.remarks.length + 1,
    };
    answer(io, values.json, told, () => [
      ...demonstration(isDemo(place)),
      'The note is kept. Nobody else sees it.',
    ]);
    return 0;
  });
}

export const note: Command = { usage, run };
