import { addDays, type Day, parseDay } from '../../crypto/wire/day.js';
import type { LogEntry } from '../vault/contents.js';
import { labelOf, type Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { Case } from './cases.js';

/** Who else holds what is deleted here; no deletion here reaches any of it. */
export interface Holders {
  /** Readers to whom the source sent it too. */
  readonly readers: readonly string[];
  /** Readers who were given a gist of it: groups. */
  readonly gistsTo: readonly string[];
  /** Days and events by which it left this vault. */
  readonly left: readonly { readonly day: Day; readonly event: string }[];
  /** Days of back-ups that hold it. */
  readonly backups: readonly Day[];
  /** Until when the drop may still hold it, sealed. */
  readonly dropUntil: Day | null;
}

const LEFT = /^(?:exported|made a case)\b/;

export function holdersOf(vault: Vault, place: Place, { messages, thread }: Case): Holders {
  const own = labelOf(place, place.key);
  const id = thread === null ? undefined : vault.threads.get(thread)?.thread;
  const log = vault.log.all().map(({ value }) => value);
  const days = messages.map(({ day }) => parseDay(day)).sort();
  const [first] = days;
  const last = days.at(-1);
  const isOfThese = ({ event, message }: LogEntry): boolean =>
    messages.some(
      ({ number }) => message === number || event === `exported message ${String(number)}`,
    );
  return {
    readers: [
      ...new Set(
        messages.flatMap(({ readers }) =>
          readers.flatMap(({ label, standing }) =>
            (standing === 'chosen' || standing === 'unreachable') && label !== own ? [label] : [],
          ),
        ),
      ),
    ],
    gistsTo: [
      ...new Set(
        vault.gists
          .all()
          .flatMap(({ value: { own: from } }) =>
            from !== null && from.thread === id ? [from.group] : [],
          ),
      ),
    ],
    left: log
      .filter((entry) => LEFT.test(entry.event) && isOfThese(entry))
      .map(({ day, event }) => ({ day, event })),
    backups: log.flatMap(({ day, event }) =>
      event === 'made a back-up' && first !== undefined && day >= first ? [day] : [],
    ),
    dropUntil: last === undefined ? null : addDays(last, place.roster.settings.keep),
  };
}
