import { statSync } from 'node:fs';
import { Refusal } from '../../crypto/refusal.js';
import { today } from '../../crypto/wire/day.js';
import { keyName, publicKeyOf, verifierKey } from '../../crypto/wire/note.js';
import { loadCases, waitingCases } from '../cases/cases.js';
import { importBundle, type Imported } from '../import/importBundle.js';
import { takeRosterFile } from '../import/rosters.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { importWarnings } from '../terminal/importWarnings.js';
import { counted, pairs } from '../terminal/layout.js';
import { identityOf, isOn, progressOf } from '../vault/line.js';
import { wordLines, wordsOf } from '../vault/root.js';
import type { Vault } from '../vault/vault.js';
import { describe, describedLines } from './roster/describe.js';
import { readNamed } from './files.js';
import {
  answer,
  demonstration,
  inFolder,
  readOptions,
  VAULT_OPTIONS,
  withVault,
} from './options.js';

const usage = `turnbox import PATH --vault DIR [--root root.XXXXXXXX+...]
Takes in a roster file, or a stick that a courier filled. The first roster needs the line's
published key, which you compare by its words.
  turnbox import roster-1 --vault ./vault --root root.1a2b3c4d+...
  turnbox import /media/stick --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, root: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const path = positionals[0] ?? '';
  const found = statSync(inFolder(io, path), { throwIfNoEntry: false }) ?? stop('file-unreadable');
  return withVault(io, values, (vault) =>
    found.isDirectory()
      ? stick(io, vault, inFolder(io, path), values.json)
      : rosterFile(io, vault, path, values),
  );
}

async function rosterFile(
  io: Io,
  vault: Vault,
  path: string,
  values: { readonly root?: string | undefined; readonly json?: boolean | undefined },
): Promise<number> {
  const roster = await takeRosterFile(io.engine, vault, await readNamed(io, path), values.root);
  const { root, seed } = identityOf(vault);
  const published = await verifierKey(
    io.engine,
    keyName('root', roster.line),
    root ?? stop('root-needed'),
  );
  const words = await wordsOf(io.engine, published);
  const onRoster = isOn(roster, await publicKeyOf(io.engine, seed));
  const described = await describe(io.engine, roster);
  answer(io, values.json, { ...described, root: published, words, onRoster }, () => [
    ...demonstration(described.demonstration),
    ...describedLines(described, io.columns),
    '',
    "The root's words. Compare them with the poster, or with what the line publishes:",
    ...wordLines(words),
    ...(onRoster ? [] : ['', 'This vault is not on this roster yet.']),
  ]);
  return 0;
}

async function stick(
  io: Io,
  vault: Vault,
  path: string,
  json: boolean | undefined,
): Promise<number> {
  const imported = await importBundle(io, vault, path).catch((error: unknown) =>
    adviseRestored(vault, error),
  );
  const { place, tally, incomplete, ...rest } = imported;
  const isWhole = incomplete === null && imported.missingCells.length === 0;
  const waiting = waitingCases(loadCases(vault, place, today(io.clock)));
  const told = {
    clock: today(io.clock),
    whole: isWhole,
    incomplete,
    ...tally,
    ...rest,
    ...waiting,
  };
  answer(io, json, told, () => [
    ...demonstration(place.roster.settings.demo === 1),
    ...summary(imported, told.clock),
    ...(waiting.untriaged.length > 0
      ? [
          '',
          `To triage: ${waiting.untriaged.join(', ')}. Look with turnbox show N, then:`,
          '  turnbox triage N life|child|continuing|past',
        ]
      : []),
  ]);
  if (json !== true && waiting.dangerSigns.length > 0)
    io.err(
      `! THE DANGER SIGN IS IN MESSAGE ${waiting.dangerSigns.join(', ')}. Before anything else: turnbox danger ${String(waiting.dangerSigns[0])}`,
    );
  if (json !== true) for (const line of importWarnings(imported)) io.err(line);
  return isWhole ? 0 : 1;
}

/** A courier goes by the statement of the vault that was lost, and leaves out what that one had. */
function adviseRestored(vault: Vault, error: unknown): never {
  const isGap =
    error instanceof Refusal && (error.code === 'head-gap' || error.code === 'batch-gap');
  if (isGap && progressOf(vault).restored?.waits === true) return stop('restored-needs-all');
  throw error;
}

function summary(imported: Imported, clock: string): string[] {
  const { tally, published, heard, destroyed } = imported;
  const optional: readonly (readonly [number, string, string])[] = [
    [tally.damaged, 'Damaged', 'shown in the list, joined to nothing'],
    [tally.repeated, 'Sent twice', 'kept once'],
    [tally.unreadable, 'Unreadable', 'not in the form of a sealed message'],
    [tally.expired, 'Expired', 'older than the line keeps them'],
    [tally.keyless, 'Key gone', 'sealed to a key that this vault no longer has'],
  ];
  return pairs([
    ['New', counted(tally.tips, 'message', 'messages')],
    [
      'Follow-ups',
      counted(
        tally.followUps,
        'message of a source known before, proved',
        'messages of sources known before, proved',
      ),
    ],
    ['Noise', `${String(tally.chaff)}, or sealed to others: dropped`],
    ...optional
      .filter(([count]) => count > 0)
      .map(([count, name, meaning]) => [name, `${String(count)}: ${meaning}`] as const),
    ...(published > 0
      ? [['Answers out', counted(published, 'answer is', 'answers are') + ' published'] as const]
      : []),
    ...(heard > 0
      ? [['Colleagues', counted(heard, 'part of an answer', 'parts of answers') + ' read'] as const]
      : []),
    ['Edition', String(imported.edition)],
    ['Batches', `in through ${String(imported.through)}`],
    ...(destroyed.length > 0
      ? [
          [
            'Keys gone',
            `${counted(destroyed.length, 'day', 'days')}, ${destroyed[0] ?? ''} to ${destroyed.at(-1) ?? ''} (today is ${clock} here)`,
          ] as const,
        ]
      : []),
  ]);
}

export const importCommand: Command = { usage, run };
