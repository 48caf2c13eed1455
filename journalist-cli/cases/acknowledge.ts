import type { Case } from './cases.js';

/** Why the line's standard words are not for a thread, and a person must look first. */
export type Unfit = 'danger-sign' | 'new-words' | 'head-differs' | 'withdrawn';

export interface ToAcknowledge {
  readonly fit: readonly (Case & { readonly thread: number })[];
  readonly unfit: readonly {
    readonly thread: number;
    readonly message: number;
    readonly why: Unfit;
  }[];
}

/** Those to whom nobody has said a word, by what is known here; one's own waiting word counts. */
export function toAcknowledge(cases: readonly Case[]): ToAcknowledge {
  const silent = cases.flatMap((each) =>
    each.thread !== null && isSilent(each) ? [{ ...each, thread: each.thread }] : [],
  );
  return {
    fit: silent.filter((each) => unfitFor(each) === null),
    unfit: silent.flatMap(({ thread, messages, ...each }) => {
      const why = unfitFor({ ...each, thread, messages });
      return why === null ? [] : [{ thread, message: messages[0].number, why }];
    }),
  };
}

/** A drill is acknowledged like any other: that it comes back is what it is for. */
const isSilent = ({ messages, conversation }: Case): boolean =>
  messages.some(({ addressed }) => addressed) &&
  conversation.replies.length === 0 &&
  conversation.colleagues.length === 0;

/** Somebody else may be reading, or the source asked for something that needs a thought. */
export function unfitFor({ pinned, messages }: Case): Unfit | null {
  if (pinned.dangerSeen.length > 0) return 'danger-sign';
  if (messages.some((tip) => tip.flags.includes('head-differs'))) return 'head-differs';
  if (messages.some((tip) => tip.movedFrom !== null || tip.movedTo.length > 0)) return 'new-words';
  return pinned.withdrawn.length > 0 ? 'withdrawn' : null;
}
