import { Command, CommanderError } from 'commander';
import { init } from './commands/init.js';
import type { Io } from './commands/io.js';
import { roster, type RosterOptions } from './commands/roster.js';
import { start } from './commands/start.js';
import { kindOf } from './refusal.js';
import { SetUpFault } from './setUpFault.js';

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/** The commands of the drop; gives the exit code. */
export async function program(args: readonly string[], io: Io): Promise<number> {
  try {
    await commands(io).parseAsync([...args], { from: 'user' });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED;
    io.note(
      error instanceof SetUpFault ? error.message : `Something went wrong (${kindOf(error)}).`,
    );
    return REFUSED;
  }
}

function commands(io: Io): Command {
  const root = new Command('turnbox-server')
    .description('The drop of an anonymous tip line.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.note(text.trimEnd()),
    });
  root
    .command('init')
    .description('make the folder of a line, with the key and the card of its drop')
    .argument('<dir>', 'the folder to make')
    .requiredOption('--label <text>', 'what the root key holders call this drop')
    .action((dir: string, options: { label: string }) => init(dir, options, io));
  root
    .command('roster')
    .description('load a roster that the root key holders signed')
    .argument('<file>', 'the signed roster')
    .requiredOption('--dir <dir>', 'the folder of the line')
    .option('--override', 'open a line that has fewer than two readers or couriers', false)
    .action((file: string, options: RosterOptions) => roster(file, options, io));
  root
    .command('start')
    .description('serve a line until it is stopped')
    .argument('<dir>', 'the folder of the line')
    .action((dir: string) => start(dir, io));
  return root;
}
