import { changeCase } from '../cases/keep.js';
import { setStatus } from '../cases/status.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox assign N NAME | turnbox assign N --me --vault DIR [--clear]
Says who works on the thread of message N. A name stays in this vault; --me also tells the colleagues
who read it that you have taken it, with the next outbox, so that two of you do not answer.
  turnbox assign 3 Ruth --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, me: { type: 'boolean' }, clear: { type: 'boolean' } } as const;

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 2 });
  const name = positionals[1]?.trim();
  const ways = [name !== undefined, values.me === true, values.clear === true];
  if (ways.filter(Boolean).length !== 1 || name === '') return Promise.resolve(stop('usage'));
  const assigned = values.clear === true ? null : (name ?? 'me');
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const thread = threadOf(found);
    await changeCase(vault, thread, { assigned }, now, 'assigned');
    if (values.me === true)
      await vault.transaction(() => setStatus(vault, place, thread, 'taken', now));
    answer(io, values.json, { message: number, thread, assigned }, () => [
      ...demonstration(isDemo(place)),
      assigned === null ? 'It is nobody’s now.' : `Thread ${String(thread)} is for ${assigned}.`,
      ...(values.me === true ? ['Your colleagues hear that you have taken it.'] : []),
    ]);
    return 0;
  });
}

export const assign: Command = { usage, run };
