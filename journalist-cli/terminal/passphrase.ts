import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';

const LEAST_CHARACTERS = 12;
const isShort = (chosen: string): boolean => Array.from(chosen).length < LEAST_CHARACTERS;

/** The passphrase of a key file that exists: from a file in scripts, else asked for, unseen. */
export async function askPassphrase(
  io: Io,
  file: string | undefined,
  question = 'Passphrase',
): Promise<string> {
  if (file !== undefined) return fromFile(io, file);
  return (await io.secret(question)) ?? stop('passphrase-missing');
}

/** The passphrase of a new key file: asked for twice, and long enough to be worth its lock. */
export async function choosePassphrase(io: Io, file: string | undefined): Promise<string> {
  const chosen =
    file === undefined
      ? ((await io.secret('Choose a passphrase (five words or more)', (typed) =>
          isShort(typed) ? 'Too short: five words or more, or 12 characters.' : undefined,
        )) ?? stop('passphrase-missing'))
      : await fromFile(io, file);
  if (isShort(chosen)) return stop('passphrase-short');
  if (file !== undefined) return chosen;
  const again = await io.secret('The same again', (typed) =>
    typed === chosen ? undefined : 'Not the same. Type it again, or press Ctrl-C to begin anew.',
  );
  return again === chosen ? chosen : stop('passphrase-differs');
}

/** An editor ends its last line; that line feed is not part of the passphrase. */
async function fromFile(io: Io, file: string): Promise<string> {
  try {
    return (await readFile(resolve(io.cwd, file), 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return stop('file-unreadable');
  }
}
