import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { keyOfDay } from '../../crypto/wire/today.js';
import type { Newest } from '../editions/published.js';
import { days, type Finding, look, mend, ok } from './finding.js';

/** Whether there are enough people, and keys enough to reach them. */

const SOON = 90;
const FEWEST = 2;
const FEW_DAYS = 21;

export function rosterExpiry(roster: Roster, day: Day): Finding {
  const left = daysFrom(day, roster.expires);
  const says = `Roster ${String(roster.epoch)} is valid until ${roster.expires}.`;
  if (left < 0)
    return mend(
      'roster',
      says,
      'It has expired, and nothing is sealed. Ask the root key holders for the next.',
    );
  return left <= SOON
    ? look('roster', says, `It ends in ${days(left)}. Ask the root key holders for the next.`)
    : ok('roster', says);
}

export function enoughReaders(roster: Roster, groups: readonly string[]): Finding {
  const counts = groups.map((group) => ({
    group,
    count: roster.readers.filter((reader) => reader.group === group).length,
  }));
  const all = roster.readers.length;
  const says = `${String(all)} read: ${counts.map(({ group, count }) => `${String(count)} in ${group}`).join(', ')} by default.`;
  return counts.every(({ count }) => count >= FEWEST)
    ? ok('readers', says)
    : look(
        'readers',
        says,
        'With fewer than two in a group, nobody reads while one is away. Ask the root key holders to add one.',
      );
}

export function enoughCouriers(roster: Roster): Finding {
  const count = roster.couriers.length;
  const says = `${String(count)} carr${count === 1 ? 'ies' : 'y'}.`;
  return count >= FEWEST
    ? ok('couriers', says)
    : look(
        'couriers',
        says,
        'With one courier alone, a lost laptop stops the line. Ask the root key holders to add one.',
      );
}

/** How long each reader can still be reached if they bring no other outbox. */
export function keyCover(roster: Roster, { published }: Newest, day: Day): Finding[] {
  return roster.readers.map(({ key, label }) => coverOf(key, label, roster, published, day));
}

function coverOf(
  key: Key,
  label: string,
  roster: Roster,
  published: Newest['published'],
  day: Day,
): Finding {
  const check = `keys of ${label}`;
  const keys = published.get(key)?.dayKeys ?? [];
  if (keyOfDay(keys, day, roster.settings.grace) === undefined)
    return mend(
      check,
      'No usable key: nothing can be sealed to them.',
      'They must make an outbox, and a courier bring it.',
    );
  const last = keys.reduce<Day>((newest, each) => (each.day > newest ? each.day : newest), day);
  const left = daysFrom(day, last);
  const says = `Keys for ${days(left)} more.`;
  return left < FEW_DAYS
    ? look(check, says, 'They must make an outbox, and a courier bring it.')
    : ok(check, says);
}
