import { type Day, daysFrom, parseDay } from '../../crypto/wire/day.js';
import { TRIAGE_WORDS } from '../vault/caseContents.js';
import type { Case } from './cases.js';

/** Where a desk stands, for those who supervise it: numbers and days, and nothing that anybody wrote. */
export interface Week {
  readonly threads: number;
  readonly messages: number;
  /** Of the last seven days of batches. */
  readonly newMessages: number;
  readonly unproved: number;
  readonly drills: number;
  readonly unread: number;
  readonly untriaged: number;
  /** Threads by the worst that was said of them. */
  readonly triage: { readonly [word: string]: number };
  readonly dangers: number;
  readonly withdrawn: number;
  readonly overdue: number;
  readonly dueThisWeek: number;
  /** Days that the longest wait for an answer has lasted. */
  readonly oldestDays: number | null;
  readonly oldestThread: number | null;
  readonly taken: number;
  readonly closed: number;
  readonly waiting: number;
}

const DAYS = 7;

const says =
  (word: string): ((each: Case) => boolean) =>
  ({ conversation }) =>
    conversation.statuses.some((status) => status.word === word);

export function weekOf(all: readonly Case[], now: Day): Week {
  const cases = all.filter(({ drill }) => drill !== 'drill');
  const count = (is: (each: Case) => boolean): number => cases.filter(is).length;
  const tips = cases.flatMap(({ messages }) => messages);
  const due = cases.filter((each) => each.due !== null);
  const age = (day: string): number => daysFrom(parseDay(day), now);
  const oldest = due
    .map(({ thread, due: what, messages }) => ({
      thread,
      days: age(messages.find(({ number }) => number === what?.message)?.day ?? now),
    }))
    .sort((a, b) => b.days - a.days)[0];
  return {
    threads: count(({ thread }) => thread !== null),
    messages: tips.length,
    newMessages: tips.filter(({ day }) => age(day) < DAYS).length,
    unproved: count(({ thread }) => thread === null),
    drills: all.length - cases.length,
    unread: cases.flatMap(({ unread }) => unread).length,
    untriaged: cases.flatMap(({ untriaged }) => untriaged).length,
    triage: Object.fromEntries(
      TRIAGE_WORDS.map((word) => [word, count(({ triage }) => triage === word)]),
    ),
    dangers: count(({ dangers }) => dangers.length > 0),
    withdrawn: count(({ pinned }) => pinned.withdrawn.length > 0),
    overdue: due.filter((each) => (each.due?.days ?? 0) < 0).length,
    dueThisWeek: due.filter(({ due: what }) => what !== null && what.days >= 0 && what.days < DAYS)
      .length,
    oldestDays: oldest?.days ?? null,
    oldestThread: oldest?.thread ?? null,
    taken: count(says('taken')),
    closed: count(says('closed')),
    waiting: count(({ waits }) => waits),
  };
}
