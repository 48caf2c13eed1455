import type { Database } from 'better-sqlite3';
import type { Key } from '../../../crypto/wire/fields.js';
import { type Intake, type IntakeStore, isRestoring, type Reached } from '../intakeStore.js';
import type { Moved } from '../store.js';
import type { Write } from './groupCommit.js';

/** The intake as it is inside a transaction, where every write that depends on it looks. */
export function intakeNow(db: Database): () => Intake {
  const state = db.prepare<[], { state: Intake }>('SELECT state FROM intake');
  return () => state.get()?.state ?? 'open';
}

type ReachedRow = Omit<Reached, 'isLast'> & { readonly isLast: 0 | 1 };

export function intakeStore(db: Database, write: Write): IntakeStore {
  const now = intakeNow(db);
  const set = db.prepare<[Intake]>('UPDATE intake SET state = ?');
  const reach = db.prepare<[number, string, number, string, number]>(
    'INSERT INTO reached VALUES (1, ?, ?, ?, ?, ?)',
  );
  const reached = db.prepare<[], ReachedRow>(
    'SELECT edition, head, batch, note, is_last isLast FROM reached',
  );
  const edition = db.prepare<[], { edition: number | null }>(
    'SELECT max(edition) edition FROM head',
  );
  const batch = db.prepare<[], { number: number | null }>('SELECT max(number) number FROM batch');
  const addHead = db.prepare<[number, string, number, string, Uint8Array]>(
    'INSERT INTO head VALUES (?, ?, ?, ?, ?)',
  );
  const addFile = db.prepare<[string, Uint8Array]>('INSERT OR IGNORE INTO file VALUES (?, ?)');
  const addBatch = db.prepare<[number, string, number, string, Uint8Array, string, number]>(
    'INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
  );
  const came = db.prepare<[string]>('INSERT OR IGNORE INTO came VALUES (?)');
  const allCame = db.prepare<[], { courier: Key }>('SELECT courier FROM came ORDER BY courier');

  const newestEdition = (): number => edition.get()?.edition ?? 0;
  const newestBatch = (): number => batch.get()?.number ?? 0;
  /** Whoever came has brought all that they knew; but files of this head may be missing now. */
  const further = (): void => void set.run('restored');
  const bring = (work: () => boolean): Promise<'brought' | Moved> =>
    write(() => (isRestoring(now()) && work() ? 'brought' : 'moved'));

  return {
    intake: () => Promise.resolve(now()),
    setIntake: (to, expects) =>
      write(() => {
        if (now() !== expects.from) return 'moved';
        set.run(to);
        return 'set';
      }),
    setRestored: ({ edition: number, head, batch: closed, note, isLast }) =>
      write(() => {
        if (newestEdition() !== 0 || newestBatch() !== 0 || now() !== 'open') return 'moved';
        reach.run(number, head, closed, note, isLast ? 1 : 0);
        set.run('restored');
        return 'set';
      }),
    reached: () => {
      const row = reached.get();
      return Promise.resolve(row === undefined ? null : { ...row, isLast: row.isLast === 1 });
    },
    bringHead: (head) =>
      bring(() => {
        if (newestEdition() !== head.edition - 1) return false;
        addHead.run(head.edition, head.day, head.epoch, head.hash, head.bytes);
        further();
        return true;
      }),
    bringFile: ({ hash, bytes }) =>
      bring(() => {
        addFile.run(hash, bytes);
        return true;
      }),
    bringBatch: ({ number, day, epoch, hash, bytes, list, isEmpty }) =>
      bring(() => {
        if (newestBatch() !== number - 1) return false;
        addBatch.run(number, day, epoch, hash, bytes, list, isEmpty ? 0 : 1);
        further();
        return true;
      }),
    courierCame: (courier) =>
      write(() => {
        if (!isRestoring(now())) return 'moved';
        came.run(courier);
        return 'noted';
      }),
    couriersCame: () => Promise.resolve(allCame.all().map(({ courier }) => courier)),
  };
}
