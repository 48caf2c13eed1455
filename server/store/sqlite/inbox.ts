import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ListedBlob } from '../../../crypto/wire/batch.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import type { InboxStore, NewBlob, PartFacts } from '../store.js';
import { emptyLogs } from './closing.js';
import type { Write } from './groupCommit.js';
import { intakeNow } from './intake.js';
import { inSteps, type PartFiles } from './partFiles.js';
import { bytesOf } from './rows.js';

type BytesRow = { readonly bytes: Buffer };

/** A part counts as this much at least, so that countless small ones are no way around a limit. */
const LEAST_PART = 64 * 1024;

const hashOf = (bytes: Uint8Array): Hash =>
  createHash('sha256').update(bytes).digest('hex') as Hash;

const sameParts = (a: readonly PartFacts[], b: readonly PartFacts[]): boolean =>
  a.length === b.length &&
  a.every(({ part, size, hash }, i) => {
    const other = b[i];
    return part === other?.part && size === other.size && hash === other.hash;
  });

export function inboxStore(db: Database, write: Write, files: PartFiles): InboxStore {
  const begin = db.prepare<[string, string]>('INSERT OR IGNORE INTO open.half_done VALUES (?, ?)');
  type Piece = [string, number, number, string, Uint8Array];
  const putWhole = db.prepare<Piece>('INSERT OR REPLACE INTO open.piece VALUES (?, ?, ?, ?, ?)');
  const put = {
    odd: db.prepare<Piece>('INSERT INTO odd.part VALUES (?, ?, ?, ?, ?)'),
    even: db.prepare<Piece>('INSERT INTO even.part VALUES (?, ?, ?, ?, ?)'),
  };
  // The `+` keeps SQLite from seeking by upload: it would read each row whole, to the last byte of its
  // part, to see where the upload ends. Passing over all rows reads a page of each (measured at 400
  // parts: 0.2 ms, and 124 ms without, for each part that arrives).
  const parts = db.prepare<[string], PartFacts>(
    'SELECT DISTINCT part, size, hash FROM any_piece WHERE +upload = ? ORDER BY part',
  );
  const part = db.prepare<[string, number], BytesRow>(
    'SELECT bytes FROM any_piece WHERE upload = ? AND part = ? LIMIT 1',
  );
  const known = db.prepare<[{ hash: string }], ListedBlob>(
    `SELECT hash, size, edition FROM main.blob WHERE hash = $hash
     UNION SELECT hash, size, edition FROM open.arrived WHERE hash = $hash`,
  );
  const committed = db.prepare<[string], { blob: string }>(
    'SELECT blob FROM open.committed WHERE upload = ?',
  );
  const newest = db.prepare<[], { edition: number | null }>(
    'SELECT max(edition) edition FROM main.head',
  );
  const finish = db.prepare<[string]>('DELETE FROM open.half_done WHERE upload = ?');
  const tables = ['open.piece', 'odd.part', 'even.part'];
  const drops = tables.map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE upload = ?`),
  );
  const dropOnes = tables.map((table) =>
    db.prepare<[string, number]>(`DELETE FROM ${table} WHERE upload = ? AND part = ?`),
  );
  const dropPieces = (upload: string): number =>
    drops.reduce((sum, drop) => sum + drop.run(upload).changes, 0);
  const remember = db.prepare<[string, string]>('INSERT INTO open.committed VALUES (?, ?)');
  const arrive = db.prepare<[string, number, number, string]>(
    'INSERT INTO open.arrived VALUES (?, ?, ?, ?)',
  );
  const closedPart = db.prepare<[string, number], BytesRow>(
    'SELECT bytes FROM main.blob_piece WHERE hash = ? AND part = ?',
  );
  const openPart = db.prepare<[string, number], BytesRow>(
    `SELECT bytes FROM any_piece
     WHERE upload = (SELECT upload FROM open.arrived WHERE hash = ?) AND part = ? LIMIT 1`,
  );
  const unfinished = db.prepare<[number], { bytes: number }>(
    `SELECT total(max(size, ?)) bytes FROM any_piece
     WHERE +upload IN (SELECT upload FROM open.half_done)`,
  );
  const old = db.prepare<[string], { upload: string }>(
    'SELECT upload FROM open.half_done WHERE day < ?',
  );

  const intake = intakeNow(db);

  const add = ({ upload, hash, size, edition, content }: NewBlob): void => {
    finish.run(upload);
    if (known.get({ hash }) !== undefined) dropPieces(upload);
    else {
      if (content instanceof Uint8Array) {
        dropPieces(upload);
        putWhole.run(upload, 0, content.length, hash, content);
      }
      arrive.run(hash, size, edition, upload);
    }
    remember.run(upload, hash);
  };
  /** In steps: to overwrite a large upload at once would keep everybody else waiting. */
  const forget = async (upload: string): Promise<boolean> => {
    const found = parts.all(upload);
    for (const step of inSteps(found))
      await write(() => {
        if (committed.get(upload) !== undefined) return;
        for (const each of step) for (const drop of dropOnes) drop.run(upload, each.part);
      });
    await write(() => {
      if (committed.get(upload) !== undefined) return;
      dropPieces(upload);
      finish.run(upload);
    });
    return found.length > 0;
  };
  return {
    putPart: (upload, number, bytes, day) => {
      const hash = hashOf(bytes);
      return write(() => {
        if (committed.get(upload) !== undefined) return 'committed';
        begin.run(upload, day);
        for (const drop of dropOnes) drop.run(upload, number);
        put[files.current()].run(upload, number, bytes.length, hash, bytes);
        return 'put';
      });
    },
    parts: (upload) => Promise.resolve(parts.all(upload)),
    part: (upload, number) => Promise.resolve(bytesOf(part.get(upload, number))),
    committed: (upload) => {
      const row = committed.get(upload);
      return Promise.resolve(row === undefined ? null : (known.get({ hash: row.blob }) ?? null));
    },
    blobFacts: (hash) => Promise.resolve(known.get({ hash }) ?? null),
    commit: (blob, expects) =>
      write(() => {
        const { upload, content } = blob;
        const here = content instanceof Uint8Array || sameParts(parts.all(upload), content);
        if (newest.get()?.edition !== expects.edition || !here) return 'moved';
        if (intake() !== expects.intake) return 'moved';
        if (committed.get(upload) !== undefined) return 'moved';
        add(blob);
        return 'committed';
      }),
    forgetUpload: async (upload) => {
      if (await forget(upload)) await emptyLogs(db);
    },
    unfinishedBytes: () => Promise.resolve(unfinished.get(LEAST_PART)?.bytes ?? 0),
    blobPart: (hash, number) =>
      Promise.resolve(bytesOf(closedPart.get(hash, number) ?? openPart.get(hash, number))),
    hasHalfDone: (before) => Promise.resolve(old.get(before) !== undefined),
    purgeHalfDone: async (before) => {
      for (const { upload } of old.all(before)) await forget(upload);
      // Every sweep comes by here, so logs that were in use before are emptied now.
      await emptyLogs(db);
    },
  };
}
