import { today } from '../../crypto/wire/day.js';
import { type Case, loadCases } from '../cases/cases.js';
import { ruleSetOf } from '../cases/rules.js';
import { settingsOf } from '../cases/settings.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { dueText } from '../terminal/caseText.js';
import { table } from '../terminal/layout.js';
import { placeOf } from '../vault/line.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox due --vault DIR [--within DAYS]
Shows which sources wait for a word, the most pressing first. Days count from the day of a message's
batch. It stays due for each reader who was chosen until an edition shows an answer, whoever wrote it.
Drills are left out. --within shows only what is due in so many days, or late.
  turnbox due --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, within: { type: 'string' } } as const;

/** What is due, the earliest first. */
export const dueCases = (cases: readonly Case[], within = Infinity): Case[] =>
  cases
    .filter(({ due }) => due !== null && due.days <= within)
    .sort((a, b) => ((a.due?.by ?? '') < (b.due?.by ?? '') ? -1 : 1));

const daysOf = (text: string): number =>
  /^[0-9]{1,4}$/.test(text) ? Number(text) : stop('usage', 'Days are a number.');

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const within = values.within === undefined ? Infinity : daysOf(values.within);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const due = dueCases(loadCases(vault, place, today(io.clock)), within);
    const rules = ruleSetOf(settingsOf(vault));
    const told = due.map(({ thread, messages, waits, due: what }) => ({
      thread,
      messages: messages.map(({ number }) => number),
      waits,
      ...what,
    }));
    answer(io, values.json, { rules: rules.id, due: told }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      ...(due.length === 0 ? ['Nothing is due.'] : rows(due, io.columns)),
      '',
      `Counted by: ${rules.name}`,
    ]);
    return 0;
  });
}

const rows = (due: readonly Case[], columns: number): string[] =>
  table(
    ['Thread', 'Messages', 'Due', 'State'],
    due.map(({ thread, messages, waits, conversation, due: what }) => [
      String(thread ?? '-'),
      messages.map(({ number }) => number).join(', '),
      what === null ? '' : dueText(what),
      waits
        ? 'your answer waits for an edition'
        : conversation.statuses
            .map(({ author, word }) => `${word} by ${author ?? 'you'}`)
            .join('; '),
    ]),
    columns,
  );

export const due: Command = { usage, run };
