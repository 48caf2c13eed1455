import { changeCase } from '../cases/keep.js';
import type { Command, Io } from '../io.js';
import { isDemo, threadOf, withCase } from './one.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS } from './options.js';

const usage = `turnbox mute N --vault DIR [--off]
Leaves the thread of message N out of the list until a newer message comes. What is due stays due, and
a danger is always shown. It stays in this vault.
  turnbox mute 3 --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, off: { type: 'boolean' } } as const;

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  return withCase(io, values, positionals[0], async ({ vault, place, now, number, found }) => {
    const thread = threadOf(found);
    const muted = values.off !== true;
    const last = Math.max(...found.messages.map((tip) => tip.number));
    const event = muted ? 'muted' : 'unmuted';
    await changeCase(vault, thread, { mutedThrough: muted ? last : null }, now, event);
    answer(io, values.json, { message: number, thread, muted }, () => [
      ...demonstration(isDemo(place)),
      muted
        ? 'Muted until a newer message comes. turnbox list --all shows it.'
        : 'It is in the list again.',
    ]);
    return 0;
  });
}

export const mute: Command = { usage, run };
