import type { Database } from 'better-sqlite3';
import type { Write } from './groupCommit.js';

type PartFile = 'odd' | 'even';
interface Key {
  readonly upload: string;
  readonly part: number;
  readonly size: number;
}
/** How many bytes are moved before other requests have their turn. */
export const STEP_BYTES = 8 * 1024 * 1024;

/**
 * The parts of large uploads lie in one of two files. SQLite's own rebuilding would take as much
 * memory as there are parts half done, which anybody may send; so when a batch was closed, what is
 * left is carried over to the other file, some MiB at a time, and the emptied one is rebuilt.
 */
export interface PartFiles {
  /** Where parts that arrive now belong. */
  current(): PartFile;
  /** Afterwards nothing tells where, between the parts that are left, others have been. */
  rebuild(write: Write): Promise<void>;
}

/** Of every upload, wherever its pieces lie; one that is being carried over is there twice, alike. */
const VIEW = `
  CREATE TEMP VIEW IF NOT EXISTS any_piece AS
  SELECT upload, part, size, hash, bytes FROM open.piece
  UNION ALL SELECT upload, part, size, hash, bytes FROM odd.part
  UNION ALL SELECT upload, part, size, hash, bytes FROM even.part`;

const other = (file: PartFile): PartFile => (file === 'odd' ? 'even' : 'odd');

export function partFiles(db: Database): PartFiles {
  db.exec(VIEW);
  const isEmpty = (file: PartFile): boolean =>
    db.prepare(`SELECT 1 FROM ${file}.part LIMIT 1`).get() === undefined;
  let current: PartFile = isEmpty('odd') && !isEmpty('even') ? 'even' : 'odd';

  /** Nothing is taken away before it is durable in its new place. */
  const carry = async (write: Write, from: PartFile, to: PartFile): Promise<void> => {
    const keys = db.prepare<[], Key>(
      `SELECT upload, part, size FROM ${from}.part ORDER BY upload, part`,
    );
    const copy = db.prepare<[string, number]>(
      `INSERT OR IGNORE INTO ${to}.part SELECT * FROM ${from}.part WHERE upload = ? AND part = ?`,
    );
    const drop = db.prepare<[string, number]>(
      `DELETE FROM ${from}.part WHERE upload = ? AND part = ?
       AND EXISTS (SELECT 1 FROM ${to}.part there
         WHERE there.upload = part.upload AND there.part = part.part)`,
    );
    for (const step of inSteps(keys.all())) {
      await write(() => {
        for (const { upload, part } of step) copy.run(upload, part);
      });
      await write(() => {
        for (const { upload, part } of step) drop.run(upload, part);
      });
    }
  };
  const turn = async (write: Write): Promise<void> => {
    const from = current;
    current = other(from);
    await carry(write, from, current);
    db.exec(`VACUUM ${from}`);
  };
  return {
    current: () => current,
    rebuild: async (write) => {
      // Cut short, it leaves something in both: then both are rebuilt.
      const both = !isEmpty(other(current));
      await turn(write);
      if (both) await turn(write);
    },
  };
}

/** Cuts a list where as much as a step may move has come together. */
export function inSteps<T extends { readonly size: number }>(pieces: readonly T[]): T[][] {
  const steps: T[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const step = steps.at(-1);
    if (step === undefined || room <= 0) {
      steps.push([piece]);
      room = STEP_BYTES;
    } else step.push(piece);
    room -= piece.size;
  }
  return steps;
}
