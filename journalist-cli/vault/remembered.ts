/** Rows that were opened once, for as long as a screen is open over them. */
export interface Remembered<T> {
  all(): { readonly row: number; readonly value: T }[];
  forget(row: number): void;
  forgetAll(): void;
}

/** More than these are read in one go. */
const FEW = 64;

/**
 * A list of thousands is drawn anew after every small change. What is asked each time is only which
 * rows there are; a row is opened again once somebody has written it. Whoever uses this holds the
 * vault's lock, so nobody else writes.
 */
export function remembered<T>(
  numbers: () => number[],
  one: (row: number) => T | undefined,
  every: () => Iterable<readonly [number, () => T]>,
): Remembered<T> {
  const known = new Map<number, T>();
  return {
    all: () => {
      const rows = numbers();
      const missing = rows.filter((row) => !known.has(row));
      if (missing.length > FEW) {
        for (const [row, open] of every()) if (!known.has(row)) known.set(row, open());
      } else
        for (const row of missing) {
          const value = one(row);
          if (value !== undefined) known.set(row, value);
        }
      return rows.flatMap((row) => {
        const value = known.get(row);
        return value === undefined ? [] : [{ row, value }];
      });
    },
    forget: (row) => void known.delete(row),
    forgetAll: () => known.clear(),
  };
}
