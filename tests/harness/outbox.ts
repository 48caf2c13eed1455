import type { Bytes } from '../../crypto/wire/bytes.js';
import { concat } from '../../crypto/wire/bytes.js';
import {
  type CellsFile,
  encodeCells,
  CELL_BYTES,
  MARK_BYTES,
  TAG_BYTES,
} from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import { signDayKey } from '../../crypto/wire/dayKey.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileLine, type FileLine } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { type OutboxFile, type OutboxText, signOutbox } from '../../crypto/wire/outbox.js';
import { signStatement, type StatementText } from '../../crypto/wire/statement.js';
import type { Published } from '../../crypto/wire/today.js';
import { coveredDays, DAY, engine, LINE, type TestReader } from './line.js';

export interface TestOutbox {
  readonly reader: TestReader;
  readonly manifest: Bytes;
  readonly files: ReadonlyMap<OutboxFile, Uint8Array>;
  readonly cells: CellsFile;
  /** What a courier puts to the drop. */
  readonly body: Bytes;
  /** What of it goes into the next edition. */
  readonly published: Published;
}

export interface OutboxChanges {
  readonly day?: Day;
  readonly number?: number;
  readonly keyDays?: readonly Day[];
  readonly cells?: CellsFile;
  readonly statement?: Partial<StatementText>;
  readonly manifest?: Partial<OutboxText>;
}

/** Cells without a meaning: the drop never opens one. Sorted, as a file has them. */
export const someCells = (cells: number, marks: number): CellsFile => ({
  entries: Array.from({ length: cells }, () => ({
    tag: engine.random(TAG_BYTES),
    cell: engine.random(CELL_BYTES),
  })),
  marks: Array.from({ length: marks }, () => engine.random(MARK_BYTES)),
});

/** A reader's outbox, with one change for each test that wants a wrong one. */
export async function testOutbox(
  reader: TestReader,
  { day = DAY, number = 1, keyDays, cells, statement, manifest }: OutboxChanges = {},
): Promise<TestOutbox> {
  const statementText: StatementText = {
    line: LINE,
    day,
    epoch: 1,
    edition: 0,
    head: ZERO_HASH,
    from: 1,
    through: 0,
    throughDay: day,
    batch: ZERO_HASH,
    lost: null,
    outbox: number,
    ...statement,
  };
  const dayKeys = await Promise.all(
    (keyDays ?? coveredDays(day)).map(async (each) => ({
      day: each,
      bytes: await signDayKey(
        engine,
        { line: LINE, day: each, publicKey: engine.xwing.publicKey(reader.daySeed(each)) },
        reader.seed,
      ),
    })),
  );
  const cellsFile = cells ?? someCells(8, 64);
  const files = new Map<OutboxFile, Uint8Array>([
    ['statement', await signStatement(engine, statementText, reader.seed)],
    ['daykeys', encodeFrames(dayKeys.map(({ bytes }) => bytes))],
    ['cells', encodeCells(cellsFile)],
  ]);
  const listed = new Map<OutboxFile, FileLine>();
  for (const [name, bytes] of files) listed.set(name, await fileLine(engine, bytes));
  const text: OutboxText = {
    line: LINE,
    day,
    number,
    cells: cellsFile.entries.length,
    marks: cellsFile.marks.length,
    files: listed,
    ...manifest,
  };
  const signed = await signOutbox(engine, text, reader.seed);
  return {
    reader,
    manifest: signed,
    files,
    cells: cellsFile,
    body: encodeFrames([signed, ...files.values()]),
    published: { dayKeys, statement: concat(files.get('statement') ?? new Uint8Array(0)) },
  };
}
