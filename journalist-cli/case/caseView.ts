import type { CaseField } from '../../crypto/wire/case.js';
import type { Hash } from '../../crypto/wire/fields.js';
import type { Conversation } from '../vault/conversation.js';
import type { TipView } from '../vault/tipView.js';
import type { Judgement } from '../files/judge.js';

/** All that a case says, before it is written as a page. Only fields that were chosen are filled. */
export interface CaseView {
  readonly line: string;
  readonly demonstration: boolean;
  readonly by: string;
  readonly day: string;
  readonly holds: readonly CaseField[];
  readonly conditions: readonly Condition[];
  readonly gist: string | null;
  readonly asked: string | null;
  readonly power: string | null;
  readonly messages: readonly CaseMessage[];
  readonly replies: readonly {
    readonly by: string;
    readonly day: string | null;
    readonly text: string;
  }[];
  readonly log: readonly string[] | null;
}

export interface Condition {
  readonly label: string;
  readonly answer: readonly string[];
}

export interface CaseMessage {
  readonly day: string | null;
  readonly language: string | null;
  readonly words: string | null;
  readonly answers: readonly Condition[];
  readonly readers: readonly { readonly label: string; readonly standing: string }[];
  readonly notes: readonly string[];
  readonly files: readonly CaseFile[];
}

export interface CaseFile {
  readonly name: string;
  readonly called: string;
  readonly size: number;
  readonly hash: Hash;
  readonly judgement: Judgement;
}

const CONDITION = 'condition-';

export const isCondition = ({ id }: TipView['answers'][number]): boolean =>
  id.startsWith(CONDITION);

/** What the source asks of whoever reads, from every message of the thread, each once. */
export function conditionsOf(tips: readonly TipView[]): Condition[] {
  const all = tips.flatMap(({ answers }) => answers.filter(isCondition));
  return [
    ...new Map(
      all.map(({ label, answer }) => [JSON.stringify([label, answer]), { label, answer }]),
    ).values(),
  ].filter(({ answer }) => answer.some((each) => each.trim() !== ''));
}

/** Whom the source left out, by any message of the thread. */
export const leftOutOf = (tips: readonly TipView[]): string[] => [
  ...new Set(tips.flatMap(({ leftOut, leftOutElsewhere }) => [...leftOut, ...leftOutElsewhere])),
];

/** What weighs on how much a message proves, whoever may know of it. */
export const proofNotes = (tip: TipView): string[] => [
  ...(tip.sealed === 'drop'
    ? ['It was sealed by the drop, which could read it and could have forged it.']
    : []),
  ...(tip.flags.includes('head-differs')
    ? ['Its source was shown an edition that nobody else has.']
    : []),
  ...(tip.movedFrom === null
    ? []
    : ['It says that it goes on from another thread, under new words.']),
  ...(tip.sameIdAs.length > 0 ? ['Another message claims the same id.'] : []),
];

export const hasTwoTexts = ({ replies }: Conversation): boolean =>
  replies.some(({ conflicting }) => conflicting);
