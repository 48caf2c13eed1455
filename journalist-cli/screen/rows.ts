import type { Case } from '../cases/cases.js';
import { dueText, signsOf, triageOf } from '../terminal/caseText.js';
import { clip, counted, padded, wrap } from '../terminal/layout.js';
import { visible } from '../terminal/visible.js';
import { shown, type Shown, type Tone, topFor, windowOf } from './shown.js';

/** The list of sources: a line for each, in columns that stay where they are. */

const WIDTHS = { numbers: 10, triage: 13, due: 14, fresh: 12 } as const;

export const messageOf = ({ unread, messages }: Case): number =>
  unread.at(-1) ?? messages.at(-1)?.number ?? messages[0].number;

/** Of many messages the newest: the row has no room for all. */
function numbersOf({ messages }: Case): string {
  const all = messages.map(({ number }) => String(number));
  const text = all.join(',');
  return all.length <= 2 && text.length < WIDTHS.numbers
    ? text
    : `${all.at(-1) ?? ''} (${String(all.length)})`;
}

function dueOf({ due }: Case): string {
  if (due === null) return '';
  if (due.days < 0) return `LATE ${counted(-due.days, 'day', 'days')}`;
  return due.days === 0 ? 'TODAY' : `in ${counted(due.days, 'day', 'days')}`;
}

function freshOf({ unread, waits, conversation }: Case): string {
  if (unread.length > 0) return `${String(unread.length)} unread`;
  if (waits) return 'to send';
  const taken = conversation.statuses.find(({ word }) => word === 'taken');
  return taken === undefined ? '' : 'taken';
}

const cell = (text: string, columns: number): string => padded(clip(text, columns - 1), columns);

function rowOf(each: Case, isChosen: boolean): Shown {
  const isDanger = each.dangers.length > 0;
  const { label } = each.kept;
  const name = label === null ? '' : `[${visible(label)}] `;
  const begins = each.messages[0].message.slice(0, 200).replace(/\s+/g, ' ');
  const text = [
    isChosen ? '>' : ' ',
    isDanger ? '! ' : '  ',
    cell(numbersOf(each), WIDTHS.numbers),
    cell(triageOf(each), WIDTHS.triage),
    cell(dueOf(each), WIDTHS.due),
    cell(freshOf(each), WIDTHS.fresh),
    visible(`${name}${begins}`),
  ].join('');
  return shown(text, toneOf(isChosen, isDanger || (each.due?.days ?? 0) < 0));
}

const toneOf = (isChosen: boolean, isPressing: boolean): Tone => {
  if (isChosen) return 'chosen';
  return isPressing ? 'danger' : 'plain';
};

const HEADINGS = `   ${[
  cell('Message', WIDTHS.numbers),
  cell('Triage', WIDTHS.triage),
  cell('Due', WIDTHS.due),
  cell('State', WIDTHS.fresh),
].join('')}Begins`;

/** Only the rows that are in sight are made: a list of thousands scrolls as one of ten. */
export function listLines(cases: readonly Case[], chosen: number, height: number): Shown[] {
  const room = height - 1;
  const top = topFor(chosen, cases.length, room);
  const rows = cases.slice(top, top + room).map((each, i) => rowOf(each, top + i === chosen));
  return [shown(HEADINGS, 'quiet'), ...windowOf(rows, 0, room)];
}

/** What to know of the chosen one before it is opened, on so many lines. */
export function aboutLines(each: Case | undefined, columns: number, height: number): Shown[] {
  if (each === undefined) return windowOf([], 0, height);
  const due = each.due === null ? [] : [dueText(each.due)];
  const text = [...due, ...signsOf(each)].join('; ');
  const lines = wrap(text, columns).map((line) =>
    shown(line, each.dangers.length > 0 ? 'danger' : 'plain'),
  );
  return windowOf(lines, 0, height);
}

/** The whole desk in one line. */
export function summaryOf(cases: readonly Case[]): string {
  const count = (is: (each: Case) => boolean): number => cases.filter(is).length;
  const parts: readonly (readonly [number, string])[] = [
    [count(({ dangers }) => dangers.length > 0), 'in DANGER'],
    [count(({ due }) => due !== null && due.days < 0), 'LATE'],
    [cases.flatMap(({ untriaged }) => untriaged).length, 'to triage'],
    [cases.flatMap(({ unread }) => unread).length, 'unread'],
    [count(({ waits }) => waits), 'to send'],
  ];
  const told = parts.filter(([many]) => many > 0).map(([many, what]) => `${String(many)} ${what}`);
  return [counted(cases.length, 'source', 'sources'), ...told].join(', ');
}
