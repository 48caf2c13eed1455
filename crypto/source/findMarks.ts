import type { Engine } from '../engine/engine.js';
import type { CodenameKeys } from '../keys/codename.js';
import { refuse } from '../refusal.js';
import { toHex } from '../wire/bytes.js';
import { readMark } from '../wire/cell.js';
import { parseCells } from '../wire/cells.js';
import { addDays, type Day } from '../wire/day.js';
import type { Label } from '../wire/fields.js';
import { fileHash } from '../wire/file.js';
import type { ReplyIndex } from './findReplies.js';

/** That a reader opened something of this source on a day; any reader of the thread could say so. */
export interface FoundMark {
  readonly label: Label;
  readonly day: Day;
}

/**
 * Looks for the read marks of one codename in files of cells that the head names: all readers who
 * were ever on the roster, on each day since the first line of the index.
 */
export async function findMarks(
  engine: Engine,
  { cells, rosters }: ReplyIndex,
  keys: CodenameKeys,
  files: readonly Uint8Array[],
): Promise<FoundMark[]> {
  const [{ line } = refuse('roster-gap')] = rosters;
  const newest = cells[0]?.day ?? refuse('head-index');
  const first = cells.at(-1)?.day ?? newest;
  const marks = new Set<string>();
  for (const file of files) {
    const hash = await fileHash(engine, file);
    const named = cells.find((each) => each.hash === hash) ?? refuse('file-hash');
    for (const mark of parseCells(file, named.cells, named.marks).marks) marks.add(toHex(mark));
  }
  const readers = new Map(
    rosters.flatMap(({ readers }) => readers.map(({ key, label }) => [key, label] as const)),
  );
  const found: FoundMark[] = [];
  for (let day = newest; day >= first; day = addDays(day, -1)) {
    const tried = await Promise.all(
      [...readers].map(async ([key, label]) => {
        const mark = toHex(await readMark(engine, line, keys.tag, key, day));
        return marks.has(mark) ? [{ label, day }] : [];
      }),
    );
    found.push(...tried.flat());
  }
  return found;
}
