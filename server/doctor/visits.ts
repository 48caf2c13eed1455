import type { Engine } from '../../crypto/engine/engine.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import { headCourier, parseHead } from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { rosterOf } from '../standing.js';
import type { EditionStore } from '../store/store.js';
import { type Finding, look, ok } from './finding.js';

const LONG = 30;
/** A courier who published none of so many editions has not come for long in any case. */
const MOST = 200;

/** When each courier last published, as the editions themselves tell by their signatures. */
export async function lastVisits(
  engine: Engine,
  store: EditionStore,
  rosters: readonly Roster[],
): Promise<ReadonlyMap<Key, Day>> {
  const visits = new Map<Key, Day>();
  const newest = (await store.newestHead())?.edition ?? 0;
  const { couriers } = rosterOf(rosters, rosters.length);
  for (let edition = newest; edition > Math.max(0, newest - MOST); edition -= 1) {
    const bytes = await store.head(edition);
    if (bytes === null) break;
    const head = parseHead(bytes);
    const roster = rosterOf(rosters, head.claims.rosters.length);
    const courier = await headCourier(engine, head, roster);
    if (courier !== null && !visits.has(courier)) visits.set(courier, head.claims.day);
    if (couriers.every(({ key }) => visits.has(key))) break;
  }
  return visits;
}

/** A courier who never comes may not be able to on the day when the other one cannot. */
export function courierVisits(
  { couriers }: Roster,
  visits: ReadonlyMap<Key, Day>,
  opened: Day | null,
  day: Day,
): Finding {
  const says = couriers
    .map(({ key, label }) => `${label}: ${visits.get(key) ?? 'not yet'}`)
    .join('; ');
  const late = couriers.filter(({ key }) => {
    const last = visits.get(key) ?? opened;
    return last !== null && daysFrom(last, day) > LONG;
  });
  return late.length === 0
    ? ok('visits', says)
    : look(
        'visits',
        says,
        `Ask ${late.map(({ label }) => label).join(', ')} to sync once, to see that it still works.`,
      );
}

export const unfinished = (left: boolean): Finding =>
  left
    ? look(
        'uploads',
        'Uploads that nobody finished lie here for longer than a day.',
        'They go within an hour while the line runs. Start it, or restart it.',
      )
    : ok('uploads', 'No upload lies here unfinished for longer than a day.');
