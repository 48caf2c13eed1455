import { type Day, parseDay } from '../../crypto/wire/day.js';
import { changeCase } from '../cases/keep.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import type { KeptCase } from '../vault/caseContents.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox keep N --until DAY | --hold REASON | --off --vault DIR
Says how long the thread of message N must be kept: until a day, or for as long as there is a legal
hold. Before that it cannot be deleted. --off takes both back.
  turnbox keep 3 --until 2027-03-02 --vault ./vault`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  until: { type: 'string' },
  hold: { type: 'string' },
  off: { type: 'boolean' },
} as const;

function dayFrom(text: string): Day {
  try {
    return parseDay(text);
  } catch {
    return stop('usage', 'A day is written 2027-03-02.');
  }
}

function changeOf(until: string | undefined, hold: string | undefined): Partial<KeptCase> {
  if (until !== undefined) return { keepUntil: dayFrom(until) };
  return hold === undefined ? { keepUntil: null, hold: null } : { hold: hold.trim() };
}

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const { until, hold, off } = values;
  const ways = [until !== undefined, hold !== undefined, off === true];
  if (ways.filter(Boolean).length !== 1) return Promise.resolve(stop('usage'));
  if (hold !== undefined && hold.trim() === '') return Promise.resolve(stop('text-empty'));
  const change = changeOf(until, hold);
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const thread = threadOf(found);
    const event = off === true ? 'lifted the hold on' : 'put a hold on';
    await changeCase(vault, thread, change, now, until === undefined ? event : 'set a day for');
    const kept = { ...found.kept, ...change };
    const told = { message: number, thread, keepUntil: kept.keepUntil, hold: kept.hold };
    answer(io, values.json, told, () => [
      ...demonstration(isDemo(place)),
      kept.hold === null
        ? `Thread ${String(thread)}: keep until ${kept.keepUntil ?? 'no day'}, no legal hold.`
        : `Thread ${String(thread)}: LEGAL HOLD. Nothing of it can be deleted.`,
    ]);
    return 0;
  });
}

export const keep: Command = { usage, run };
