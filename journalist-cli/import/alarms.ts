import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import type { ForeignCell } from '../vault/colleagueContents.js';
import { uncopied } from '../vault/foreign.js';
import { isOn, type Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/**
 * So many days of heads nobody waits: for a reader whose outbox has not risen as long, and for
 * anybody's word about an answer that has been out as long.
 */
const AWAY_DAYS = 7;

/** Answers of which nobody told, by what is known of those who may have written them. */
export interface Alarms {
  readonly untold: number;
  readonly nobody: number;
}

/**
 * A colleague's answer comes with a copy in the same outbox. One without is raised to the people
 * once everyone who may have made it, whose outbox rose in its edition, has shown that outbox or a
 * later one, and one more, and said nothing: then it was meant to stay unseen.
 *
 * The rule of the formats waits for every such reader, so that one who stays away, or is removed,
 * would hold the alarm back for ever, and with it cover for whoever wrote. Here nobody waits for
 * readers who are off the newest roster, or whose outbox has not risen for seven days of heads. And
 * for no answer does anybody wait longer than that: a courier who never brings one reader's outbox
 * here, however it rises, gains seven days. The alarm then says no more than that nobody has told.
 */
export async function raiseAlarms(vault: Vault, place: Place, lastDay: Day): Promise<Alarms> {
  const isAway = awayOn(vault, place, lastDay);
  const raised = uncopied(vault).flatMap(({ row, value }) => {
    const alarm = value.alarm === false ? alarmFor(vault, place, value, isAway, lastDay) : false;
    return alarm === false ? [] : [{ row, value: { ...value, alarm } }];
  });
  if (raised.length > 0)
    await vault.transaction(() => {
      for (const { row, value } of raised) vault.foreigns.put(row, value);
    });
  const count = (kind: ForeignCell['alarm']): number =>
    raised.filter(({ value }) => value.alarm === kind).length;
  return { untold: count('untold'), nobody: count('nobody') };
}

function alarmFor(
  vault: Vault,
  place: Place,
  { edition }: ForeignCell,
  isAway: (reader: Key) => boolean,
  lastDay: Day,
): ForeignCell['alarm'] {
  const rose = risenIn(vault, place, edition);
  if (rose === null) return false;
  const shown = vault.shown.all().map(({ value }) => value);
  const awaited = [...rose].filter(
    ([reader, number]) =>
      shown.filter((each) => each.reader === reader && each.outbox >= number).length < 2,
  );
  if (awaited.length === 0) return 'untold';
  const out = vault.heads.get(edition)?.day ?? lastDay;
  const isOld = daysFrom(out, lastDay) >= AWAY_DAYS;
  return isOld || awaited.every(([reader]) => isAway(reader)) ? 'nobody' : false;
}

/** Who has left the roster, or stays away: their last outbox rose too long before the day. */
function awayOn(vault: Vault, place: Place, lastDay: Day): (reader: Key) => boolean {
  const last = new Map<Key, { readonly number: number; readonly day: Day }>();
  for (const { value } of vault.heads.all())
    for (const [reader, number] of value.outboxes)
      if (number > (last.get(reader)?.number ?? 0)) last.set(reader, { number, day: value.day });
  return (reader) => {
    const rose = last.get(reader);
    return (
      !isOn(place.roster, reader) ||
      (rose !== undefined && daysFrom(rose.day, lastDay) >= AWAY_DAYS)
    );
  };
}

/**
 * Whose outbox rose in an edition, and to which number. Where an edition's statements are gone, the
 * nearest ones around it tell; null while those after it are not known.
 */
function risenIn(vault: Vault, place: Place, edition: number): ReadonlyMap<Key, number> | null {
  const told = vault.heads.all().filter(({ value }) => value.whole);
  const after = told.find(({ row }) => row >= edition)?.value.outboxes;
  if (after === undefined) return null;
  const before = new Map(told.findLast(({ row }) => row < edition)?.value.outboxes);
  return new Map(
    after.filter(([key, number]) => key !== place.key && number > (before.get(key) ?? 0)),
  );
}
