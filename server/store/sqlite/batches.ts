import type { Database } from 'better-sqlite3';
import type { ListedBlob } from '../../../crypto/wire/batch.js';
import { isPublishing } from '../intakeStore.js';
import type { BatchFacts, BatchStore, NewBatch } from '../store.js';
import { emptyLogs, settle } from './closing.js';
import type { Write } from './groupCommit.js';
import { intakeNow } from './intake.js';
import type { PartFiles } from './partFiles.js';
import { bytesOf } from './rows.js';

type BytesRow = { readonly bytes: Buffer };
type FactsRow = Omit<BatchFacts, 'held'> & { readonly held: 0 | 1 };

const FACTS = 'SELECT number, day, epoch, hash, count, held FROM batch';
const factsOf = (row: FactsRow | undefined): BatchFacts | null =>
  row === undefined ? null : { ...row, held: row.held === 1 };

export function batchStore(db: Database, write: Write, files: PartFiles): BatchStore {
  const open = db.prepare<[], ListedBlob>(
    `SELECT hash, size, edition FROM open.arrived
     WHERE hash NOT IN (SELECT hash FROM main.blob) ORDER BY hash`,
  );
  const newest = db.prepare<[], FactsRow>(`${FACTS} ORDER BY number DESC LIMIT 1`);
  const one = db.prepare<[number], FactsRow>(`${FACTS} WHERE number = ?`);
  const held = db.prepare<[], FactsRow>(`${FACTS} WHERE held = 1 ORDER BY number`);
  const note = db.prepare<[number], BytesRow>('SELECT bytes FROM batch WHERE number = ?');
  const list = db.prepare<[string], BytesRow>('SELECT bytes FROM list WHERE hash = ?');
  const edition = db.prepare<[], { edition: number | null }>(
    'SELECT max(edition) edition FROM head',
  );
  const add = db.prepare<[number, string, number, string, Uint8Array, string, number]>(
    'INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
  );
  const addList = db.prepare<[string, Uint8Array]>('INSERT OR IGNORE INTO list VALUES (?, ?)');
  const addBlob = db.prepare<[number, string]>(
    'INSERT INTO blob SELECT hash, size, edition, ? FROM open.arrived WHERE hash = ?',
  );
  const dropPieces = db.prepare<[number]>(
    'DELETE FROM blob_piece WHERE hash IN (SELECT hash FROM blob WHERE batch = ?)',
  );
  const dropBlobs = db.prepare<[number]>('DELETE FROM blob WHERE batch = ?');
  const dropList = db.prepare<[number, number]>(
    `DELETE FROM list WHERE hash = (SELECT list FROM batch WHERE number = ?)
     AND hash NOT IN (SELECT list FROM batch WHERE held = 1 AND number <> ?)`,
  );
  const letGo = db.prepare<[number]>('UPDATE batch SET held = 0 WHERE number = ?');

  const intake = intakeNow(db);

  const close = (batch: NewBatch): void => {
    const { number, day, epoch, hash, bytes, blobs } = batch;
    add.run(number, day, epoch, hash, bytes, batch.list.hash, blobs.length);
    addList.run(batch.list.hash, batch.list.bytes);
    for (const blob of [...blobs].sort()) addBlob.run(number, blob);
  };
  return {
    openBlobs: () => Promise.resolve(open.all()),
    newestBatch: () => Promise.resolve(factsOf(newest.get())),
    batchFacts: (number) => Promise.resolve(factsOf(one.get(number))),
    heldBatches: () => Promise.resolve(held.all().map((row) => ({ ...row, held: row.held === 1 }))),
    batch: (number) => Promise.resolve(bytesOf(note.get(number))),
    list: (hash) => Promise.resolve(bytesOf(list.get(hash))),
    closeBatch: async (batch, expects) => {
      const closed = await write(() => {
        const follows = (newest.get()?.number ?? 0) === batch.number - 1;
        if (!follows || edition.get()?.edition !== expects.edition) return 'moved';
        if (!isPublishing(intake())) return 'moved';
        close(batch);
        return 'closed';
      });
      if (closed === 'closed') {
        await settle(db, write, files);
        await emptyLogs(db);
      }
      return closed;
    },
    deleteBatch: async (number) => {
      await write(() => {
        dropPieces.run(number);
        dropBlobs.run(number);
        dropList.run(number, number);
        letGo.run(number);
      });
      await emptyLogs(db);
    },
  };
}
