import type { Database } from 'better-sqlite3';
import type { Hash, Key } from '../../../crypto/wire/fields.js';
import type { HeldOutbox, OutboxStore } from '../store.js';
import type { Write } from './groupCommit.js';
import { bytesOf, plain } from './rows.js';

interface Row {
  readonly reader: Key;
  readonly number: number;
  readonly hash: Hash;
  readonly manifest: Buffer;
}
const held = (row: Row): HeldOutbox => ({ ...row, manifest: plain(row.manifest) });

export function outboxStore(db: Database, write: Write): OutboxStore {
  const all = db.prepare<[], Row>('SELECT * FROM outbox ORDER BY reader');
  const one = db.prepare<[string], Row>('SELECT * FROM outbox WHERE reader = ?');
  const file = db.prepare<[string, string], { bytes: Buffer }>(
    'SELECT bytes FROM outbox_file WHERE reader = ? AND name = ?',
  );
  const dropFiles = db.prepare<[string]>('DELETE FROM outbox_file WHERE reader = ?');
  const addFile = db.prepare<[string, string, Uint8Array]>(
    'INSERT INTO outbox_file VALUES (?, ?, ?)',
  );
  const replace = db.prepare<[string, number, string, Uint8Array]>(
    'INSERT OR REPLACE INTO outbox VALUES (?, ?, ?, ?)',
  );
  return {
    outboxes: () => Promise.resolve(all.all().map(held)),
    outbox: (reader) => {
      const row = one.get(reader);
      return Promise.resolve(row === undefined ? null : held(row));
    },
    outboxFile: (reader, name) => Promise.resolve(bytesOf(file.get(reader, name))),
    replaceOutbox: ({ reader, number, hash, manifest }, files, expects) =>
      write(() => {
        if ((one.get(reader)?.number ?? 0) !== expects.number) return 'moved';
        dropFiles.run(reader);
        for (const [name, bytes] of files) addFile.run(reader, name, bytes);
        replace.run(reader, number, hash, manifest);
        return 'replaced';
      }),
  };
}
