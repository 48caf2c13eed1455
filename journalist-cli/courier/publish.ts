import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { decoyCell, decoyMark } from '../../crypto/wire/cell.js';
import { type CellsFile, encodeCells, parseCells } from '../../crypto/wire/cells.js';
import { addDays, type Day } from '../../crypto/wire/day.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileLine } from '../../crypto/wire/file.js';
import { type HeadText, signHead } from '../../crypto/wire/head.js';
import { composeToday } from '../../crypto/wire/today.js';
import type { Chain } from './chain.js';
import type { Mirror } from './mirror.js';
import type { HeldOutbox } from './outboxes.js';

/** What a courier proposes to the drop as the next edition. */
export interface Edition {
  readonly head: Bytes;
  readonly cells: Bytes;
}

/**
 * What of the newest outboxes is in no published file yet. Published means: in a cells file after
 * the edition that the reader's statement names, for up to there the reader has seen it and let go.
 */
export async function unpublished(
  mirror: Mirror,
  chain: Chain,
  outboxes: readonly HeldOutbox[],
): Promise<CellsFile> {
  const entries = new Map<string, CellsFile['entries'][number]>();
  const marks = new Map<string, Bytes>();
  for (const { cells, statement } of outboxes) {
    const seen = await publishedAfter(mirror, chain, statement.edition);
    for (const entry of cells.entries) {
      const tag = toHex(entry.tag);
      if (!seen.tags.has(tag)) entries.set(tag, entry);
    }
    for (const mark of cells.marks) if (!seen.marks.has(toHex(mark))) marks.set(toHex(mark), mark);
  }
  return { entries: [...entries.values()], marks: [...marks.values()] };
}

async function publishedAfter(
  mirror: Mirror,
  { heads }: Chain,
  edition: number,
): Promise<{ tags: Set<string>; marks: Set<string> }> {
  const newest = heads.at(-1);
  const tags = new Set<string>();
  const marks = new Set<string>();
  for (const [i, line] of (newest?.cells ?? []).entries()) {
    if ((newest?.edition ?? 0) - i <= edition) break;
    const bytes = (await mirror.read(bundlePath.file(line.hash))) ?? refuse('file-missing');
    const file = parseCells(bytes, line.cells, line.marks);
    for (const { tag } of file.entries) tags.add(toHex(tag));
    for (const mark of file.marks) marks.add(toHex(mark));
  }
  return { tags, marks };
}

/** Readers fill their own outboxes with decoys; only when nothing at all is left does a courier. */
async function filled(
  engine: Engine,
  file: CellsFile,
  batch: number,
  most: number,
): Promise<CellsFile> {
  const entries =
    file.entries.length > 0
      ? file.entries
      : await Promise.all(Array.from({ length: batch }, () => decoyCell(engine)));
  const marks =
    file.marks.length > 0 ? file.marks : Array.from({ length: most }, () => decoyMark(engine));
  return { entries, marks };
}

/** The next edition of a line, of all that is held; a day goes never before the last head's. */
export async function composeEdition(
  engine: Engine,
  seed: Uint8Array,
  mirror: Mirror,
  chain: Chain,
  outboxes: readonly HeldOutbox[],
  clockDay: Day,
  notice?: HeadText['notice'],
): Promise<Edition> {
  const previous = chain.heads.at(-1);
  const roster = chain.rosters.at(-1) ?? refuse('roster-gap');
  const { batch, marks, replies } = roster.settings;
  const day = previous !== undefined && previous.day > clockDay ? previous.day : clockDay;
  const file = await filled(engine, await unpublished(mirror, chain, outboxes), batch, marks);
  const cells = encodeCells(file);
  const published = new Map(
    outboxes.map(({ reader, dayKeys, statementBytes }) => [
      reader,
      { dayKeys, statement: statementBytes },
    ]),
  );
  const oldest = addDays(day, -replies);
  const text: HeadText = {
    line: roster.line,
    day,
    edition: (previous?.edition ?? 0) + 1,
    previous: previous?.hash ?? ZERO_HASH,
    notice: notice === undefined ? (previous?.notice ?? null) : notice,
    rosters: chain.rosterFiles.map(({ hash, size }, i) => ({ epoch: i + 1, hash, size })).reverse(),
    today: await fileLine(engine, composeToday(chain.rosters, day, published)),
    cells: [
      {
        day,
        epoch: roster.epoch,
        hash: (await fileLine(engine, cells)).hash,
        cells: file.entries.length,
        marks: file.marks.length,
      },
      ...(previous?.cells.filter((line) => line.day >= oldest) ?? []),
    ],
  };
  return { head: await signHead(engine, text, seed), cells };
}
