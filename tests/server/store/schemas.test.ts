import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { databasesAt, openSqlite } from '../../../server/store/sqlite/open.js';
import { parseId } from '../../../crypto/wire/fields.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';

/**
 * Each schema that a drop ever made, as its files were. One that is added gets a fixture here before
 * it is changed again: a line in use is brought forward with all that it holds.
 */
const FIXTURES = new URL('./schemas/', import.meta.url).pathname;
const OLDEST = 'first.sql';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

/** The fixture has one part a file, each under a line `-- FILE`. */
function layDown(fixture: string): void {
  const parts = readFileSync(join(FIXTURES, fixture), 'utf8')
    .split(/^-- (\w+)\.db$/m)
    .slice(1);
  for (let i = 0; i < parts.length; i += 2) {
    const db = new Sqlite(join(folder, `${parts[i] ?? ''}.db`));
    db.exec(parts[i + 1] ?? '');
    db.close();
  }
}
/** The tables as SQLite describes them, by file. */
const tables = (): string[] =>
  databasesAt(join(folder, 'line.db')).map((path) => {
    const db = new Sqlite(path, { readonly: true });
    const rows = db
      .prepare<[], { sql: string }>(
        'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name',
      )
      .all();
    const version = String(db.pragma('user_version', { simple: true }));
    db.close();
    return [version, ...rows.map(({ sql }) => sql.replaceAll(/\s+/g, ' '))].join('\n');
  });

test('a line of the first schema goes on with all that it holds', async () => {
  layDown(OLDEST);
  const store = await openSqlite(join(folder, 'line.db'));
  expect(await store.intake()).toBe('open');
  expect(await store.reached()).toBeNull();
  expect(await store.newestEpoch()).toBe(1);
  expect(await store.newestHead()).toMatchObject({ edition: 1, day: '2026-03-02' });
  expect((await store.openBlobs()).map(({ size }) => size)).toEqual([3]);
  expect(await store.heldBatches()).toMatchObject([{ number: 1, count: 1 }]);
  expect(await store.parts(parseId('b'.repeat(32)))).toHaveLength(1);
  await store.close();
  const brought = tables();
  removeFolder(folder);
  folder = temporaryFolder();
  await (await openSqlite(join(folder, 'line.db'))).close();
  expect(brought).toEqual(tables());
});

test.each(['line', 'open', 'odd', 'even'])(
  'a line of which %s.db is of a newer version is left as it is',
  async (name) => {
    layDown(OLDEST);
    const newer = new Sqlite(join(folder, `${name}.db`));
    newer.pragma('user_version = 99');
    newer.close();
    await expect(openSqlite(join(folder, 'line.db'))).rejects.toMatchObject({
      code: 'store-newer',
    });
    const left = new Sqlite(join(folder, 'line.db'), { readonly: true });
    expect(left.prepare('SELECT count(*) n FROM batch').get()).toEqual({ n: 1 });
    expect(left.pragma('user_version', { simple: true })).toBe(name === 'line' ? 99 : 1);
    left.close();
  },
);
