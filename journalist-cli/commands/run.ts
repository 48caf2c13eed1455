import { Refusal } from '../../crypto/refusal.js';
import type { Command, Io } from '../io.js';
import { ToolRefusal } from '../refusal.js';
import { visibleJson } from '../terminal/visible.js';

/** Runs one command, or says how it is called; what a person can mend is told and not thrown. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  io: Io,
): Promise<number> {
  if (args.includes('--help')) {
    for (const line of command.usage.split('\n')) io.out(line);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof ToolRefusal || error instanceof Refusal)) throw error;
    tell(io, command, args.includes('--json'), error);
    return error instanceof ToolRefusal ? error.exit : 1;
  }
}

function tell(io: Io, { usage }: Command, json: boolean, error: ToolRefusal | Refusal): void {
  if (json) io.err(visibleJson({ code: error.code, advice: error.message }));
  else io.err(`${error.message} (${error.code})`);
  if (error.code === 'usage' && !json) for (const line of usage.split('\n')) io.err(line);
}
