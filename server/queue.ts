import { refuseHere } from './refusal.js';

/** Does one piece of work when its turn comes. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** So much at a time, the others in turn; whoever would wait too long is asked to come again. */
export function queueOf(atOnce: number, longest: number): Queue {
  let under = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (under >= atOnce && waiting.length >= longest) return refuseHere('busy');
    if (under >= atOnce)
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    else under += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes this place over.
      const next = waiting.shift();
      if (next === undefined) under -= 1;
      else next();
    }
  };
}
