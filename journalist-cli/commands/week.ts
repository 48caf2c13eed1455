import { today } from '../../crypto/wire/day.js';
import { loadCases } from '../cases/cases.js';
import { type Week, weekOf } from '../cases/week.js';
import type { Command, Io } from '../io.js';
import { counted, pairs } from '../terminal/layout.js';
import { placeOf } from '../vault/line.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox week --vault DIR [--log]
Shows where this desk stands, for those who supervise it: how old the oldest wait is, what is late, how
many dangers. It shows no word of any message, and leaves drills out. --log adds what was done.
  turnbox week --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, log: { type: 'boolean' } } as const;

function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const week = weekOf(loadCases(vault, place, now), now);
    const log = values.log === true ? vault.log.all().map(({ value }) => value) : [];
    answer(io, values.json, { day: now, ...week, log }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      `The desk on ${now}`,
      '',
      ...pairs(rows(week)),
      ...(log.length === 0 ? [] : ['', ...log.map(({ day, event }) => `${day}  ${event}`)]),
    ]);
    return 0;
  });
}

const rows = (week: Week): (readonly [string, string])[] => [
  ['Sources', `${String(week.threads)}, with ${counted(week.messages, 'message', 'messages')}`],
  ['New in 7 days', String(week.newMessages)],
  [
    'Oldest wait',
    week.oldestDays === null
      ? 'nobody waits'
      : `${counted(week.oldestDays, 'day', 'days')}, thread ${String(week.oldestThread)}`,
  ],
  ['LATE', String(week.overdue)],
  ['Due in 7 days', String(week.dueThisWeek)],
  ['DANGERS', String(week.dangers)],
  ['Please do not act', String(week.withdrawn)],
  ['To triage', String(week.untriaged)],
  ['Life at risk', String(week.triage['life'] ?? 0)],
  ['Child or adult', String(week.triage['child'] ?? 0)],
  ['Goes on', String(week.triage['continuing'] ?? 0)],
  ['Past', String(week.triage['past'] ?? 0)],
  ['Unread', String(week.unread)],
  ['Answers waiting', String(week.waiting)],
  ['Taken, closed', `${String(week.taken)}, ${String(week.closed)}`],
  ['Unproved', String(week.unproved)],
  ['Drills', `${String(week.drills)}, not counted above`],
];

export const week: Command = { usage, run };
