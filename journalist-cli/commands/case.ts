import { existsSync } from 'node:fs';
import { attempt } from '../../crypto/refusal.js';
import { CASE_FIELDS, type CaseField } from '../../crypto/wire/case.js';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { today } from '../../crypto/wire/day.js';
import { type Label, parseLabel } from '../../crypto/wire/fields.js';
import { caseFiles, type CaseChoice } from '../case/caseFiles.js';
import { type CaseThread, caseThread } from '../case/caseThread.js';
import { leftOutOf } from '../case/caseView.js';
import { type Receivers, receiversOf, refuseLeftOut, sealedFor } from '../case/receivers.js';
import { tarStream } from '../case/tar.js';
import { wishOf } from '../cases/gist.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { handOverWarnings } from '../terminal/handOverText.js';
import { isEmptyFolder, writeReadOnlyFile, writeReadOnlyFolder } from '../vault/durable.js';
import { placeOf } from '../vault/line.js';
import { logEvent } from '../vault/log.js';
import { loadThreads } from '../vault/threads.js';
import type { Vault } from '../vault/vault.js';
import { readNamed } from './files.js';
import {
  answer,
  demonstration,
  inFolder,
  needed,
  readOptions,
  VAULT_OPTIONS,
  withVault,
} from './options.js';
import { numberOf } from './show.js';

const usage = `turnbox case N --to DIR --vault DIR [--gist TEXT | --gist-file F] [--agreed]
             [--include FIELD,...] [--age RECIPIENT | --pgp CERTIFICATE]
turnbox case N --to DIR --vault DIR --court --asked-by TEXT --power TEXT [--include FIELD,...]
Hands over the thread of message N: a page that prints, originals and hashes, signed by you. It
holds your own words alone unless you include more, with commas between:
  ${CASE_FIELDS.slice(1).join(', ')}
--agreed says that the source agreed; it is needed for more than a gist. With --age or --pgp, which
can be given more than once, DIR is one file that only these keys open.
  turnbox case 3 --to /media/stick/case-3 --gist-file gist.txt --vault ./vault`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  to: { type: 'string' },
  gist: { type: 'string' },
  'gist-file': { type: 'string' },
  include: { type: 'string' },
  agreed: { type: 'boolean' },
  court: { type: 'boolean' },
  'asked-by': { type: 'string' },
  power: { type: 'string' },
  age: { type: 'string', multiple: true },
  pgp: { type: 'string', multiple: true },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** What is handed over when a court asks and nobody says otherwise. */
const COURT: readonly CaseField[] = CASE_FIELDS.filter((field) => field !== 'gist');

async function gistOf(io: Io, values: Values): Promise<string | null> {
  if (values.gist !== undefined && values['gist-file'] !== undefined) return stop('usage');
  const text =
    values['gist-file'] === undefined
      ? (values.gist ?? (values.court === true ? '' : await io.input()))
      : fromUtf8(await readNamed(io, values['gist-file']));
  if (text.trim() !== '') return text.trim();
  return values.court === true ? null : stop('gist-missing');
}

function included(values: Values): readonly CaseField[] {
  if (values.include === undefined) return values.court === true ? COURT : [];
  const asked = values.include.split(',');
  const known = CASE_FIELDS.filter((field) => asked.includes(field));
  return known.length === new Set(asked).size
    ? known
    : stop('usage', `Fields are ${CASE_FIELDS.join(', ')}.`);
}

async function labelOf(text: string | undefined, option: string): Promise<Label> {
  const label = await attempt(() => parseLabel(needed(text, option)));
  return label.ok && label.value !== '-'
    ? label.value
    : stop('usage', `${option} is one line of up to 120 characters.`);
}

async function choiceOf(io: Io, values: Values): Promise<CaseChoice> {
  const isCourt = values.court === true;
  if (!isCourt && (values['asked-by'] !== undefined || values.power !== undefined))
    return stop('usage', '--asked-by and --power belong to --court.');
  const asked = isCourt ? await labelOf(values['asked-by'], '--asked-by') : null;
  const power = isCourt ? await labelOf(values.power, '--power') : null;
  const gist = await gistOf(io, values);
  const fields = included(values);
  const holds = CASE_FIELDS.filter((field) =>
    field === 'gist' ? gist !== null : fields.includes(field),
  );
  return { day: today(io.clock), holds, gist, asked, power };
}

/** A gist may go where the newest message says yes; anything more needs the source, or the law. */
function refuseUnagreed(
  vault: Vault,
  { thread }: CaseThread,
  { holds, asked }: CaseChoice,
  values: Values,
): void {
  const mayGist = wishOf(vault, thread.thread) === 'yes';
  const isGist = holds.every((field) => field === 'gist');
  if (values.agreed !== true && asked === null && !(mayGist && isGist)) stop('case-not-agreed');
}

const eventOf = ({ holds, asked, power }: CaseChoice, to: Receivers): string =>
  [
    `made a case that holds ${holds.join(', ')}`,
    ...(asked === null ? ['as agreed with the source'] : [`asked for by ${asked}`]),
    ...(power === null ? [] : [`by the power of ${power}`]),
    ...(to.names.length === 0 ? [] : [`sealed to ${to.names.join(', ')}`]),
  ].join('; ');

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  const target = inFolder(io, needed(values.to, '--to DIR'));
  const choice = await choiceOf(io, values);
  const receivers = await receiversOf(io, values.age ?? [], values.pgp ?? []);
  const isSealed = receivers.names.length > 0;
  if (existsSync(target) && (isSealed || !isEmptyFolder(target))) return stop('file-exists');
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const found = caseThread(vault, loadThreads(vault, place), number);
    refuseUnagreed(vault, found, choice, values);
    refuseLeftOut(vault, place, found, receivers);
    // Before it is written: a case that is out and not in the log would be worse than the reverse.
    await vault.transaction(() => logEvent(vault, choice.day, eventOf(choice, receivers), number));
    const names: string[] = [];
    const files = noting(caseFiles(io.engine, vault, place, found, choice), names);
    await (
      isSealed
        ? writeReadOnlyFile(target, sealedFor(io.engine, receivers, tarStream('case', files)))
        : writeReadOnlyFolder(target, pairs(files))
    ).catch(unwritable);
    const warnings = handOverWarnings(found, choice, receivers);
    const told = {
      message: number,
      holds: choice.holds,
      files: names,
      sealedTo: receivers.names,
      leftOut: leftOutOf(found.tips.map(({ view }) => view)),
      warnings,
    };
    answer(io, values.json, told, () => [
      ...demonstration(place.roster.settings.demo === 1),
      isSealed
        ? `The case of message ${String(number)} is written as one file. Inside:`
        : `The case of message ${String(number)} is written:`,
      ...names.map((name) => `  ${name}`),
      isSealed ? 'Whoever opens it unpacks it with: tar xf' : 'Check it with: turnbox verify DIR',
    ]);
    if (values.json !== true) for (const warning of warnings) io.err(`! ${warning}`);
    return 0;
  });
}

type Files = ReturnType<typeof caseFiles>;

async function* noting(files: Files, names: string[]): Files {
  for await (const file of files) {
    names.push(file.name);
    yield file;
  }
}

async function* pairs(files: Files): AsyncGenerator<readonly [string, Iterable<Uint8Array>]> {
  for await (const { name, pieces } of files) yield [name, pieces];
}

function unwritable(error: unknown): never {
  if (error instanceof Error && 'syscall' in error) return stop('file-unwritable');
  throw error;
}

export const caseCommand: Command = { usage, run };
