import type { Engine } from '../../../crypto/engine/engine.js';
import { attempt } from '../../../crypto/refusal.js';
import { addDays, type Day, daysFrom } from '../../../crypto/wire/day.js';
import type { Key } from '../../../crypto/wire/fields.js';
import { parseHead } from '../../../crypto/wire/head.js';
import type { Roster } from '../../../crypto/wire/roster.js';
import { verifyToday } from '../../../crypto/wire/today.js';
import type { Mirror } from '../mirror.js';
import { keptEditions, todayPath } from './editions.js';

/** Acknowledging within seven days begins with collecting: EU Directive 2019/1937, article 9. */
export const WITHIN_DAYS = 7;

/** One reader's record, from public statements alone. */
export interface Kept {
  readonly label: string;
  /** Working days of which everything was collected in time, and all working days that count. */
  readonly collected: number;
  readonly of: number;
}

interface Collected {
  readonly day: Day;
  /** By reader: the day up to which everything was collected. */
  readonly through: ReadonlyMap<Key, Day>;
}

/**
 * Counts the working days (Monday to Friday) since the first edition that was kept, up to those that
 * may still be collected in time, of which a statement within seven days said: collected.
 */
export async function keptPromises(
  engine: Engine,
  kept: Mirror,
  rosters: readonly Roster[],
  day: Day,
): Promise<Kept[]> {
  const history = await historyOf(engine, kept, rosters);
  const first = history[0]?.day;
  if (first === undefined) return [];
  const counted = daysBetween(first, addDays(day, -WITHIN_DAYS)).filter(isWorkingDay);
  return (rosters.at(-1)?.readers ?? []).map(({ key, label }) => ({
    label,
    of: counted.length,
    collected: counted.filter((each) =>
      history.some(
        ({ day: said, through }) =>
          daysFrom(each, said) <= WITHIN_DAYS && (through.get(key) ?? '') >= each,
      ),
    ).length,
  }));
}

async function historyOf(
  engine: Engine,
  kept: Mirror,
  rosters: readonly Roster[],
): Promise<Collected[]> {
  const history: Collected[] = [];
  for (const edition of await keptEditions(kept)) {
    const [head, bytes] = [
      await kept.read(`heads/${String(edition)}`),
      await kept.read(todayPath(edition)),
    ];
    if (head === null || bytes === null) continue;
    const { day, rosters: named } = parseHead(head).claims;
    // Checked when it was kept; read by the rosters of its own edition.
    const today = await attempt(() =>
      verifyToday(engine, bytes, rosters.slice(0, named.length), day),
    );
    if (!today.ok) continue;
    const through = [...today.value.statements].flatMap(([key, statement]) =>
      statement.through === 0 ? [] : [[key, statement.throughDay] as const],
    );
    history.push({ day, through: new Map(through) });
  }
  return history;
}

function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const isWorkingDay = (day: Day): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};
