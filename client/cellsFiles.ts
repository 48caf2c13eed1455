import type { Bytes } from '../crypto/wire/bytes.js';
import { type Day, daysFrom } from '../crypto/wire/day.js';
import type { Hash } from '../crypto/wire/fields.js';
import type { CellsLine } from '../crypto/wire/head.js';
import { fetchFile } from './fetching.js';

/** Replies of so many days are looked through unless somebody asks for older ones. */
const USUAL_DAYS = 14;
/** Files under way at once. */
const AT_ONCE = 4;

export const isUsual = (line: Pick<CellsLine, 'day'>, newest: Day): boolean =>
  daysFrom(line.day, newest) < USUAL_DAYS;

/** Files of cells, each fetched once a visit. */
export interface CellsFiles {
  /** All of these lines; a file that did not come is asked for again the next time. */
  take(lines: readonly CellsLine[]): Promise<Bytes[]>;
}

export function cellsFiles(): CellsFiles {
  const there = new Map<Hash, Bytes>();
  return {
    take: async (lines) => {
      const missing = lines.map(({ hash }) => hash).filter((hash) => !there.has(hash));
      const fetchNext = async (): Promise<void> => {
        for (let hash = missing.shift(); hash !== undefined; hash = missing.shift())
          there.set(hash, await fetchFile(`/f/${hash}`));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
      return lines.flatMap(({ hash }) => there.get(hash) ?? []);
    },
  };
}
