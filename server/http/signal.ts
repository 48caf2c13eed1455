/** Wakes everybody who waits, each time that something changed. */
export interface Signal {
  give(): void;
  given(): Promise<void>;
}
export function signal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    give: () => {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
    given: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}
