import type { Day } from '../wire/day.js';
import type { Key, Label } from '../wire/fields.js';
import type { Today } from '../wire/today.js';

/** How far a reader has come, by the newest statement: public, and the same for everybody. */
export interface Come {
  readonly label: Label;
  /** The day of the last batch that this reader has imported; null before the first. */
  readonly through: Day | null;
  /** Days whose messages this reader's machine can no longer open. */
  readonly lost: { readonly first: Day; readonly last: Day } | null;
}

export function comeOf({ statements }: Pick<Today, 'statements'>, key: Key, label: Label): Come {
  const statement = statements.get(key);
  const through = statement === undefined || statement.through === 0 ? null : statement.throughDay;
  return { label, through, lost: statement?.lost ?? null };
}

type Saying =
  | 'collected'
  | 'collected-nothing'
  | 'collected-former'
  | 'lost'
  | 'lost-former'
  | 'lost-former-all';
/** What belongs in the sentences: a name, and days as they are written. */
type Values = Readonly<Record<'reader' | 'day' | 'first' | 'last', string>>;

/** What a source is told of it, with scripts and without: also what has to be sent again. */
export function comeSentences(
  { label, through, lost }: Come,
  isFormer: boolean,
  say: (saying: Saying, values: Values) => string,
  written: (day: Day) => string,
): string[] {
  const day = (each: Day | undefined): string => (each === undefined ? '' : written(each));
  const values = {
    reader: label,
    day: day(through ?? undefined),
    first: day(lost?.first),
    last: day(lost?.last),
  };
  const sayings: Saying[] = [
    ...(isFormer ? (['collected-former'] as const) : []),
    through === null ? 'collected-nothing' : 'collected',
    ...(lost === null ? [] : (['lost'] as const)),
    ...(isFormer
      ? [through === null ? ('lost-former-all' as const) : ('lost-former' as const)]
      : []),
  ];
  return sayings.map((saying) => say(saying, values));
}
