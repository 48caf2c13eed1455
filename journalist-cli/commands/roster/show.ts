import { verifyNote, keyName, parseVerifierKey } from '../../../crypto/wire/note.js';
import { parseRoster } from '../../../crypto/wire/roster.js';
import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
import { readNamed } from '../files.js';
import { answer, demonstration, readOptions } from '../options.js';
import { describe, describedLines } from './describe.js';

const usage = `turnbox roster show FILE [--root root.XXXXXXXX+...] [--json]
Shows a roster file. With the line's published key its signature is checked.
  turnbox roster show roster-1`;

const OPTIONS = { root: { type: 'string' }, json: { type: 'boolean' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const roster = parseRoster(await readNamed(io, positionals[0] ?? ''));
  if (values.root !== undefined) {
    const { name, key } = await parseVerifierKey(io.engine, values.root);
    if (name !== keyName('root', roster.claims.line)) return stop('root-differs');
    await verifyNote(io.engine, roster, name, key);
  }
  const described = await describe(io.engine, roster.claims);
  const isChecked = values.root !== undefined;
  answer(io, values.json, { ...described, checked: isChecked }, () => [
    ...demonstration(described.demonstration),
    ...describedLines(described, io.columns),
    '',
    isChecked ? 'Its signature is right.' : 'Its signature was not checked: no --root was given.',
  ]);
  return 0;
}

export const rosterShow: Command = { usage, run };
