import { ALWAYS, promptsFor } from '../cases/prompts.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { told } from '../terminal/layout.js';
import { warningsOf } from '../terminal/warnings.js';
import { makeAnswer } from '../vault/answer.js';
import { ownReply } from '../vault/conversation.js';
import { isDemo, withCase } from './one.js';
import { answer, demonstration, readOptions } from './options.js';
import { wordsOf, WORDS_OPTIONS } from './words.js';

const usage = `turnbox reply N --vault DIR [--file F | --text T] [--checked]
Answers the source of message N; without --file or --text the words come from standard input.
Repeat nothing and name nobody: the source may not be alone when reading. Where your words repeat or
name something, ask the source to do something, or a colleague has taken the thread, it stops and says
so; --checked seals them as they are.
  turnbox reply 3 --vault ./vault --file answer.txt`;

const OPTIONS = { ...WORDS_OPTIONS, checked: { type: 'boolean' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const isTyped = values.text === undefined && values.file === undefined;
  if (isTyped && values.json !== true) io.err(ALWAYS);
  const typed = await wordsOf(io, values);
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const tip = found.messages.find((each) => each.number === number) ?? stop('tip-unknown');
    const thread = tip.thread === null ? stop('tip-unanswerable') : vault.threads.get(tip.thread);
    const warnings = warningsOf(tip, found.conversation);
    if (values.json !== true)
      for (const line of warnings.flatMap((each) => told(each, io.columns, '! '))) io.err(line);
    const prompts = promptsFor(found, typed);
    if (prompts.length > 0 && values.checked !== true) {
      if (values.json !== true)
        for (const line of prompts.flatMap(({ text }) => told(text, io.columns, '? ')))
          io.err(line);
      return stop('reply-unchecked', `(${prompts.map(({ code }) => code).join(', ')})`);
    }
    const made = await makeAnswer(
      io.engine,
      vault,
      place,
      thread ?? stop('vault-damaged'),
      typed,
      now,
    );
    const done = { thread: tip.thread, reply: made.reply, ...ownReply(made), warnings, prompts };
    answer(io, values.json, done, () => [
      ...demonstration(isDemo(place)),
      `The answer to message ${String(number)} is sealed, in ${String(made.cells.length)} ${made.cells.length === 1 ? 'part' : 'parts'}. It waits for the next outbox.`,
    ]);
    return 0;
  });
}

export const reply: Command = { usage, run };
