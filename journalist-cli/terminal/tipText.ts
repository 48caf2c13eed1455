import type { Conversation, ReplyView, StatusView } from '../vault/conversation.js';
import type { TipView } from '../vault/tipView.js';
import { clip, MARGINS, pairs, quoted } from './layout.js';
import { visible } from './visible.js';

/** How one message and its answers are written out for a person. */

const SEALED: { readonly [sealer: string]: string } = {
  browser: "in the source's browser",
  offline: 'with the offline page',
  drop: 'BY THE DROP: while it was sealed the drop could read it',
};

export const STANDINGS = {
  chosen: 'chosen',
  unreachable: 'chosen, could not be reached',
  'not-default': 'not chosen by default',
  'left-out': 'LEFT OUT by the source',
} as const;

const STATUSES: { readonly [word in StatusView['word']]: string } = {
  taken: 'taken',
  risk: 'called a risk',
  closed: 'closed',
};

/** A source names its files: a long name may not run over into a line of its own. */
const NAME_COLUMNS = 48;

/** One message: who may know of it, and what it says. */
export function messageLines(
  tip: TipView,
  statuses: readonly StatusView[],
  columns: number,
): string[] {
  return [
    `Message ${String(tip.number)}${tip.thread === null ? '' : `, thread ${String(tip.thread)}`}`,
    ...pairs([
      ['Came', `in the batch of ${tip.day}`],
      ['Source', sourceOf(tip)],
      ...(tip.sealed === null ? [] : [['Sealed', SEALED[tip.sealed] ?? tip.sealed] as const]),
      ...tip.readers.map(
        ({ label, standing }, i) =>
          [i === 0 ? 'Readers' : '', `${label}: ${STANDINGS[standing]}`] as const,
      ),
      ...(tip.gist === null ? [] : [['Gist to others', gistOf(tip.gist)] as const]),
      ...statuses.map(
        ({ author, word, day }, i) =>
          [i === 0 ? 'Taken on' : '', `${STATUSES[word]} by ${author ?? 'you'}, ${day}`] as const,
      ),
      ...tip.files.map(
        ({ name, size }, i) =>
          [
            i === 0 ? 'Files' : '',
            `${clip(visible(name), NAME_COLUMNS)} (${String(size)} bytes)`,
          ] as const,
      ),
    ]),
    ...tip.answers.flatMap(({ label, answer }) => [
      '',
      ...quoted(label, columns, MARGINS.question),
      ...answer.flatMap((each) => quoted(each, columns)),
    ]),
    '',
    'Message',
    ...quoted(tip.message, columns),
  ];
}

/** A thread from its oldest message on, each answer after the messages of its day. */
export function threadLines(
  messages: readonly TipView[],
  { replies, statuses }: Conversation,
  chosen: number,
  columns: number,
): string[] {
  const parts = [
    ...messages.map((tip) => ({
      day: tip.day,
      lines: ['', ...messageLines(tip, tip.number === chosen ? statuses : [], columns)],
    })),
    ...replies.map((reply) => ({ day: reply.day, lines: replyLines([reply], columns) })),
  ];
  return parts
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .flatMap(({ lines }) => lines);
}

const gistOf = (gist: string): string =>
  ({ yes: 'yes', no: 'no', ask: 'ask the source first' })[gist] ?? 'no';

export function sourceOf(tip: TipView): string {
  if (tip.proof !== 'proved') return 'not proved';
  return tip.sameSourceAs.length === 0
    ? 'new, signature right'
    : `proved same source as message ${tip.sameSourceAs.join(', ')}`;
}

export const replyLines = (replies: readonly ReplyView[], columns: number): string[] =>
  replies.flatMap((reply) => [
    '',
    `${reply.author === null ? 'Your answer' : `Answer of ${reply.author},`} of ${reply.day}, ${standingOf(reply)}`,
    ...quoted(reply.text, columns),
  ]);

const standingOf = ({ published, complete, conflicting }: ReplyView): string => {
  if (published === null) return 'waiting for an edition';
  const rest = `${complete ? '' : ', not all of it has come'}${conflicting ? ', ONE OF TWO TEXTS' : ''}`;
  return `published in edition ${String(published)}${rest}`;
};
