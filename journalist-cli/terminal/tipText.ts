import type { ReplyView, TipView } from '../vault/threads.js';
import { clip, MARGINS, pairs, quoted } from './layout.js';
import { visible } from './visible.js';

/** How one message and its answers are written out for a person. */

const FLAGS: { readonly [flag in TipView['flags'][number]]: string } = {
  'head-differs':
    'Its source was shown an edition that nobody else has. Tell the line at once, and do not answer before.',
  'readers-differ': 'It lists other readers than the roster does.',
  'edition-differs': 'It was sent under another edition than it names.',
  'same-id': 'Another message claims the same id. One of the two may be forged.',
};

const SEALED: { readonly [sealer: string]: string } = {
  browser: "in the source's browser",
  offline: 'with the offline page',
  drop: 'BY THE DROP: while it was sealed the drop could read it',
};

const STANDINGS = {
  chosen: 'chosen',
  unreachable: 'chosen, could not be reached',
  'not-default': 'not chosen by default',
  'left-out': 'LEFT OUT by the source',
} as const;

/** A source names its files: a long name may not run over into a line of its own. */
const NAME_COLUMNS = 48;

/** What must be read before anything else. */
export function warningsOf(tip: TipView, foreign: readonly number[]): string[] {
  if (tip.proof !== 'proved')
    return [
      tip.proof === 'unproved'
        ? `Its signature is not that of the source it names (${tip.why ?? ''}). Anybody may have written it.`
        : `This message is damaged (${tip.why ?? ''}). It proves nothing about who wrote it.`,
      'It is on no thread, and no answer would reach anybody.',
    ];
  return [
    ...(tip.leftOut.length > 0
      ? [`The source left out: ${tip.leftOut.join(', ')}. Do not tell them that this exists.`]
      : []),
    ...(tip.addressed ? [] : ['This was not addressed to you.']),
    ...(tip.threadSealedByDrop
      ? ['A message here was sealed by the drop, which could read it and could have forged it.']
      : []),
    ...tip.flags.map((flag) => FLAGS[flag]),
    ...(tip.sameContentAs.length > 0
      ? [`The same was sent as message ${tip.sameContentAs.join(', ')}. Answer both.`]
      : []),
    ...(foreign.length > 0
      ? [`A colleague has answered here too, in edition ${foreign.join(', ')}.`]
      : []),
  ];
}

export function tipLines(tip: TipView, foreign: readonly number[], columns: number): string[] {
  const warnings = warningsOf(tip, foreign);
  return [
    `Message ${String(tip.number)}${tip.thread === null ? '' : `, thread ${String(tip.thread)}`}`,
    ...warnings.map((warning) => `! ${warning}`),
    '',
    ...pairs([
      ['Came', `in the batch of ${tip.day}`],
      ['Source', sourceOf(tip)],
      ...(tip.sealed === null ? [] : [['Sealed', SEALED[tip.sealed] ?? tip.sealed] as const]),
      ...tip.readers.map(
        ({ label, standing }, i) =>
          [i === 0 ? 'Readers' : '', `${label}: ${STANDINGS[standing]}`] as const,
      ),
      ...(tip.gist === null ? [] : [['Gist to others', gistOf(tip.gist)] as const]),
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
    `Your answer of ${reply.day}, ${standingOf(reply)}`,
    ...quoted(reply.text, columns),
  ]);

export const standingOf = ({ published }: ReplyView): string =>
  published === null ? 'waiting for an edition' : `published in edition ${String(published)}`;
