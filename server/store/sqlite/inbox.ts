import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ListedBlob } from '../../../crypto/wire/batch.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import type { InboxStore, NewBlob, PartFacts } from '../store.js';
import { emptyLogs } from './closing.js';
import type { Write } from './groupCommit.js';
import { bytesOf } from './rows.js';

type BytesRow = { readonly bytes: Buffer };

const hashOf = (bytes: Uint8Array): Hash =>
  createHash('sha256').update(bytes).digest('hex') as Hash;

const sameParts = (a: readonly PartFacts[], b: readonly PartFacts[]): boolean =>
  a.length === b.length &&
  a.every(({ part, size, hash }, i) => {
    const other = b[i];
    return part === other?.part && size === other.size && hash === other.hash;
  });

export function inboxStore(db: Database, write: Write): InboxStore {
  const begin = db.prepare<[string, string]>('INSERT OR IGNORE INTO open.half_done VALUES (?, ?)');
  const put = db.prepare<[string, number, number, string, Uint8Array]>(
    'INSERT OR REPLACE INTO open.piece VALUES (?, ?, ?, ?, ?)',
  );
  const parts = db.prepare<[string], PartFacts>(
    'SELECT part, size, hash FROM open.piece WHERE upload = ? ORDER BY part',
  );
  const part = db.prepare<[string, number], BytesRow>(
    'SELECT bytes FROM open.piece WHERE upload = ? AND part = ?',
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
  const dropPieces = db.prepare<[string]>('DELETE FROM open.piece WHERE upload = ?');
  const remember = db.prepare<[string, string]>('INSERT INTO open.committed VALUES (?, ?)');
  const arrive = db.prepare<[string, number, number, string]>(
    'INSERT INTO open.arrived VALUES (?, ?, ?, ?)',
  );
  const closedPart = db.prepare<[string, number], BytesRow>(
    'SELECT bytes FROM main.blob_piece WHERE hash = ? AND part = ?',
  );
  const openPart = db.prepare<[string, number], BytesRow>(
    `SELECT bytes FROM open.arrived JOIN open.piece USING (upload)
     WHERE arrived.hash = ? AND part = ?`,
  );
  const purgePieces = db.prepare<[string]>(
    `DELETE FROM open.piece
     WHERE upload IN (SELECT upload FROM open.half_done WHERE day < ?)`,
  );
  const purge = db.prepare<[string]>('DELETE FROM open.half_done WHERE day < ?');

  const add = ({ upload, hash, size, edition, content }: NewBlob): void => {
    finish.run(upload);
    if (known.get({ hash }) !== undefined) dropPieces.run(upload);
    else {
      if (content instanceof Uint8Array) {
        dropPieces.run(upload);
        put.run(upload, 0, content.length, hash, content);
      }
      arrive.run(hash, size, edition, upload);
    }
    remember.run(upload, hash);
  };
  return {
    putPart: (upload, number, bytes, day) => {
      const hash = hashOf(bytes);
      return write(() => {
        if (committed.get(upload) !== undefined) return 'committed';
        begin.run(upload, day);
        put.run(upload, number, bytes.length, hash, bytes);
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
        if (committed.get(upload) !== undefined) return 'moved';
        add(blob);
        return 'committed';
      }),
    blobPart: (hash, number) =>
      Promise.resolve(bytesOf(closedPart.get(hash, number) ?? openPart.get(hash, number))),
    purgeHalfDone: async (before) => {
      const purged = await write(() => {
        purgePieces.run(before);
        return purge.run(before).changes;
      });
      if (purged > 0) emptyLogs(db);
    },
  };
}
