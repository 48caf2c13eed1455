import type { Database } from 'better-sqlite3';

/** Runs a write, which captures no promise, in a transaction; fulfilled once that is durable. */
export type Write = <T>(work: () => T) => Promise<T>;

interface Waiting {
  run(): void;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Writes that wait at the same moment go into one transaction, each in its own savepoint, and are
 * answered after its one fsync: at 16 connections this nearly doubles the uploads a second.
 */
export function groupCommit(db: Database): {
  readonly write: Write;
  readonly settled: () => Promise<void>;
} {
  let waiting: Waiting[] = [];
  let flushed: Promise<void> = Promise.resolve();

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    try {
      db.transaction(() => {
        for (const each of group) each.run();
      }).immediate();
    } catch (error) {
      for (const each of group) each.failed(error);
      return;
    }
    for (const each of group) each.done();
  };

  const write: Write = (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0)
        flushed = new Promise((done) => {
          setImmediate(() => {
            flush();
            done();
          });
        });
      let finish: (() => void) | undefined;
      waiting.push({
        run: () => {
          try {
            const value = db.transaction(work)();
            finish = () => resolve(value);
          } catch (error) {
            if (!db.inTransaction) throw error;
            finish = () => reject(error);
          }
        },
        done: () => finish?.(),
        failed: (error) => reject(error),
      });
    });

  return { write, settled: () => flushed };
}
