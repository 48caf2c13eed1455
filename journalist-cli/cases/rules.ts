import { addDays, type Day, parseDay } from '../../crypto/wire/day.js';
import type { KeptSettings } from '../vault/caseContents.js';

/** How much time a rule gives, from the day of a message's batch on. */
export type Span = { readonly days: number } | { readonly months: number };

export interface RuleSet {
  readonly id: string;
  readonly name: string;
  /** To say that a message came. */
  readonly acknowledge: Span | null;
  /** To say what was done about it. */
  readonly answer: Span | null;
}

/**
 * Rules as data. The directive (Art. 9(1) b and f) gives seven days, and three months from the
 * acknowledgement; counted from the batch's day the second is never later than it asks.
 */
export const RULE_SETS: readonly [RuleSet, ...RuleSet[]] = [
  {
    id: 'eu-2019-1937',
    name: 'EU Directive 2019/1937, Article 9',
    acknowledge: { days: 7 },
    answer: { months: 3 },
  },
  {
    id: 'none',
    name: 'no rule of law; what the line promises itself',
    acknowledge: null,
    answer: null,
  },
];

export const ruleSetOf = ({ rules }: KeptSettings): RuleSet =>
  RULE_SETS.find(({ id }) => id === rules) ?? RULE_SETS[0];

/** The last day of a span. A month that is shorter ends on its own last day. */
export function endOf(from: Day, span: Span): Day {
  if ('days' in span) return addDays(from, span.days);
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + span.months + 1, 0));
  const date = Math.min(day, last.getUTCDate());
  return parseDay(`${last.toISOString().slice(0, 8)}${String(date).padStart(2, '0')}`);
}

export interface Deadlines {
  readonly acknowledgeBy: Day | null;
  readonly answerBy: Day | null;
}

/** The earlier of what the rules ask and what the line promises. */
export function deadlinesFor(settings: KeptSettings, from: Day): Deadlines {
  const rules = ruleSetOf(settings);
  const earlier = (span: Span | null, promised: number | null): Day | null => {
    const days = [
      ...(span === null ? [] : [endOf(from, span)]),
      ...(promised === null ? [] : [addDays(from, promised)]),
    ].sort();
    return days[0] ?? null;
  };
  return {
    acknowledgeBy: earlier(rules.acknowledge, settings.acknowledgeDays),
    answerBy: earlier(rules.answer, settings.answerDays),
  };
}
