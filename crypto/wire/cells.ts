import { refuse } from '../refusal.js';
import { type Bytes, compareBytes, concat } from './bytes.js';

/**
 * A file of reply cells, in an outbox and in an edition alike: entries of tag and cell, sorted, so
 * that no order of making is kept; then read marks, sorted.
 *
 *   CELLS x (tag 16 | cell 4096)  MARKS x 16
 */
export const TAG_BYTES = 16;
export const CELL_BYTES = 4096;
export const ENTRY_BYTES = TAG_BYTES + CELL_BYTES;
export const MARK_BYTES = 16;

export interface CellEntry {
  readonly tag: Bytes;
  readonly cell: Bytes;
}
export interface CellsFile {
  readonly entries: readonly CellEntry[];
  readonly marks: readonly Bytes[];
}

export const cellsSize = (cells: number, marks: number): number =>
  cells * ENTRY_BYTES + marks * MARK_BYTES;

export const encodeCells = ({ entries, marks }: CellsFile): Bytes =>
  concat(
    ...entries.map(({ tag, cell }) => concat(tag, cell)).sort(compareBytes),
    ...[...marks].sort(compareBytes),
  );

export function parseCells(bytes: Uint8Array, cells: number, marks: number): CellsFile {
  if (bytes.length !== cellsSize(cells, marks)) return refuse('cells-unsorted');
  const pieces = (from: number, count: number, size: number): Bytes[] =>
    Array.from({ length: count }, (_, i) => bytes.slice(from + i * size, from + (i + 1) * size));
  const entries = pieces(0, cells, ENTRY_BYTES);
  const found = pieces(cells * ENTRY_BYTES, marks, MARK_BYTES);
  if (!isRising(entries) || !isSorted(found)) return refuse('cells-unsorted');
  return {
    entries: entries.map((entry) => ({
      tag: entry.slice(0, TAG_BYTES),
      cell: entry.slice(TAG_BYTES),
    })),
    marks: found,
  };
}

const isSorted = (list: readonly Uint8Array[]): boolean =>
  list.every((each, i) => i === 0 || compareBytes(list[i - 1] ?? each, each) <= 0);
/** Sealed cells never repeat: two alike would be one published twice. */
const isRising = (list: readonly Uint8Array[]): boolean =>
  list.every((each, i) => i === 0 || compareBytes(list[i - 1] ?? each, each) < 0);
