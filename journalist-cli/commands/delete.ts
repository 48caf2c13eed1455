import { leftOutOf } from '../case/caseView.js';
import { today } from '../../crypto/wire/day.js';
import { approveDeletion, askDeletion, carryOut } from '../cases/deletion.js';
import { type Holders, holdersOf } from '../cases/holders.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { pairs } from '../terminal/layout.js';
import { placeOf } from '../vault/line.js';
import { readNamed, refuseExistingFile, writeNamed } from './files.js';
import { isDemo, withCase } from './one.js';
import { answer, demonstration, needed, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox delete N --reason TEXT --out FILE --vault DIR
turnbox delete --approve FILE --code CODE --out FILE --vault DIR
turnbox delete N --with FILE --vault DIR
Deletes the thread of message N with its files, answers and notes. It takes two people: one asks, and
reads the code out; on a later day another reader of the roster, whom the source did not leave out,
approves with that code in their own vault; then each who holds the thread deletes it with the file
that both signed. It reaches no copy elsewhere: it says who else has one.
  turnbox delete 3 --reason "kept long enough" --out /media/stick/ask --vault ./anna
  turnbox delete --approve /media/stick/ask --code 1a2b3c --out /media/stick/yes --vault ./ben
  turnbox delete 3 --with /media/stick/yes --vault ./anna`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  reason: { type: 'string' },
  out: { type: 'string' },
  approve: { type: 'string' },
  code: { type: 'string' },
  with: { type: 'string' },
} as const;

type Values = ReturnType<typeof read>['values'];
const read = (args: readonly string[]) => readOptions(args, OPTIONS, { least: 0, most: 1 });

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = read(args);
  const [number] = positionals;
  if (values.approve !== undefined)
    return number === undefined ? approve(io, values, values.approve) : stop('usage');
  if (number === undefined) return stop('usage');
  return values.with === undefined ? ask(io, values, number) : erase(io, values, number);
}

function ask(io: Io, values: Values, typed: string): Promise<number> {
  const reason = needed(values.reason, '--reason TEXT').replace(/\s+/g, ' ').trim();
  const out = needed(values.out, '--out FILE');
  if (reason === '') return Promise.resolve(stop('text-empty'));
  refuseExistingFile(io, out);
  return withCase(io, values, typed, async ({ vault, place, now, found }) => {
    const { file, code, request } = await askDeletion(io.engine, vault, place, found, reason, now);
    await writeNamed(io, out, file);
    const leftOut = leftOutOf(found.messages);
    const holders = holdersOf(vault, place, found);
    const messages = found.messages.map(({ number }) => number);
    answer(io, values.json, { request, code, messages, leftOut, holders }, () => [
      ...demonstration(isDemo(place)),
      `Asked to delete messages ${messages.join(', ')}. Give the file to another reader.`,
      `Read this code out to them: ${code}`,
      'They approve on another day than today.',
      ...(leftOut.length > 0 ? [`Not ${leftOut.join(', ')}: the source left them out.`] : []),
      '',
      ...holderLines(holders),
    ]);
    return 0;
  });
}

async function approve(io: Io, values: Values, path: string): Promise<number> {
  const code = needed(values.code, '--code CODE, which the person who asked reads out');
  const out = needed(values.out, '--out FILE');
  refuseExistingFile(io, out);
  const bytes = await readNamed(io, path);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const day = today(io.clock);
    const { file, ...told } = await approveDeletion(io.engine, vault, place, bytes, code, day);
    await writeNamed(io, out, file);
    answer(io, values.json, told, () => [
      ...demonstration(isDemo(place)),
      `You have signed what ${told.askedBy} asked for on ${told.askedOn}.`,
      told.thread === null
        ? 'You do not hold this thread: you go by what they told you.'
        : `It is thread ${String(told.thread)} here. It stays until you delete it here too.`,
    ]);
    return 0;
  });
}

async function erase(io: Io, values: Values, typed: string): Promise<number> {
  const bytes = await readNamed(io, needed(values.with, '--with FILE'));
  return withCase(io, values, typed, async ({ vault, place, now, found }) => {
    const holders = holdersOf(vault, place, found);
    const { messages } = await carryOut(io.engine, vault, place, found, bytes, now);
    answer(io, values.json, { deleted: messages, thread: found.thread, holders }, () => [
      ...demonstration(isDemo(place)),
      `Deleted here: messages ${messages.join(', ')}. This vault's folder holds no byte of them.`,
      'A flash disk may still hold old pages: use a fresh card each month.',
      '',
      ...holderLines(holders),
    ]);
    return 0;
  });
}

const holderLines = ({ readers, gistsTo, left, backups, dropUntil }: Holders): string[] => [
  'Others may still hold it:',
  ...pairs([
    ['Readers', readers.join(', ') || 'no other'],
    ['Gists', gistsTo.join(', ') || 'none'],
    [
      'Left this vault',
      left.map(({ day, event }) => `${day} ${event}`).join('; ') || 'not by this tool',
    ],
    ['Back-ups of', backups.join(', ') || 'none since it came'],
    ['The drop', dropUntil === null ? 'no' : `sealed, until ${dropUntil} at the latest`],
  ]),
];

export const deleteCommand: Command = { usage, run };
