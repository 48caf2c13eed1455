import type { Command, Io } from '../io.js';
import { rosterKey } from './roster/key.js';
import { rosterLast } from './roster/last.js';
import { rosterNew } from './roster/new.js';
import { rosterNext } from './roster/next.js';
import { rosterRecover } from './roster/recover.js';
import { rosterSheets } from './roster/sheets.js';
import { rosterVouch } from './roster/vouch.js';
import { rosterShow } from './roster/show.js';

/** The root key holders' commands; each is in a file of its own. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['key', rosterKey],
  ['new', rosterNew],
  ['next', rosterNext],
  ['last', rosterLast],
  ['show', rosterShow],
  ['sheets', rosterSheets],
  ['recover', rosterRecover],
  ['vouch', rosterVouch],
]);

const usage = [...COMMANDS.values()].map((command) => command.usage).join('\n\n');

async function run([name = '', ...args]: readonly string[], io: Io): Promise<number> {
  const command = COMMANDS.get(name);
  if (command !== undefined) return command.run(args, io);
  for (const line of usage.split('\n')) io.err(line);
  return 2;
}

export const roster: Command = { usage, run };
