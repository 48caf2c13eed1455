import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { deletedBytes, freeListOf, journals } from '../../../server/doctor/wiped.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnbox-wiped-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filledAndDeleted(name: string, secureDelete: boolean): string {
  const path = join(folder, name);
  const db = new Sqlite(path);
  db.pragma(`secure_delete = ${secureDelete ? 'on' : 'off'}`);
  db.exec('CREATE TABLE t (v BLOB)');
  const add = db.prepare('INSERT INTO t VALUES (?)');
  db.transaction(() => {
    for (let i = 0; i < 2000; i += 1) add.run(Buffer.alloc(4000, 0x5a));
  })();
  db.exec('DELETE FROM t');
  db.close();
  return path;
}

test('finds bytes that were left where rows were deleted, over more than one trunk page', () => {
  const path = filledAndDeleted('left.db', false);
  const { free, unwiped } = freeListOf(path);
  expect(free).toBeGreaterThan(1500);
  expect(unwiped).toBeGreaterThan(1500);
  expect(deletedBytes([path]).state).toBe('mend');
});

test('finds nothing where they were overwritten', () => {
  const path = filledAndDeleted('gone.db', true);
  const { free, unwiped } = freeListOf(path);
  expect(free).toBeGreaterThan(1500);
  expect(unwiped).toBe(0);
  expect(deletedBytes([path, join(folder, 'none.db')]).state).toBe('ok');
});

test('an empty file, and a list that goes round in circles, come to an end', () => {
  const empty = join(folder, 'empty.db');
  writeFileSync(empty, '');
  expect(freeListOf(empty)).toEqual({ free: 0, unwiped: 0 });
  const circle = Buffer.alloc(1024);
  circle.writeUInt16BE(512, 16);
  circle.writeUInt32BE(2, 32);
  circle.writeUInt32BE(2, 512);
  const path = join(folder, 'circle.db');
  writeFileSync(path, circle);
  expect(freeListOf(path).free).toBeGreaterThan(1);
});

test('says how much a journal holds', () => {
  const path = join(folder, 'line.db');
  expect(journals([path]).state).toBe('ok');
  writeFileSync(`${path}-wal`, Buffer.alloc(5000));
  expect(journals([path])).toMatchObject({ state: 'look', check: 'journals' });
});
