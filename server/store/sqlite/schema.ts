import type { Database } from 'better-sqlite3';
import { SetUpFault } from '../../setUpFault.js';

/**
 * Four files. `line.db` (main) holds what is signed, published or closed in a batch; `open.db` (open)
 * what has arrived since, but for the parts of large uploads, which are in `odd.db` or `even.db`.
 * Closing a batch copies its bytes over in hash order and rebuilds the open files, because SQLite
 * gives pages out in order of arrival and lists freed ones in that order: in one file, a large
 * blob's place would still tell when it came.
 *
 * No table has row numbers of SQLite's own, which would count arrivals too. Days only, and of
 * uploads only while they are half done.
 */
const MAIN: readonly string[] = [
  `
  CREATE TABLE main.roster (epoch INTEGER PRIMARY KEY, hash TEXT NOT NULL, bytes BLOB NOT NULL);
  CREATE TABLE main.site (one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL);
  CREATE TABLE main.head (
    edition INTEGER PRIMARY KEY, day TEXT NOT NULL, epoch INTEGER NOT NULL,
    hash TEXT NOT NULL, bytes BLOB NOT NULL
  );
  CREATE TABLE main.file (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE main.outbox (
    reader TEXT PRIMARY KEY, number INTEGER NOT NULL, hash TEXT NOT NULL, manifest BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE main.outbox_file (
    reader TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (reader, name)
  ) WITHOUT ROWID;
  CREATE TABLE main.batch (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, epoch INTEGER NOT NULL, hash TEXT NOT NULL,
    bytes BLOB NOT NULL, list TEXT NOT NULL, count INTEGER NOT NULL, held INTEGER NOT NULL
  );
  CREATE TABLE main.list (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE main.blob (
    hash TEXT PRIMARY KEY, size INTEGER NOT NULL, edition INTEGER NOT NULL, batch INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE main.blob_piece (
    hash TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, part)
  ) WITHOUT ROWID;
  CREATE TABLE main.nonce (
    day TEXT NOT NULL, nonce TEXT NOT NULL, PRIMARY KEY (day, nonce)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE main.intake (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL);
  INSERT INTO main.intake VALUES (1, 'open');
  CREATE TABLE main.reached (
    one INTEGER PRIMARY KEY CHECK (one = 1), edition INTEGER NOT NULL, head TEXT NOT NULL,
    batch INTEGER NOT NULL, note TEXT NOT NULL, is_last INTEGER NOT NULL
  );
  CREATE TABLE main.came (courier TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
];
const OPEN: readonly string[] = [
  `
  CREATE TABLE open.half_done (upload TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE open.piece (
    upload TEXT NOT NULL, part INTEGER NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (upload, part)
  ) WITHOUT ROWID;
  CREATE TABLE open.committed (upload TEXT PRIMARY KEY, blob TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE open.arrived (
    hash TEXT PRIMARY KEY, size INTEGER NOT NULL, edition INTEGER NOT NULL, upload TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
];

const PARTS = (file: 'odd' | 'even'): readonly string[] => [
  `
  CREATE TABLE ${file}.part (
    upload TEXT NOT NULL, part INTEGER NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (upload, part)
  ) WITHOUT ROWID;
  `,
];

export type File = 'main' | 'open' | 'odd' | 'even';

const versionOf = (db: Database, file: File): number =>
  Number(db.pragma(`${file}.user_version`, { simple: true }));

/** Refuses files of another version, where nothing may be brought to this one. */
export function checkVersions(db: Database): void {
  const wanted = { main: MAIN, open: OPEN, odd: PARTS('odd'), even: PARTS('even') };
  for (const [file, { length }] of Object.entries(wanted)) {
    const version = versionOf(db, file as File);
    if (version > length) throw newer();
    if (version < length)
      throw new SetUpFault(
        'store-older',
        'This line was last used by another version of turnbox-server. Start it once with this one.',
      );
  }
}

const newer = (): SetUpFault =>
  new SetUpFault(
    'store-newer',
    'This line was used by a newer version of turnbox-server. Install that version again.',
  );

/** Brings all files to this version's tables, each step in one transaction. */
export function migrate(db: Database): void {
  const all = [
    ['main', MAIN],
    ['open', OPEN],
    ['odd', PARTS('odd')],
    ['even', PARTS('even')],
  ] as const;
  // All are looked at before any is changed: a newer version finds what it left.
  for (const [file, { length }] of all) if (versionOf(db, file) > length) throw newer();
  for (const [file, migrations] of all) steps(db, file, migrations);
  for (const file of ['odd', 'even'] as const) {
    // A crash between two files may leave parts of which nobody knows.
    db.exec(`DELETE FROM ${file}.part WHERE upload NOT IN (
      SELECT upload FROM open.half_done UNION SELECT upload FROM open.arrived)`);
  }
}

function steps(db: Database, file: File, migrations: readonly string[]): void {
  const version = versionOf(db, file);
  for (const [i, step] of migrations.entries()) {
    if (i < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`${file}.user_version = ${String(i + 1)}`);
    }).immediate();
  }
}
