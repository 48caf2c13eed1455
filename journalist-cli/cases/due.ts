import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { KeptSettings } from '../vault/caseContents.js';
import { deadlinesFor } from './rules.js';

/** What somebody must be told by when. */
export interface Due {
  readonly what: 'acknowledge' | 'answer';
  /** The oldest message that waits for it. */
  readonly message: number;
  readonly by: Day;
  /** Days that are left; below zero it is late. */
  readonly days: number;
}

/** A message, as far as rules count it. */
export interface Counted {
  readonly number: number;
  readonly day: Day;
  /** The edition that its batch names. */
  readonly edition: number;
}

/** An answer, as far as rules count it. */
export interface CountedReply {
  readonly day: string;
  /** Null while no edition has shown it. */
  readonly published: number | null;
  /** The line's standard words, which answer nothing. */
  readonly standard: boolean;
}

/** Only an edition tells that a source can see an answer; what is made or promised ends nothing. */
const isAfter = ({ day, published }: CountedReply, message: Counted): boolean =>
  published !== null && published > message.edition && day >= message.day;

/**
 * What is due on a thread: each message is to be acknowledged by any answer after it, whoever wrote
 * it, and answered by one that is more than the standard words. The earliest day counts.
 */
export function dueOn(
  settings: KeptSettings,
  messages: readonly Counted[],
  replies: readonly CountedReply[],
  now: Day,
): Due | null {
  const all = messages.flatMap((message) => {
    const { acknowledgeBy, answerBy } = deadlinesFor(settings, message.day);
    const later = replies.filter((reply) => isAfter(reply, message));
    const isAnswered = later.some(({ standard }) => !standard);
    return [
      ...(later.length === 0 && acknowledgeBy !== null
        ? [due('acknowledge', message.number, acknowledgeBy, now)]
        : []),
      ...(!isAnswered && answerBy !== null ? [due('answer', message.number, answerBy, now)] : []),
    ];
  });
  return all.sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)))[0] ?? null;
}

const due = (what: Due['what'], message: number, by: Day, now: Day): Due => ({
  what,
  message,
  by,
  days: daysFrom(now, by),
});
