import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { refuse } from '../../crypto/refusal.js';
import { type Bytes, concat, toHex } from '../../crypto/wire/bytes.js';
import { type CellEntry, type CellsFile, parseCells } from '../../crypto/wire/cells.js';
import type { HeadText } from '../../crypto/wire/head.js';
import { parseOutbox } from '../../crypto/wire/outbox.js';
import type { Settings } from '../../crypto/wire/settings.js';
import { parseStatement } from '../../crypto/wire/statement.js';
import { refuseHere } from '../refusal.js';
import type { Store } from '../store/store.js';

/** By tag or mark, the newest edition that published it. */
type PublishedIn = ReadonlyMap<string, number>;

/**
 * Refuses new cells and marks that come from nowhere, with which a stolen courier's key could fill
 * the line. Each must stand, not yet published, in an outbox that is held; when nothing of the kind
 * is left, one batch of them, which stand in none, are the courier's decoys. Published means: in a
 * cells file after the edition that the outbox's statement names, as couriers count.
 *
 * @param previous the newest head, null before the first
 */
export async function checkNewCells(
  store: Store,
  previous: HeadText | null,
  { batch, marks }: Settings,
  file: CellsFile,
): Promise<void> {
  const outboxes = await readOutboxes(store);
  const oldest = Math.min(...outboxes.map(({ seen }) => seen));
  const { tags, marks: published } = await publishedSince(store, previous, oldest);
  const everCells = new Set<string>();
  const everMarks = new Set<string>();
  const dueCells = new Set<string>();
  const dueMarks = new Set<string>();
  for (const { cells, seen } of outboxes) {
    for (const entry of cells.entries) {
      const name = entryHash(entry);
      everCells.add(name);
      if ((tags.get(toHex(entry.tag)) ?? 0) <= seen) dueCells.add(name);
    }
    for (const mark of cells.marks.map(toHex)) {
      everMarks.add(mark);
      if ((published.get(mark) ?? 0) <= seen) dueMarks.add(mark);
    }
  }
  checkAre(file.entries.map(entryHash), dueCells, everCells, batch);
  checkAre(file.marks.map(toHex), dueMarks, everMarks, marks);
}

function checkAre(
  found: readonly string[],
  due: ReadonlySet<string>,
  ever: ReadonlySet<string>,
  decoys: number,
): void {
  const fits =
    due.size > 0
      ? found.length > 0 && found.every((each) => due.has(each))
      : found.length === decoys && !found.some((each) => ever.has(each));
  if (!fits || new Set(found).size !== found.length) refuseHere('edition-cells');
}

const entryHash = ({ tag, cell }: CellEntry): string =>
  createHash('sha256').update(concat(tag, cell)).digest('base64');

/** The cells of an outbox, and up to which edition its reader has seen what was published. */
async function readOutboxes(store: Store): Promise<{ cells: CellsFile; seen: number }[]> {
  const read: { cells: CellsFile; seen: number }[] = [];
  for (const { reader, manifest } of await store.outboxes()) {
    const { claims } = parseOutbox(manifest);
    const bytes = (await store.outboxFile(reader, 'cells')) ?? refuse('file-missing');
    const statement = (await store.outboxFile(reader, 'statement')) ?? refuse('file-missing');
    const cells = parseCells(bytes, claims.cells, claims.marks);
    read.push({ cells, seen: parseStatement(statement).claims.edition });
    await breath();
  }
  return read;
}

/** Newest first: what is there already was published again later. */
function note(names: readonly Bytes[], into: Map<string, number>, by: number): void {
  for (const name of names.map(toHex)) if (!into.has(name)) into.set(name, by);
}

async function publishedSince(
  store: Store,
  previous: HeadText | null,
  edition: number,
): Promise<{ tags: PublishedIn; marks: PublishedIn }> {
  const tags = new Map<string, number>();
  const marks = new Map<string, number>();
  for (const [i, line] of (previous?.cells ?? []).entries()) {
    const by = (previous?.edition ?? 0) - i;
    if (by <= edition) break;
    const bytes = (await store.file(line.hash)) ?? refuse('file-missing');
    const file = parseCells(bytes, line.cells, line.marks);
    note(
      file.entries.map(({ tag }) => tag),
      tags,
      by,
    );
    note(file.marks, marks, by);
    await breath();
  }
  return { tags, marks };
}
