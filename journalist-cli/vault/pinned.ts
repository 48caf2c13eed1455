import type { ProvedTip } from './contents.js';

/**
 * What a source said that must stay in sight on all of a thread, whichever of its messages is
 * looked at. The questionnaire's ids say it, in every language alike:
 *
 *   condition-*  what we must do or not do      danger-sign  a harmless phrase: 'I am watched'
 *   withdrawn    please do not act              lost-words   goes on from a thread, unproved
 *   drill        the word by which the line's own people mark a message as practice
 */
const CONDITION = 'condition-';
const DANGER_SIGN = 'danger-sign';
const WITHDRAWN = 'withdrawn';
const LOST_WORDS = 'lost-words';
const DRILL = 'drill';

export interface Pinned {
  /** The newest answer to each question comes last; older ones stay in sight. */
  readonly conditions: readonly {
    readonly message: number;
    readonly label: string;
    readonly answer: string;
  }[];
  readonly dangerSigns: readonly { readonly message: number; readonly phrase: string }[];
  /** Messages in which an agreed danger sign stands. */
  readonly dangerSeen: readonly number[];
  readonly withdrawn: readonly number[];
  /** What was said of an older thread; nothing proves it. */
  readonly lostWords: readonly { readonly message: number; readonly answer: string }[];
  readonly drillWords: readonly string[];
}

export const NOTHING_PINNED: Pinned = {
  conditions: [],
  dangerSigns: [],
  dangerSeen: [],
  withdrawn: [],
  lostWords: [],
  drillWords: [],
};

type Numbered = ProvedTip & { readonly row: number };
interface Said {
  readonly message: number;
  readonly label: string;
  readonly answer: string;
}

const asked =
  (id: string) =>
  (each: string): boolean =>
    each === id;

const saidBy = (tips: readonly Numbered[], isAsked: (id: string) => boolean): Said[] =>
  tips.flatMap(({ row, tip }) =>
    tip.answers.flatMap(({ id, label, answer }) => {
      const text = answer.join('\n').trim();
      return isAsked(id) && text !== '' ? [{ message: row, label, answer: text }] : [];
    }),
  );

/**
 * @param tips the messages of one thread
 * @param around those of threads that are proved to go on from it, or it from them: a danger sign
 *   that was agreed under old words holds under new ones
 */
export function pinnedOf(tips: readonly Numbered[], around: readonly Numbered[]): Pinned {
  const all = [...tips, ...around];
  const dangerSigns = saidBy(all, asked(DANGER_SIGN)).map(({ message, answer }) => ({
    message,
    phrase: answer,
  }));
  return {
    conditions: saidBy(all, (id) => id.startsWith(CONDITION)),
    dangerSigns,
    dangerSeen: all.filter((tip) => holdsOneOf(tip, dangerSigns)).map(({ row }) => row),
    withdrawn: [...new Set(saidBy(all, asked(WITHDRAWN)).map(({ message }) => message))],
    lostWords: saidBy(tips, asked(LOST_WORDS)),
    drillWords: saidBy(tips, asked(DRILL)).map(({ answer }) => answer),
  };
}

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** As people write: capitals, accents' spelling, spaces and full stops do not count. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** In what somebody says freely; where the sign is agreed it stands as the answer to its question. */
function holdsOneOf(
  { row, tip }: Numbered,
  signs: readonly { readonly message: number; readonly phrase: string }[],
): boolean {
  const free = tip.answers.filter(({ id }) => id !== DANGER_SIGN).flatMap(({ answer }) => answer);
  const said = ` ${plain([...free, tip.message].join('\n'))} `;
  return signs.some(({ message, phrase }) => {
    const sign = plain(phrase);
    const whole = UNSPACED.test(sign) ? sign : ` ${sign} `;
    return message !== row && sign !== '' && said.includes(whole);
  });
}
