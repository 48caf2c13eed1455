import { parseWord } from '../../crypto/wire/fields.js';
import { today } from '../../crypto/wire/day.js';
import { gistViews, makeGist, withdrawGist } from '../cases/gist.js';
import { echoesOf } from '../cases/prompts.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { gistLines } from '../terminal/gistText.js';
import { told } from '../terminal/layout.js';
import { warningsOf } from '../terminal/warnings.js';
import { placeOf } from '../vault/line.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, needed, readOptions, withVault } from './options.js';
import { wordsOf, WORDS_OPTIONS } from './words.js';

const usage = `turnbox gist --vault DIR
turnbox gist N --to GROUP --vault DIR [--file F | --text T] [--source-agreed] [--checked]
turnbox gist --withdraw ID --vault DIR
Tells the readers of another group what message N is about, in your words and not in its source's.
Only if the source said yes; where they want to be asked, ask in an answer, and add --source-agreed
once they have agreed. It never goes to a reader whom the source left out. Leave out whatever shows
who wrote it: place, time, rank, turns of phrase. Alone it shows all gists. Questions come back through
you, by word of mouth: nothing in an outbox answers a gist.
  turnbox gist 3 --to force --text "An officer takes money." --vault ./vault`;

const OPTIONS = {
  ...WORDS_OPTIONS,
  to: { type: 'string' },
  'source-agreed': { type: 'boolean' },
  checked: { type: 'boolean' },
  withdraw: { type: 'string' },
} as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 0, most: 1 });
  if (positionals.length === 0) return all(io, values);
  const group = groupOf(needed(values.to, '--to GROUP'));
  const typed = await wordsOf(io, values);
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const { thread } = vault.threads.get(threadOf(found)) ?? stop('vault-damaged');
    const warnings = warningsOf(found.messages[0], found.conversation);
    if (values.json !== true)
      for (const line of warnings.flatMap((each) => told(each, io.columns, '! '))) io.err(line);
    const prompts = echoesOf(found.messages, typed);
    const wished = { thread, group, typed, agreed: values['source-agreed'] === true };
    if (prompts.length > 0 && values.checked !== true) {
      if (values.json !== true)
        for (const line of prompts.flatMap(({ text }) => told(text, io.columns, '? ')))
          io.err(line);
      return stop('reply-unchecked', `(${prompts.map(({ code }) => code).join(', ')})`);
    }
    const { gist, to } = await makeGist(io.engine, vault, place, wished, now);
    answer(io, values.json, { message: number, gist: gist.id, to, warnings }, () => [
      ...demonstration(isDemo(place)),
      `The gist goes to ${to.join(', ')} with the next outbox, under an id of its own.`,
    ]);
    return 0;
  });
}

function groupOf(text: string): ReturnType<typeof parseWord> {
  try {
    return parseWord(text);
  } catch {
    return stop('usage', 'A group is a word: see turnbox roster show.');
  }
}

function all(
  io: Io,
  values: {
    readonly vault?: string | undefined;
    readonly 'passphrase-file'?: string | undefined;
    readonly json?: boolean | undefined;
    readonly withdraw?: string | undefined;
  },
): Promise<number> {
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const wanted = values.withdraw;
    if (wanted !== undefined) {
      const own = gistViews(vault, place).filter(
        ({ id, author }) => author === null && wanted.length >= 8 && id.startsWith(wanted),
      );
      const id = own.length === 1 ? (own[0]?.id ?? '') : '';
      if (!(await withdrawGist(vault, id, today(io.clock))))
        return stop('usage', 'No gist of yours has that id. See: turnbox gist');
    }
    const gists = gistViews(vault, place);
    answer(io, values.json, { gists }, () => [
      ...demonstration(isDemo(place)),
      ...(gists.length === 0 ? ['No gists.'] : gistLines(gists, io.columns).slice(1)),
    ]);
    return 0;
  });
}

export const gist: Command = { usage, run };
