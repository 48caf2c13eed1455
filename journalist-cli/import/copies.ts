import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, type Code, type Refusal, refuse } from '../../crypto/refusal.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { openCellWithKey } from '../../crypto/wire/cell.js';
import { type Copies, openCopies } from '../../crypto/wire/copies.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import { checkFile } from '../../crypto/wire/file.js';
import { type Outbox, parseOutbox, verifyOutbox } from '../../crypto/wire/outbox.js';
import { parseReplyPart, verifyReplyPart } from '../../crypto/wire/reply.js';
import { readerId } from '../../crypto/wire/roster.js';
import { keepGists } from '../cases/gist.js';
import { type ForeignCell, type HeardPart, STATUS_WORDS } from '../vault/colleagueContents.js';
import { labelOf, type Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFolder } from './bundleFolder.js';
import { cellBytes } from './cells.js';

/** A manifest's own limit. */
const MANIFEST_CAP = 64 * 1024;
/** Of each colleague; two would do for the alarm. */
const SHOWN_KEPT = 50;

/** What colleagues told this vault in the outboxes on a stick. */
export interface CopiesSeen {
  /** Parts of colleagues' answers that were opened now. */
  readonly heard: number;
  /** Those of them that say something else than their author signed under the same reply before. */
  readonly conflicting: number;
  /** Whose outbox or copies were not as they must be, and why. */
  readonly faults: readonly { readonly label: string; readonly code: Code }[];
}

interface Reading {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly place: Place;
  readonly bundle: BundleFolder;
}

/**
 * Reads what each colleague's newest outbox holds for this reader. A file of copies counts only if
 * its author's signed manifest names it; what is wrong with one colleague's stops nobody else's.
 */
export async function takeCopies(
  engine: Engine,
  vault: Vault,
  place: Place,
  bundle: BundleFolder,
): Promise<CopiesSeen> {
  const reading: Reading = { engine, vault, place, bundle };
  const faults: { label: string; code: Code }[] = [];
  let heard = 0;
  let conflicting = 0;
  const readers = new Set(place.rosters.flatMap((roster) => roster.readers).map(({ key }) => key));
  readers.delete(place.key);
  for (const reader of readers) {
    const read = await attempt(() => takeFrom(reading, reader));
    if (read.ok) {
      heard += read.value.heard;
      conflicting += read.value.conflicting;
    }
    const code = read.ok ? read.value.fault : read.refusal.code;
    if (code !== null) faults.push({ label: labelOf(place, reader), code });
  }
  return { heard, conflicting, faults };
}

type Heard = Pick<CopiesSeen, 'heard' | 'conflicting'>;
type Taken = Heard & { readonly fault: Code | null };
const NOTHING_HEARD: Heard = { heard: 0, conflicting: 0 };
const NOTHING: Taken = { ...NOTHING_HEARD, fault: null };

async function takeFrom(reading: Reading, reader: Key): Promise<Taken> {
  const { engine, vault, place, bundle } = reading;
  const id = await readerId(engine, place.line, reader);
  const bytes = bundle.read(bundlePath.outbox(id), MANIFEST_CAP);
  if (bytes === null) return NOTHING;
  const outbox = await verifyOutbox(engine, parseOutbox(bytes), place.line, reader);
  const before = vault.shown.all().flatMap(({ value }) => (value.reader === reader ? [value] : []));
  // A colleague's older outbox tells nothing that a newer one did not.
  if (before.some((each) => each.outbox > outbox.number)) return NOTHING;
  const same = before.find((each) => each.outbox === outbox.number);
  if (same !== undefined && same.hash !== outbox.hash) return refuse('outbox-replayed');
  const opened = await attempt(() => openedCopies(reading, outbox));
  const isHere = opened.ok || !isCouriers(opened.refusal);
  if (!isHere) throw opened.refusal;
  const heard = await vault.transaction(async () => {
    if (same === undefined) remember(vault, reader, outbox, opened.ok);
    return opened.ok && opened.value !== null ? keep(reading, reader, opened.value) : NOTHING_HEARD;
  });
  return { ...heard, fault: opened.ok ? null : opened.refusal.code };
}

