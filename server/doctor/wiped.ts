import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { type Finding, look, mend, ok } from './finding.js';

/**
 * Whether deleted bytes are gone. SQLite keeps the pages of deleted rows on a free list (file format,
 * 1.5): a trunk page names the next trunk and its leaves, and `secure_delete` has filled each leaf
 * with zeros. Reads the files as they lie, so it proves what somebody who takes the disk would find.
 */
export interface FreeList {
  readonly free: number;
  /** Leaves with any byte that is not zero. */
  readonly unwiped: number;
}

const HEADER = 100;
const PAGE_SIZE_AT = 16;
const FIRST_TRUNK_AT = 32;

export function freeListOf(path: string): FreeList {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER);
    if (readSync(file, header, 0, HEADER, 0) < HEADER) return { free: 0, unwiped: 0 };
    const said = header.readUInt16BE(PAGE_SIZE_AT);
    const pageSize = said === 1 ? 65_536 : said;
    const pages = Math.ceil(statSync(path).size / pageSize);
    const page = Buffer.alloc(pageSize);
    let free = 0;
    let unwiped = 0;
    let trunk = header.readUInt32BE(FIRST_TRUNK_AT);
    // A damaged list could go round in circles: no list is longer than the file.
    while (trunk !== 0 && free <= pages) {
      readSync(file, page, 0, pageSize, (trunk - 1) * pageSize);
      const next = page.readUInt32BE(0);
      const leaves = Math.min(page.readUInt32BE(4), pageSize / 4 - 2);
      const named = Array.from({ length: leaves }, (_, i) => page.readUInt32BE(8 + 4 * i));
      free += 1 + leaves;
      for (const leaf of named) {
        readSync(file, page, 0, pageSize, (leaf - 1) * pageSize);
        if (page.some((byte) => byte !== 0)) unwiped += 1;
      }
      trunk = next;
    }
    return { free, unwiped };
  } finally {
    closeSync(file);
  }
}

export function deletedBytes(databases: readonly string[]): Finding {
  const lists = databases.filter(existsSync).map(freeListOf);
  const unwiped = lists.reduce((sum, each) => sum + each.unwiped, 0);
  const free = lists.reduce((sum, each) => sum + each.free, 0);
  return unwiped === 0
    ? ok('deleted', `${String(free)} freed pages hold zeros alone.`)
    : mend(
        'deleted',
        `${String(unwiped)} freed pages still hold bytes.`,
        'Stop the line and start it again; if this stays, report it.',
      );
}

/** What has been written and not yet been laid in its place; only the open batch's, while it runs. */
export function journals(databases: readonly string[]): Finding {
  const bytes = databases
    .map((path) => `${path}-wal`)
    .filter(existsSync)
    .reduce((sum, path) => sum + statSync(path).size, 0);
  return bytes === 0
    ? ok('journals', 'The database’s journals are empty.')
    : look(
        'journals',
        `The database’s journals hold ${String(Math.ceil(bytes / 1024))} KiB.`,
        'Normal while today’s batch is open. After a sync they are empty.',
      );
}
