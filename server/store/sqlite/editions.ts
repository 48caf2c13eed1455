import type { Database } from 'better-sqlite3';
import type { Hash } from '../../../crypto/wire/fields.js';
import { isPublishing } from '../intakeStore.js';
import type { EditionStore, HeadFacts } from '../store.js';
import type { Write } from './groupCommit.js';
import { intakeNow } from './intake.js';
import { bytesOf } from './rows.js';

type BytesRow = { readonly bytes: Buffer };
type HashRow = { readonly hash: Hash };

const FACTS = 'SELECT edition, day, epoch, hash FROM head';

export function editionStore(db: Database, write: Write): EditionStore {
  const newest = db.prepare<[], HeadFacts>(`${FACTS} ORDER BY edition DESC LIMIT 1`);
  const facts = db.prepare<[number], HeadFacts>(`${FACTS} WHERE edition = ?`);
  const bytes = db.prepare<[number], BytesRow>('SELECT bytes FROM head WHERE edition = ?');
  const epoch = db.prepare<[], { epoch: number | null }>('SELECT max(epoch) epoch FROM roster');
  const manifests = db.prepare<[], { reader: string; hash: Hash }>(
    'SELECT reader, hash FROM outbox',
  );
  const add = db.prepare<[number, string, number, string, Uint8Array]>(
    'INSERT INTO head VALUES (?, ?, ?, ?, ?)',
  );
  const addFile = db.prepare<[string, Uint8Array]>('INSERT OR IGNORE INTO file VALUES (?, ?)');
  const file = db.prepare<[string], BytesRow>('SELECT bytes FROM file WHERE hash = ?');
  const hasFile = db.prepare<[string], HashRow>('SELECT hash FROM file WHERE hash = ?');
  const spare = db.prepare<[], HashRow>(
    'SELECT hash FROM file WHERE hash NOT IN (SELECT hash FROM roster)',
  );
  const dropFile = db.prepare<[string]>('DELETE FROM file WHERE hash = ?');

  const sameOutboxes = (named: ReadonlyMap<string, Hash>): boolean => {
    const held = manifests.all();
    return (
      held.length === named.size && held.every(({ reader, hash }) => named.get(reader) === hash)
    );
  };
  const intake = intakeNow(db);
  return {
    newestHead: () => Promise.resolve(newest.get() ?? null),
    headFacts: (edition) => Promise.resolve(facts.get(edition) ?? null),
    head: (edition) => Promise.resolve(bytesOf(bytes.get(edition))),
    addEdition: (head, outboxes) =>
      write(() => {
        const follows = (newest.get()?.edition ?? 0) === head.edition - 1;
        if (!follows || epoch.get()?.epoch !== head.epoch || !sameOutboxes(outboxes))
          return 'moved';
        if (!isPublishing(intake())) return 'moved';
        for (const each of head.files) addFile.run(each.hash, each.bytes);
        add.run(head.edition, head.day, head.epoch, head.hash, head.bytes);
        return 'added';
      }),
    file: (hash) => Promise.resolve(bytesOf(file.get(hash))),
    missingFiles: (hashes) =>
      Promise.resolve(hashes.filter((hash) => hasFile.get(hash) === undefined)),
    keepFiles: (hashes, expects) =>
      write(() => {
        if (newest.get()?.edition !== expects.edition) return 'moved';
        for (const { hash } of spare.all()) if (!hashes.has(hash)) dropFile.run(hash);
        return 'kept';
      }),
  };
}
