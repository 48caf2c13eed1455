import { leftOutOf } from '../case/caseView.js';
import type { Case } from '../cases/cases.js';
import type { Due } from '../cases/due.js';
import type { TriageWord } from '../vault/caseContents.js';
import { table, wrap } from './layout.js';
import { visible } from './visible.js';

/** How cases are listed: a line for each, and under it what to know before it is opened. */

export const TRIAGES: { readonly [word in TriageWord]: string } = {
  life: 'LIFE AT RISK',
  child: 'CHILD OR ADULT AT RISK',
  continuing: 'goes on',
  past: 'past',
};
const SHORT: { readonly [word in TriageWord]: string } = { ...TRIAGES, child: 'CHILD/ADULT' };
const INDENT = '    ';
/** Of the first words, so that a row stays one line on a wide terminal too. */
const MOST_WORDS = 120;

export const dueText = ({ what, by, days }: Due): string => {
  const verb = what === 'acknowledge' ? 'acknowledge' : 'answer';
  if (days < 0) return `${verb}: LATE, was ${by}`;
  return days === 0 ? `${verb} TODAY` : `${verb} by ${by}`;
};

export const triageOf = ({ untriaged, triage }: Case): string => {
  if (untriaged.length > 0) return 'TO TRIAGE';
  return triage === null ? '' : SHORT[triage];
};

const listOf = (numbers: readonly number[]): string => numbers.join(', ');

/** What to know about a case before it is opened, in few words; the worst first. */
export function signsOf(each: Case): string[] {
  const { messages, conversation, pinned, kept } = each;
  const [first] = messages;
  const leftOut = leftOutOf(messages);
  const same = messages.flatMap((tip) => tip.sameContentAs);
  const replies = conversation.replies;
  const authors = new Set(replies.flatMap(({ author }) => author ?? []));
  const all = [
    pinned.dangerSeen.length > 0 ? `DANGER SIGN in ${listOf(pinned.dangerSeen)}` : '',
    each.untriaged.length > 0 && each.triage !== null ? SHORT[each.triage] : '',
    each.dangers.includes('risk') ? 'CALLED A RISK' : '',
    pinned.withdrawn.length > 0 ? 'PLEASE DO NOT ACT' : '',
    each.drill === 'drill' ? 'DRILL' : '',
    each.drill === 'says-so' ? 'says it is a drill: treat it as real' : '',
    each.unread.length > 0 ? `unread: ${listOf(each.unread)}` : '',
    kept.label === null ? '' : `[${visible(kept.label)}]`,
    kept.assigned === null ? '' : `for ${visible(kept.assigned)}`,
    pinned.conditions.length > 0 ? 'ask first: conditions' : '',
    first.proof === 'proved' ? '' : first.proof,
    pinned.lostWords.length > 0 ? 'says it wrote before, unproved' : '',
    same.length > 0 ? `same text as ${listOf(same)}` : '',
    leftOut.length > 0 ? `${String(leftOut.length)} left out` : '',
    messages.some((tip) => tip.proof === 'proved' && !tip.addressed) ? 'not to you' : '',
    first.threadSealedByDrop ? 'sealed by drop' : '',
    messages.some((tip) => tip.flags.length > 0 || tip.sameIdAs.length > 0) ? 'look closely' : '',
    first.movedFrom !== null || first.movedTo.length > 0 ? 'new words' : '',
    replies.some(({ conflicting }) => conflicting) ? 'TWO TEXTS IN ONE ANSWER' : '',
    conversation.alarms.length > 0 ? 'ANSWERED UNSEEN' : '',
    conversation.colleagues.length > 0 && conversation.alarms.length === 0
      ? 'somebody answered'
      : '',
    answeredText(each),
    ...[...authors].map((label) => `answered by ${label}`),
    ...conversation.statuses.map(({ author, word }) => `${word} by ${author ?? 'you'}`),
    kept.hold === null ? '' : 'legal hold',
    each.muted ? 'muted' : '',
  ];
  return all.filter((sign) => sign !== '');
}

function answeredText({ waits, conversation }: Case): string {
  if (waits) return 'answer waiting for an edition';
  return conversation.replies.some(({ author }) => author === null) ? 'answer published' : '';
}

export function caseLines(cases: readonly Case[], columns: number): string[] {
  const [headings = '', ...rows] = table(
    ['Messages', 'Came', 'Triage', 'Due', 'Begins'],
    cases.map((each) => [
      listOf(each.messages.map(({ number }) => number)),
      each.messages.at(-1)?.day ?? '',
      triageOf(each),
      each.due === null ? '' : dueText(each.due),
      each.messages[0].message.replace(/\s+/g, ' ').slice(0, MOST_WORDS),
    ]),
    columns,
  );
  return [
    headings,
    ...rows.flatMap((row, i) => {
      const signs = cases[i] === undefined ? [] : signsOf(cases[i]);
      const under = signs.length === 0 ? [] : wrap(signs.join('; '), columns - INDENT.length);
      return [row, ...under.map((line) => `${INDENT}${line}`)];
    }),
  ];
}
