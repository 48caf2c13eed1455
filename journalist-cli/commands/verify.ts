import { statSync } from 'node:fs';
import { parseClaim, type Claim } from '../../crypto/wire/claim.js';
import { type Key, parseKey } from '../../crypto/wire/fields.js';
import { parseVerifierKey } from '../../crypto/wire/note.js';
import { claimInCase, claimInVault } from '../case/verifyClaim.js';
import { type CheckedCase, verifyCaseFolder } from '../case/verifyFolder.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { pairs } from '../terminal/layout.js';
import { readNamed } from './files.js';
import { answer, inFolder, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox verify DIR [--root root.XXXXXXXX+...]
turnbox verify CLAIM --vault DIR | --case DIR [--root root.XXXXXXXX+...]
Checks a case that was handed over: every file, its signature, its log. With the line's published
root key it also checks that the signer reads for the line. Or checks a source's claim 'it was me'
against a thread of the vault, or of a case that holds its source's key.
  turnbox verify /media/stick/case-3 --root root.0337baa8+...`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  root: { type: 'string' },
  case: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

async function rootOf(io: Io, text: string | undefined): Promise<Key | null> {
  if (text === undefined) return null;
  return parseKey((await parseVerifierKey(io.engine, text)).key);
}

const ROOT_SAID = {
  true: 'signed by the root that you gave',
  false: 'NOT signed by the root that you gave. Do not trust this case',
  null: 'not checked: give --root, or compare the key with the roster that the line publishes',
} as const;

const caseLines = ({
  case: { key, day, holds, asked, power, files, log },
  reader,
  rootHolds,
}: CheckedCase) => [
  rootHolds === false
    ? 'Every byte is as it was signed, but who signed it is not proved.'
    : 'This case is whole: every byte is as it was signed.',
  ...pairs([
    ['Signed by', reader],
    ['Their key', key],
    ['Roster', ROOT_SAID[`${rootHolds}`]],
    ['On', day],
    ['Holds', holds.join(', ')],
    ...(asked === null ? [] : [['Asked by', `${asked}; ${power ?? ''}`] as const]),
    ['Files', String(files.size)],
    ...(log === null ? [] : [['Log', `${String(log.entries)} entries, unbroken`] as const]),
  ]),
];

async function verifyCase(io: Io, folder: string, values: Values): Promise<number> {
  const checked = await verifyCaseFolder(io.engine, folder, await rootOf(io, values.root));
  const { case: found, reader, rootHolds } = checked;
  const told = { ...found, files: [...found.files.keys()], reader, rootHolds };
  answer(io, values.json, told, () => caseLines(checked));
  return rootHolds === false ? 1 : 0;
}

const claimLines = ({ day, for: whom }: Claim, whose: string): string[] => [
  `It was them: whoever made this holds the codename of ${whose}.`,
  ...pairs([
    ['Made for', whom],
    ['Made on', `${day}, as its maker says`],
  ]),
  'If it was not made for you, it proves nothing to you. It proves the words, not the person.',
];

async function verifyClaimFile(io: Io, path: string, values: Values): Promise<number> {
  const claim = parseClaim(await readNamed(io, path));
  if (values.case !== undefined) {
    const root = await rootOf(io, values.root);
    const checked = await verifyCaseFolder(io.engine, inFolder(io, values.case), root);
    const { rootHolds, reader } = checked;
    // Whoever forges a case can forge its source too.
    if (rootHolds === false) return stop('case-not-reader');
    const found = await claimInCase(io.engine, checked, claim);
    answer(io, values.json, { ...found, reader, rootHolds }, () => [
      ...claimLines(found, 'the source of this case'),
      ...pairs([
        ['Case by', reader],
        ['Roster', ROOT_SAID[`${rootHolds}`]],
      ]),
    ]);
    return 0;
  }
  return withVault(io, values, async (vault) => {
    const found = await claimInVault(io.engine, vault, claim);
    const { thread, messages } = found;
    const whose = `thread ${String(thread)} (message ${messages.join(', ')})`;
    // The claim names its thread by its id; here it is known by a number.
    const told = { day: found.claim.day, for: found.claim.for, thread, messages };
    answer(io, values.json, told, () => claimLines(found.claim, whose));
    return 0;
  });
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const path = positionals[0] ?? '';
  const found = statSync(inFolder(io, path), { throwIfNoEntry: false });
  if (found === undefined) return stop('file-unreadable');
  if (found.isDirectory()) return verifyCase(io, inFolder(io, path), values);
  return verifyClaimFile(io, path, values);
}

export const verify: Command = { usage, run };
