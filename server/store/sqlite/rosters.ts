import type { Database } from 'better-sqlite3';
import type { RosterStore } from '../store.js';
import type { Write } from './groupCommit.js';
import { bytesOf, plain } from './rows.js';

type BytesRow = { readonly bytes: Buffer };

export function rosterStore(db: Database, write: Write): RosterStore {
  const newest = db.prepare<[], { epoch: number | null }>('SELECT max(epoch) epoch FROM roster');
  const all = db.prepare<[], BytesRow>('SELECT bytes FROM roster ORDER BY epoch');
  const one = db.prepare<[number], BytesRow>('SELECT bytes FROM roster WHERE epoch = ?');
  const site = db.prepare<[], BytesRow>('SELECT bytes FROM site');
  const add = db.prepare<[number, string, Uint8Array]>('INSERT INTO roster VALUES (?, ?, ?)');
  const addFile = db.prepare<[string, Uint8Array]>('INSERT OR IGNORE INTO file VALUES (?, ?)');
  const setSite = db.prepare<[Uint8Array]>('INSERT OR REPLACE INTO site VALUES (1, ?)');
  const newestEpoch = (): number => newest.get()?.epoch ?? 0;
  return {
    newestEpoch: () => Promise.resolve(newestEpoch()),
    rosters: () => Promise.resolve(all.all().map(({ bytes }) => plain(bytes))),
    roster: (epoch) => Promise.resolve(bytesOf(one.get(epoch))),
    site: () => Promise.resolve(bytesOf(site.get())),
    addRoster: (roster) =>
      write(() => {
        if (newestEpoch() !== roster.epoch - 1) return 'moved';
        add.run(roster.epoch, roster.hash, roster.bytes);
        addFile.run(roster.hash, roster.bytes);
        setSite.run(roster.site);
        return 'added';
      }),
  };
}
