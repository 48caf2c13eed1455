import { today } from '../../crypto/wire/day.js';
import { RULE_SETS } from '../cases/rules.js';
import { acknowledgementOf, changeSettings, lockMinutesOf, settingsOf } from '../cases/settings.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { pairs, quoted } from '../terminal/layout.js';
import type { KeptSettings } from '../vault/caseContents.js';
import { answer, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox settings [NAME [TEXT]] --vault DIR [--clear]
Shows or sets what your line agreed on. It stays in this vault: set it in each one.
  duty-phone        whom to call when somebody may be in danger now
  break-rule        when the line breaks confidence, as it told its sources
  second-decider    who decides with you
  acknowledgement   the words of: turnbox acknowledge
  drill-word        the word that marks a practice message; keep it among staff
  rules             ${RULE_SETS.map(({ id }) => id).join(' or ')}
  acknowledge-days  days your line promises for a first word, if fewer than the rules
  answer-days       days your line promises for an answer, if fewer than the rules
  lock-minutes      minutes without a key after which the full screen locks itself
  turnbox settings duty-phone "020 7946 0000, day and night" --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, clear: { type: 'boolean' } } as const;

const TEXTS = {
  'duty-phone': 'dutyPhone',
  'break-rule': 'breakRule',
  'second-decider': 'secondDecider',
  acknowledgement: 'acknowledgement',
  'drill-word': 'drillWord',
} as const;
const NUMBERS = {
  'acknowledge-days': 'acknowledgeDays',
  'answer-days': 'answerDays',
  'lock-minutes': 'lockMinutes',
} as const;

const isIn = <T extends object>(name: string, names: T): name is Extract<keyof T, string> =>
  Object.hasOwn(names, name);

/** What a name and a text change; `null` takes a setting back. */
function changeOf(name: string, text: string | null): Partial<KeptSettings> {
  if (isIn(name, TEXTS)) return { [TEXTS[name]]: text };
  if (isIn(name, NUMBERS)) return { [NUMBERS[name]]: text === null ? null : numberFrom(text) };
  if (name !== 'rules') return stop('usage', 'There is no such setting.');
  const rules = RULE_SETS.find(({ id }) => id === (text ?? RULE_SETS[0].id));
  return { rules: rules?.id ?? stop('usage', 'There is no such rule set.') };
}

const numberFrom = (text: string): number =>
  /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : stop('usage', 'It takes a number from 1.');

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 0, most: 2 });
  const [name, text] = positionals;
  if (name !== undefined && (text === undefined) !== (values.clear === true))
    return Promise.resolve(stop('usage', 'Give a text, or --clear.'));
  const typed = text?.trim() ?? null;
  if (typed === '') return Promise.resolve(stop('text-empty'));
  const change = name === undefined ? null : changeOf(name, typed);
  return withVault(io, values, async (vault) => {
    if (change !== null)
      await vault.transaction(() => {
        changeSettings(vault, change);
        vault.log.add({ day: today(io.clock), event: `changed a setting: ${name ?? ''}` });
      });
    const settings = settingsOf(vault);
    answer(io, values.json, { ...settings, sets: RULE_SETS }, () => lines(settings, io.columns));
    return 0;
  });
}

const lines = (settings: KeptSettings, columns: number): string[] => [
  ...pairs([
    ['duty-phone', settings.dutyPhone ?? 'not set'],
    ['second-decider', settings.secondDecider ?? 'not set'],
    ['drill-word', settings.drillWord === null ? 'not set' : 'set'],
    ['rules', RULE_SETS.find(({ id }) => id === settings.rules)?.name ?? settings.rules],
    [
      'acknowledge-days',
      settings.acknowledgeDays === null ? 'as the rules' : String(settings.acknowledgeDays),
    ],
    ['answer-days', settings.answerDays === null ? 'as the rules' : String(settings.answerDays)],
    ['lock-minutes', String(lockMinutesOf(settings))],
  ]),
  '',
  'break-rule',
  ...quoted(settings.breakRule ?? 'not set', columns),
  '',
  'acknowledgement',
  ...quoted(acknowledgementOf(settings), columns),
];

export const settings: Command = { usage, run };
