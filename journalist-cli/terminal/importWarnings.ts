import { adviceFor } from '../../crypto/refusal.js';
import type { Imported } from '../import/importBundle.js';
import { counted } from './layout.js';

/** What an import came upon that a person must know, the worst first. */

const ROSTER_WARNING_DAYS = 90;

export const importWarnings = (imported: Imported): string[] => [
  ...alarmLines(imported),
  ...wholenessLines(imported),
  ...colleagueLines(imported),
  ...dayLines(imported),
  ...(imported.onRoster ? [] : ['This vault is no longer on the newest roster.']),
];

const alarmLines = ({ alarms, nobodyTold, disagreeing, ...imported }: Imported): string[] => [
  ...(imported.namedByOthers.length === 0
    ? []
    : [
        `Somebody publishes keys in your name. Stop, and tell the root key holders. It is in edition ${imported.namedByOthers.join(', ')}.`,
      ]),
  ...(imported.conflicting === 0
    ? []
    : ['A colleague published two different texts under one reply. See: turnbox list']),
  ...(alarms === nobodyTold
    ? []
    : [
        'A colleague wrote without telling you, or the source has left you out since. See: turnbox list',
      ]),
  ...(nobodyTold === 0
    ? []
    : [
        'There is an answer on one of your threads, and nobody has told of it. Ask each other. See: turnbox list',
      ]),
  ...imported.setBack.map(
    (label) =>
      `The line names an older outbox of ${label} than before. Their old keys may be in use again: tell the courier and the root key holders.`,
  ),
  ...imported.sharedKeys.map(
    ({ thread, with: others }) =>
      `Thread ${String(thread)} has a key of thread ${others.join(', ')} in it. Somebody who read that one may have made this one.`,
  ),
  ...disagreeing.map(
    (label) => `${label} was shown another edition or batch than you. Talk to each other now.`,
  ),
];

const wholenessLines = ({ incomplete, missingCells }: Imported): string[] => [
  ...(incomplete === null
    ? []
    : [
        `Batch ${String(incomplete.batch)} is not whole on this stick (${incomplete.code}). ${adviceFor(incomplete.code)}`,
        'Everything before it is in, no key was destroyed for it, and the next sync goes on there.',
      ]),
  ...(missingCells.length === 0
    ? []
    : [
        `The answers of ${counted(missingCells.length, 'edition', 'editions')} are not on this stick. Sync again.`,
      ]),
];

const colleagueLines = ({ foreign, heard, faults }: Imported): string[] => [
  ...(foreign === 0
    ? []
    : [
        `${counted(foreign, 'answer', 'answers')} on your threads came from colleagues; ${String(heard)} could be read.`,
      ]),
  ...faults.map(({ label, code }) =>
    code === 'sealed-not-for-us'
      ? `What ${label} copied to you is sealed to a key that this vault does not have. It comes again once they know your new keys.`
      : `What ${label} sent is not right (${code}). Tell them. ${adviceFor(code)}`,
  ),
];

/** The clock of an offline machine may be wrong, so these are words and stop nothing. */
const dayLines = ({ place, age, rosterDays }: Imported): string[] => [
  ...(age > place.roster.settings.warn
    ? [`The newest edition is ${String(age)} days old. Ask the courier, or set this clock.`]
    : []),
  ...(age < -1
    ? [
        `The newest edition is dated ${String(-age)} days ahead of this computer. Set its clock; if that is right, tell your colleagues. No key is destroyed meanwhile.`,
      ]
    : []),
  ...rosterLine(place.roster.expires, rosterDays),
];

export function rosterLine(expires: string, days: number): string[] {
  if (days < 0)
    return [`The roster expired on ${expires}: sources can send nothing. A new one is needed.`];
  return days > ROSTER_WARNING_DAYS
    ? []
    : [`The roster expires on ${expires}. Remind the root key holders.`];
}
