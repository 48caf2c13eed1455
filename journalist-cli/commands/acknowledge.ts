import { today } from '../../crypto/wire/day.js';
import { toAcknowledge, unfitFor } from '../cases/acknowledge.js';
import { type Case, caseWith, loadCases } from '../cases/cases.js';
import { acknowledgementOf, settingsOf } from '../cases/settings.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { counted, quoted } from '../terminal/layout.js';
import { makeAnswer } from '../vault/answer.js';
import { placeOf } from '../vault/line.js';
import { isDemo } from './one.js';
import { answer, demonstration, readOptions, withVault } from './options.js';
import { numberOf } from './show.js';
import { wordsOf, WORDS_OPTIONS } from './words.js';

const usage = `turnbox acknowledge all | N --vault DIR [--file F | --text T]
Sends the line's standard words, that a message has come, to every source to whom nobody has said a
word yet, or to the source of message N. Change them for good with: turnbox settings acknowledgement.
Threads with a danger sign, with new words or a request not to act are left to you: answer them by hand.
  turnbox acknowledge all --vault ./vault`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, WORDS_OPTIONS, { least: 1, most: 1 });
  const number = positionals[0] === 'all' ? null : numberOf(positionals[0]);
  const isOwn = values.text !== undefined || values.file !== undefined;
  const typed = isOwn ? await wordsOf(io, values) : null;
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const words = typed ?? acknowledgementOf(settingsOf(vault));
    const cases = loadCases(vault, place, now);
    const { fit, unfit } = number === null ? toAcknowledge(cases) : one(cases, number);
    for (const [i, { thread }] of fit.entries()) {
      await io.meter?.step('Sealing first words', i, fit.length);
      const kept = vault.threads.get(thread) ?? stop('vault-damaged');
      await makeAnswer(io.engine, vault, place, kept, words, now, true);
    }
    if (fit.length > 0) await io.meter?.step('Sealing first words', fit.length, fit.length);
    const threads = fit.map(({ thread }) => thread);
    if (threads.length > 0)
      await vault.transaction(() => {
        vault.log.add({ day: now, event: `acknowledged threads ${threads.join(', ')}` });
      });
    answer(io, values.json, { threads, left: unfit, words }, () => [
      ...demonstration(isDemo(place)),
      ...(threads.length === 0
        ? ['Nobody waits for a first word that can be sent like this.']
        : [
            `The standard words go to ${counted(threads.length, 'source', 'sources')}, with the next outbox:`,
            ...quoted(words, io.columns),
          ]),
    ]);
    if (values.json !== true)
      for (const { message, why } of unfit)
        io.err(`! Message ${String(message)} is left to you: ${REASONS[why]}. See: turnbox show`);
    return 0;
  });
}

const REASONS = {
  'danger-sign': 'the danger sign stands in it',
  'new-words': 'it has new words, which prove no person',
  'head-differs': 'its source was shown an edition that nobody else has',
  withdrawn: 'the source asks you not to act',
} as const;

function one(cases: readonly Case[], number: number): ReturnType<typeof toAcknowledge> {
  const found = caseWith(cases, number) ?? stop('tip-unknown');
  const { thread } = found;
  if (thread === null) return stop('tip-unanswerable');
  const why = unfitFor(found);
  return why === null
    ? { fit: [{ ...found, thread }], unfit: [] }
    : { fit: [], unfit: [{ thread, message: number, why }] };
}

export const acknowledge: Command = { usage, run };
