import { changeCase } from '../cases/keep.js';
import type { Command, Io } from '../io.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox label N [TEXT] --vault DIR
Gives the thread of message N a name that only this vault knows; without a text it takes it away.
  turnbox label 3 "Harbour case" --vault ./vault`;

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 2 });
  const typed = positionals[1]?.trim() ?? '';
  const label = typed === '' ? null : typed;
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const thread = threadOf(found);
    await changeCase(vault, thread, { label }, now, 'labelled');
    answer(io, values.json, { message: number, thread, label }, () => [
      ...demonstration(isDemo(place)),
      label === null ? 'The label is gone.' : `Thread ${String(thread)} is now called: ${label}`,
    ]);
    return 0;
  });
}

export const label: Command = { usage, run };