function remember(vault: Vault, reader: Key, { number, hash }: Outbox, opened: boolean): void {
  vault.shown.add({ reader, outbox: number, hash, opened });
  const all = vault.shown.all().filter(({ value }) => value.reader === reader);
  for (const { row } of all.slice(0, -SHOWN_KEPT)) vault.shown.remove(row);
}

/** A file that is missing or changed on the stick is no word of its author's: the next stick may have it. */
const isCouriers = ({ code }: Refusal): boolean => code === 'file-missing' || code === 'file-hash';

async function openedCopies(
  { engine, vault, place, bundle }: Reading,
  outbox: Outbox,
): Promise<Copies | null> {
  const line = outbox.files.get(`copies-${place.id}`);
  if (line === undefined) return null;
  const file = bundle.read(bundlePath.copies(line.hash), line.size) ?? refuse('file-missing');
  await checkFile(engine, file, line);
  const seeds = vault.daykeys.all().map(({ value }) => value.seed);
  return openCopies(engine, seeds, file);
}

async function keep(reading: Reading, author: Key, copies: Copies): Promise<Heard> {
  const { vault } = reading;
  const waiting = Map.groupBy(
    vault.foreigns.all().filter(({ value }) => !value.copied),
    ({ value }) => value.hash,
  );
  const known = vault.heard.all().map(({ value }) => value);
  let [heard, conflicting] = [0, 0];
  for (const { hash, fileKey } of copies.cells) {
    const rows = waiting.get(hash);
    if (rows === undefined) continue;
    // A copy that does not open its cell, or opens something else, is none.
    const opened = await attempt(() =>
      hear(
        reading,
        author,
        rows.map(({ value }) => value),
        fileKey,
      ),
    );
    if (!opened.ok) continue;
    for (const { row, value } of rows)
      vault.foreigns.put(row, { ...value, copied: true, alarm: false });
    waiting.delete(hash);
    heard += 1;
    if (known.some((each) => contradicts(each, opened.value))) conflicting += 1;
    known.push(opened.value);
  }
  keepStatuses(vault, author, copies);
  keepGists(vault, author, copies);
  return { heard, conflicting };
}

/**
 * Opens a cell, and keeps it on the thread that its author signed. Threads that share a tag key have
 * it among their cells too. Whatever a colleague signs is kept, one text beside another.
 */
async function hear(
  { engine, vault, place }: Reading,
  author: Key,
  cells: readonly ForeignCell[],
  fileKey: Uint8Array,
): Promise<HeardPart> {
  const [first = refuse('file-missing')] = cells;
  const bytes =
    (await cellBytes(engine, vault, first.edition, first.hash)) ?? refuse('file-missing');
  const note = parseReplyPart(await openCellWithKey(fileKey, bytes));
  const part = await verifyReplyPart(engine, note, place.line, author);
  const named = cells.find(({ thread }) => thread === part.thread) ?? refuse('reply-malformed');
  const heard: HeardPart = { author, part, edition: named.edition, cell: named.hash };
  vault.heard.add(heard);
  return heard;
}

/** Other words under one reply: a source could be shown one text and colleagues another. */
const contradicts = (one: HeardPart, other: HeardPart): boolean =>
  one.author === other.author &&
  one.part.thread === other.part.thread &&
  one.part.reply === other.part.reply &&
  (one.part.parts !== other.part.parts ||
    (one.part.part === other.part.part && one.part.text !== other.part.text));

const isWord = (word: string): word is (typeof STATUS_WORDS)[number] =>
  (STATUS_WORDS as readonly string[]).includes(word);

/** An outbox is cumulative: what its author no longer says is gone. */
function keepStatuses(vault: Vault, author: Key, { statuses }: Copies): void {
  const known = new Set<Id>(vault.threads.all().map(({ value }) => value.thread));
  for (const { row, value } of vault.statuses.all())
    if (value.author === author) vault.statuses.remove(row);
  for (const { thread, word, day } of statuses)
    if (known.has(thread) && isWord(word)) vault.statuses.add({ author, thread, word, day });
}
