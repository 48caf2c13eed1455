import { expect, test } from '@jest/globals';
import { findMarks } from '../../../crypto/source/findMarks.js';
import { readMark } from '../../../crypto/wire/cell.js';
import { encodeCells } from '../../../crypto/wire/cells.js';
import type { Day } from '../../../crypto/wire/day.js';
import { fileHash } from '../../../crypto/wire/file.js';
import type { CellsLine } from '../../../crypto/wire/head.js';
import { DAY, dayAfter, engine, keyOf, LINE, seedOf, testLine } from '../../harness/line.js';
import { someCells } from '../../harness/outbox.js';

const keys = { sign: seedOf('s sign'), reply: seedOf('s reply'), tag: seedOf('s tag') };

async function fileWith(
  day: Day,
  opened: readonly (readonly [string, Day])[],
): Promise<{ line: CellsLine; bytes: Uint8Array }> {
  const filling = someCells(8, 64 - opened.length);
  const marks = await Promise.all(
    opened.map(async ([name, on]) => readMark(engine, LINE, keys.tag, await keyOf(name), on)),
  );
  const bytes = encodeCells({ ...filling, marks: [...filling.marks, ...marks] });
  return {
    line: { day, epoch: 1, hash: await fileHash(engine, bytes), cells: 8, marks: 64 },
    bytes,
  };
}

test('finds who opened something on which day, newest first, and nothing of another source', async () => {
  const { rosters } = await testLine();
  const older = await fileWith(DAY, [['ada', DAY]]);
  const newer = await fileWith(dayAfter(3), [
    ['bea', dayAfter(2)],
    ['ada', dayAfter(3)],
  ]);
  const index = { cells: [newer.line, older.line], rosters: rosters.map(({ roster }) => roster) };
  const files = [newer.bytes, older.bytes];
  expect(await findMarks(engine, index, keys, files)).toEqual([
    { label: 'Reader ada', day: dayAfter(3) },
    { label: 'Reader bea', day: dayAfter(2) },
    { label: 'Reader ada', day: DAY },
  ]);
  const other = { ...keys, tag: seedOf('other tag') };
  expect(await findMarks(engine, index, other, files)).toEqual([]);
});

test('refuses a file that the head does not name', async () => {
  const { rosters } = await testLine();
  const { line, bytes } = await fileWith(DAY, []);
  const index = { cells: [line], rosters: rosters.map(({ roster }) => roster) };
  await expect(findMarks(engine, index, keys, [bytes.slice(1)])).rejects.toMatchObject({
    code: 'file-hash',
  });
});
