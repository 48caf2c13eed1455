import type { Engine } from '../../crypto/engine/engine.js';
import { context } from '../../crypto/keys/line.js';
import { refuse } from '../../crypto/refusal.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type Bytes, concat, equalBytes, fromHex, toHex } from '../../crypto/wire/bytes.js';
import {
  type CellsFile,
  cellsSize,
  ENTRY_BYTES,
  parseCells,
  TAG_BYTES,
} from '../../crypto/wire/cells.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Hash, Id } from '../../crypto/wire/fields.js';
import { checkFile, fileHash } from '../../crypto/wire/file.js';
import type { CellsLine, Head } from '../../crypto/wire/head.js';
import type { KeptThread } from '../vault/contents.js';
import type { Place } from '../vault/line.js';
import { goneFrom } from '../vault/numbers.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFolder } from './bundleFolder.js';

/** What the cells of new editions told. */
export interface CellsSeen {
  /** Own answers whose last part was seen now. */
  readonly published: number;
  /** Cells under a thread's tag that this vault did not make. */
  readonly foreign: number;
  /** Editions whose cells are not on the stick. */
  readonly missing: readonly number[];
}

interface Seen {
  readonly tag: Bytes;
  readonly hash: Hash;
}

/**
 * Holds the cells of all editions against all threads. They stay as long as replies do, some 6 MB
 * for a usual line, so that a thread that is opened later finds what was published before, and a
 * copy that comes later finds the cell that it opens. Days of replies end by the day up to which things
 * may be called past: a head that is dated far ahead makes none of them go.
 */
export async function takeCells(
  engine: Engine,
  vault: Vault,
  place: Place,
  bundle: BundleFolder,
  newest: Head,
  lastDay: Day,
): Promise<CellsSeen> {
  let published = 0;
  let foreign = 0;
  const missing: number[] = [];
  const oldestFirst = [...newest.cells.entries()].reverse();
  for (const [i, line] of oldestFirst) {
    const edition = newest.edition - i;
    const isDue = daysFrom(line.day, lastDay) <= place.roster.settings.replies;
    if (!isDue || vault.cells.get(edition) !== undefined) continue;
    const bytes = bundle.read(bundlePath.file(line.hash), cellsSize(line.cells, line.marks));
    if (bytes === null) {
      missing.push(edition);
      continue;
    }
    const file = await parsedCells(engine, bytes, line);
    const seen = await seenIn(engine, file.entries);
    await vault.transaction(async () => {
      vault.cells.put(edition, bytes.subarray(0, line.cells * ENTRY_BYTES));
      published += settleOwn(vault, seen, edition);
      settleMarks(vault, file.marks);
      foreign += await noteForeign(engine, vault, place.line, threadsOf(vault), [[edition, seen]]);
    });
  }
  foreign += await scanNewThreads(engine, vault, place.line);
  await dropOld(vault, lastDay, place.roster.settings.replies);
  return { published, foreign, missing };
}

/**
 * The newest edition up to which nothing is missing here, which is what a statement may name:
 * couriers leave out what comes before it, and take own cells that came later for unpublished.
 */
export function wholeThrough(vault: Vault, newest: Head, lastDay: Day, replies: number): number {
  const missing = newest.cells.flatMap(({ day }, i) => {
    const edition = newest.edition - i;
    const isDue = daysFrom(day, lastDay) <= replies;
    return isDue && vault.cells.get(edition) === undefined ? [edition] : [];
  });
  return Math.min(newest.edition, ...missing.map((edition) => edition - 1));
}

async function parsedCells(
  engine: Engine,
  bytes: Uint8Array,
  { hash, cells, marks }: CellsLine,
): Promise<CellsFile> {
  if (bytes.length !== cellsSize(cells, marks)) return refuse('file-hash');
  await checkFile(engine, bytes, { hash, size: bytes.length });
  return parseCells(bytes, cells, marks);
}

const seenIn = (engine: Engine, entries: CellsFile['entries']): Promise<Seen[]> =>
  Promise.all(entries.map(async ({ tag, cell }) => ({ tag, hash: await fileHash(engine, cell) })));

const entriesOf = (bytes: Uint8Array): CellsFile['entries'] =>
  parseCells(bytes, bytes.length / ENTRY_BYTES, 0).entries;

