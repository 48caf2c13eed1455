import { Refusal } from '../../crypto/refusal.js';
import type { Command, Io } from '../io.js';
import { ToolRefusal } from '../refusal.js';
import { guarded } from '../terminal/guarded.js';
import { VERSION } from '../version.js';
import { card } from './commands/card.js';
import { init } from './commands/init.js';
import { join } from './commands/join.js';
import { status } from './commands/status.js';
import { sync } from './commands/sync.js';
import { watch } from './commands/watch.js';
import { CourierRefusal } from './refusals.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  card,
  join,
  sync,
  status,
  watch,
};

const HELP = `turnbox-courier carries sealed files between the drop and the readers' sticks. It can
open none of them.

  init      make a courier's key
  card      print the card for the roster
  join      tie the courier to its line
  sync      bring outboxes, publish the edition, fetch the batch, write bundles
  status    what was last seen
  watch     sync at even times; or look at a line's site from outside, as anybody may

turnbox-courier COMMAND --help explains each. It goes through Tor unless the drop is on this same
computer. Do not start it from a stick, which many desktops forbid: copy it home first.`;

/** Line by line: what a terminal obeys, and a line's end is among that, is shown by a sign. */
const linesOf = (text: string): string[] => text.split('\n');

/** Runs the courier's program: 0 done, 1 refused, 2 called wrongly, 4 wrong passphrase. */
export async function runCourier(argv: readonly string[], outer: Io): Promise<number> {
  // The drop's words and labels are a stranger's: no line reaches the terminal as it came.
  const io = guarded(outer);
  const [name, ...args] = argv;
  if (name === undefined || name === '--help') {
    for (const line of linesOf(HELP)) io.out(line);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    io.out(`turnbox-courier ${VERSION}`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    for (const line of linesOf(HELP)) io.err(line);
    return 2;
  }
  if (args.includes('--help')) {
    for (const line of linesOf(command.usage)) io.out(line);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    return failed(error, command, io);
  }
}

function failed(error: unknown, command: Command, io: Io): number {
  if (error instanceof ToolRefusal) {
    for (const line of linesOf(error.message)) io.err(line);
    return error.exit;
  }
  if (error instanceof CourierRefusal || error instanceof Refusal) {
    io.err(
      `${error.message} (${error instanceof CourierRefusal ? (error.drop ?? error.code) : error.code})`,
    );
    return 1;
  }
  if (isMisused(error)) {
    for (const line of linesOf(command.usage)) io.err(line);
    return 2;
  }
  throw error;
}

/** What node:util says of options that a command does not have. */
const isMisused = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  String(error.code).startsWith('ERR_PARSE_ARGS');
