/**
 * How far long work is. It is told between two parts that are each whole, so it may stop there: a
 * meter that throws loses nothing that was in.
 */
export interface Meter {
  step(what: string, done: number, total: number): Promise<void>;
}

/** Lets keys and the clock have their turn: work that never waits would freeze the screen. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const STEP_MS = 100;

/** A line on a terminal that is written over: often enough to watch, too seldom to slow the work. */
export function lineMeter(
  write: (text: string) => void,
  now: () => number,
  often = STEP_MS,
): Meter {
  let last = -Infinity;
  return {
    step: async (what, done, total) => {
      const isDone = done >= total;
      if (!isDone && now() - last < often) return;
      last = now();
      write(`\r${what}: ${String(done)} of ${String(total)}${isDone ? '\n' : ''}`);
      await breathe();
    },
  };
}