/** A cell that came in an edition, by its hash. */
export async function cellBytes(
  engine: Engine,
  vault: Vault,
  edition: number,
  hash: Hash,
): Promise<Uint8Array | null> {
  const bytes = vault.cells.get(edition);
  for (const { cell } of bytes === undefined ? [] : entriesOf(bytes))
    if ((await fileHash(engine, cell)) === hash) return cell;
  return null;
}

async function dropOld(vault: Vault, lastDay: Day, replies: number): Promise<void> {
  const old = vault.cells.numbers().filter((edition) => {
    const head = vault.heads.get(edition);
    return head !== undefined && daysFrom(head.day, lastDay) > replies;
  });
  if (old.length === 0) return;
  await vault.transaction(() => {
    for (const edition of old) vault.cells.remove(edition);
  });
}

/** Own cells and decoys that are out need not wait any longer. */
function settleOwn(vault: Vault, seen: readonly Seen[], edition: number): number {
  const hashes = new Set(seen.map(({ hash }) => hash));
  for (const { row, value } of vault.decoys.all())
    if (hashes.has(value.hash)) vault.decoys.remove(row);
  let finished = 0;
  for (const { row, value } of vault.replies.all()) {
    if (!value.published.includes(null)) continue;
    const published = value.cells.map(
      ({ hash }, i) => value.published[i] ?? (hashes.has(hash) ? edition : null),
    );
    if (JSON.stringify(published) === JSON.stringify(value.published)) continue;
    vault.replies.put(row, { ...value, published });
    if (!published.includes(null)) finished += 1;
  }
  return finished;
}

function settleMarks(vault: Vault, marks: readonly Uint8Array[]): void {
  const out = new Set(marks.map(toHex));
  for (const { row, value } of vault.marks.all())
    if (out.has(toHex(value.mark))) vault.marks.remove(row);
}

type Numbered = { readonly row: number; readonly value: KeptThread };
const threadsOf = (vault: Vault): Numbered[] => vault.threads.all();

/** The tag that a cell of this hash would carry for a thread; `cellTag` of the cell itself. */
async function tagOf(engine: Engine, line: Id, key: Uint8Array, hash: Hash): Promise<Bytes> {
  const tag = await engine.hmacSha256(key, concat(context('cell', line), fromHex(hash)));
  return tag.slice(0, TAG_BYTES);
}

/**
 * Remembers cells that somebody else made for a source of ours: under each thread whose tag they
 * carry, because whoever reads a thread can copy its tag key into one of their own.
 */
async function noteForeign(
  engine: Engine,
  vault: Vault,
  line: Id,
  threads: readonly Numbered[],
  editions: readonly (readonly [number, readonly Seen[]])[],
): Promise<number> {
  const own = new Set([
    ...vault.replies.all().flatMap(({ value }) => value.cells.map(({ hash }) => hash)),
    ...goneFrom(vault).flatMap(({ cells }) => cells),
  ]);
  const before = vault.foreigns.all().map(({ value }) => value);
  const noted = new Set(before.map(({ thread, hash }) => `${thread} ${hash}`));
  // One cell is one answer: a copy that came for it under another thread is its copy.
  const told = new Set(before.flatMap(({ hash, copied }) => (copied ? [hash] : [])));
  let found = 0;
  for (const [edition, seen] of editions)
    for (const { tag, hash } of seen) {
      if (own.has(hash)) continue;
      let isNew = false;
      for (const { value } of threads) {
        if (!equalBytes(tag, await tagOf(engine, line, value.source.tag, hash))) continue;
        const { thread } = value;
        if (noted.has(`${thread} ${hash}`)) continue;
        vault.foreigns.add({ thread, edition, hash, copied: told.has(hash), alarm: false });
        noted.add(`${thread} ${hash}`);
        isNew = true;
      }
      if (isNew) found += 1;
    }
  return found;
}

async function scanNewThreads(engine: Engine, vault: Vault, line: Id): Promise<number> {
  const fresh = threadsOf(vault).filter(({ value }) => !value.scanned);
  if (fresh.length === 0) return 0;
  const held = await Promise.all(
    vault.cells
      .all()
      .map(async ({ row, value }) => [row, await seenIn(engine, entriesOf(value))] as const),
  );
  return vault.transaction(async () => {
    const found = await noteForeign(engine, vault, line, fresh, held);
    for (const { row, value } of fresh) vault.threads.put(row, { ...value, scanned: true });
    return found;
  });
}
