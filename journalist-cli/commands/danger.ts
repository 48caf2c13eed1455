import { type DangerSheet, dangerSheet } from '../cases/danger.js';
import type { Command, Io } from '../io.js';
import { pairs, told } from '../terminal/layout.js';
import { conditionLines, dangerSignLines } from '../terminal/pinnedText.js';
import { isDemo, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox danger N --vault DIR
Shows what you need when you fear for the source of message N, or for somebody it tells of: the duty
phone, when the line breaks confidence, who decides with you, and what the source asked for.
Fill it in beforehand, with turnbox settings.
  turnbox danger 3 --vault ./vault`;

const NOT_SET = 'NOT SET: turnbox settings --help';

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const sheet = dangerSheet(vault, place, found);
    await vault.transaction(() => {
      const event = `opened the danger sheet of message ${String(number)}`;
      vault.log.add({ day: now, event, message: number });
    });
    answer(io, values.json, { message: number, thread: found.thread, ...sheet }, () => [
      ...demonstration(isDemo(place)),
      `DANGER SHEET for message ${String(number)}`,
      '',
      ...sheetLines(sheet, io.columns),
      ...conditionLines(found, io.columns),
      ...dangerSignLines(found, io.columns),
      '',
      ...told(
        'Decide with the second decider, never alone. Tell nobody whom the source left out.',
        io.columns,
      ),
      ...told(
        'Whoever watches the source may read an answer: repeat nothing, name nobody.',
        io.columns,
      ),
    ]);
    return 0;
  });
}

const sheetLines = (sheet: DangerSheet, columns: number): string[] => [
  ...(sheet.dangerSeen.length > 0
    ? [`! The danger sign stands in message ${sheet.dangerSeen.join(', ')}.`]
    : []),
  ...(sheet.withdrawn.length > 0
    ? [`! PLEASE DO NOT ACT, the source says in message ${sheet.withdrawn.join(', ')}.`]
    : []),
  ...pairs([
    ['Duty phone', sheet.dutyPhone ?? NOT_SET],
    ['Second decider', sheet.secondDecider ?? NOT_SET],
    ['Also reads it', sheet.colleagues.join(', ') || 'nobody'],
    ['Must not know', sheet.leftOut.join(', ') || 'nobody was left out'],
  ]),
  '',
  'When this line breaks confidence:',
  ...told(sheet.breakRule ?? NOT_SET, columns, '  '),
];

export const danger: Command = { usage, run };
