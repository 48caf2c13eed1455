import { triageMessage } from '../cases/keep.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { TRIAGE_WORDS, type TriageWord } from '../vault/caseContents.js';
import { isDemo, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox triage N life|child|continuing|past --vault DIR
Says how pressing message N is: life at risk, a child or adult at risk, something that goes on, or past.
Each message waits in the list until somebody has said so, and the worst comes first. It stays here.
  turnbox triage 3 child --vault ./vault`;

const wordOf = (text: string | undefined): TriageWord =>
  TRIAGE_WORDS.find((word) => word === text) ??
  stop('usage', 'Triage is life, child, continuing or past.');

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 2, most: 2 });
  const word = wordOf(positionals[1]);
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    await triageMessage(vault, number, word, now);
    const left = found.untriaged.filter((each) => each !== number);
    answer(io, values.json, { message: number, word, day: now, untriaged: left }, () => [
      ...demonstration(isDemo(place)),
      `Message ${String(number)}: ${word}.`,
      ...(word === 'life' || word === 'child'
        ? [`Whom to call, and what the source asks for: turnbox danger ${String(number)}`]
        : []),
      ...(left.length > 0 ? [`Still to triage on this thread: ${left.join(', ')}`] : []),
    ]);
    return 0;
  });
}

export const triage: Command = { usage, run };
