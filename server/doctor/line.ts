import { addDays, type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Roster } from '../../crypto/wire/roster.js';
import type { BatchFacts, HeadFacts } from '../store/store.js';
import type { Intake } from '../store/intakeStore.js';
import { days, type Finding, look, mend, ok } from './finding.js';

/** Whether the line moves: couriers come, and what arrives is collected in time. */

export function headAge(head: HeadFacts | null, roster: Roster, day: Day): Finding {
  if (head === null)
    return look('edition', 'None yet: the line is not open.', 'Ask a courier to sync.');
  const age = daysFrom(head.day, day);
  const { warn, stop } = roster.settings;
  const says = `Edition ${String(head.edition)}, of ${head.day}; that was the last courier’s visit.`;
  if (age > stop) return mend('edition', says, 'Sources can no longer send. Find a courier today.');
  if (age > warn)
    return mend('edition', says, 'Sources are warned that nobody collects. Find a courier.');
  return age > 1 ? look('edition', says, 'Is the courier away?') : ok('edition', says);
}

/** Editions are never dated ahead by more than a day, so a head far ahead means that the clock is behind. */
export function clock(head: HeadFacts | null, day: Day): Finding {
  return head !== null && head.day > addDays(day, 1)
    ? mend(
        'clock',
        `This machine says ${day}, the newest edition ${head.day}.`,
        'Set the clock; install systemd-timesyncd or chrony.',
      )
    : ok('clock', `This machine says ${day}.`);
}

const WARN_BEFORE = 14;

/** The oldest batch that waits for somebody, against the day on which it goes unread. */
export function expiring(held: readonly BatchFacts[], roster: Roster, day: Day): Finding {
  const waiting = held.filter(({ count }) => count > 0);
  const [oldest] = waiting.map((batch) => batch.day).sort();
  if (oldest === undefined) return ok('unread', 'Everything was collected by everybody.');
  const left = roster.settings.keep - daysFrom(oldest, day);
  const says = `The oldest batch that somebody has not imported is of ${oldest}.`;
  return left <= WARN_BEFORE
    ? mend(
        'unread',
        says,
        `It is deleted in ${days(Math.max(0, left))}. Ask the readers to import now.`,
      )
    : ok('unread', `${says} It stays ${days(left)} more.`);
}

const INTAKE: Readonly<Record<Exclude<Intake, 'open' | 'closed'>, () => Finding>> = {
  stopped: () =>
    look(
      'intake',
      'Messages are not taken: it was stopped.',
      'To go on: turnbox-server resume DIR',
    ),
  restored: () =>
    mend(
      'intake',
      'This line was made from a back-up and waits for its couriers.',
      'Let every courier sync.',
    ),
  gathered: () =>
    mend(
      'intake',
      'This line was made from a back-up and waits for its couriers.',
      'Let every courier sync.',
    ),
  moved: () => mend('intake', 'This line goes on elsewhere.', 'Do not start it here.'),
};
/** `last` is the day on which a line stops for good, `replies` how many days they are kept. */
export function intake(state: Intake, last: Day | null, replies: number, day: Day): Finding {
  if (state === 'open')
    return ok(
      'intake',
      last === null ? 'Messages are taken.' : `Messages are taken until ${last}.`,
    );
  if (state !== 'closed') return INTAKE[state]();
  const end = addDays(last ?? day, replies);
  return day <= end
    ? ok('intake', `This line has closed. Replies are served until ${end}.`)
    : mend(
        'intake',
        `This line has closed, and replies ended on ${end}.`,
        'Destroy its keys: stop it, then turnbox-server remove DIR',
      );
}
