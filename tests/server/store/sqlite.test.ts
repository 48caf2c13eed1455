import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqlite } from '../../../server/store/sqlite/open.js';
import type { Store } from '../../../server/store/store.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';
import { DAY, seedOf, sha256 } from '../../harness/line.js';
import { parseHash, parseId } from '../../../crypto/wire/fields.js';
import type { StoreMaker } from './fixtures.js';
import { inboxContract } from './inboxContract.js';
import { intakeContract } from './intakeContract.js';
import { publicContract } from './publicContract.js';

const folders = new WeakMap<Store, string>();

async function openAt(folder: string): Promise<Store> {
  const store = await openSqlite(join(folder, 'line.db'));
  folders.set(store, folder);
  return store;
}
const folderOf = (store: Store): string => folders.get(store) ?? '';

const maker: StoreMaker = {
  open: () => openAt(temporaryFolder()),
  remove: async (store) => {
    await store.close();
    removeFolder(folderOf(store));
  },
  reopen: async (store) => {
    await store.close();
    return openAt(folderOf(store));
  },
};

describe('the SQLite store', () => {
  publicContract(maker);
});
describe('the intake of the SQLite store', () => {
  intakeContract(maker);
});
describe('the inbox of the SQLite store', () => {
  inboxContract(maker);
});

/** Bytes that a search finds wherever they lie in a file. */
const needle = (name: string): Buffer => Buffer.from(sha256(`needle ${name}`), 'latin1');
const contentOf = (name: string): Uint8Array => {
  const whole = Buffer.alloc(24_000, seedOf(name));
  needle(name).copy(whole, 10_000);
  return new Uint8Array(whole);
};
const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

async function withBlobs(
  names: readonly string[],
  work: (store: Store, folder: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const store = await openAt(folder);
  const head = { edition: 1, day: DAY, epoch: 1, hash: parseHash(sha256('h')) };
  const roster = { epoch: 1, bytes: new Uint8Array(1), hash: parseHash(sha256('r')) };
  await store.addRoster({ ...roster, site: new Uint8Array(1) });
  await store.addEdition({ ...head, bytes: new Uint8Array(1), files: [] }, new Map());
  for (const name of names) {
    const content = contentOf(name);
    const upload = parseId(sha256(`upload ${name}`).slice(0, 32));
    await store.putPart(upload, 0, new Uint8Array(1), DAY);
    const blob = { hash: parseHash(sha256(content)), size: content.length, edition: 1 };
    await store.commit({ ...blob, upload, content }, { edition: 1, intake: 'open' });
  }
  try {
    await work(store, folder);
  } finally {
    await store.close();
    removeFolder(folder);
  }
}
const close = (store: Store, names: readonly string[], number = 1): Promise<unknown> =>
  store.closeBatch(
    {
      number,
      day: DAY,
      epoch: 1,
      bytes: new Uint8Array(1),
      hash: parseHash(sha256(`b${String(number)}`)),
      list: { hash: parseHash(sha256(names.join())), bytes: new Uint8Array(1) },
      blobs: names.map((name) => parseHash(sha256(contentOf(name)))),
    },
    { edition: 1 },
  );

/** What this process has read of files until now, as the kernel counts. */
const bytesRead = (): number =>
  Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);

/** Large uploads in an order of arrival, some of which are never finished; then a batch. */
async function closedWithLarge(order: readonly string[]): Promise<Map<string, Buffer>> {
  let files = new Map<string, Buffer>();
  await withBlobs([], async (store, folder) => {
    for (const name of order) {
      const upload = parseId(sha256(`upload ${name}`).slice(0, 32));
      const content = contentOf(name);
      for (const part of [1, 0])
        await store.putPart(
          upload,
          part,
          content.subarray(part * 20_000, part * 20_000 + 20_000),
          DAY,
        );
      if (name.startsWith('half')) continue;
      const blob = { hash: parseHash(sha256(content)), size: content.length, edition: 1, upload };
      await store.commit(
        { ...blob, content: await store.parts(upload) },
        { edition: 1, intake: 'open' },
      );
    }
    const whole = order.filter((name) => !name.startsWith('half'));
    await close(
      store,
      [...whole].sort((a, b) => (a < b ? -1 : 1)),
    );
    for (const name of whole)
      expect(await store.blobPart(parseHash(sha256(contentOf(name))), 1)).toHaveLength(4000);
    for (const name of order.filter((each) => each.startsWith('half')))
      expect(await store.parts(parseId(sha256(`upload ${name}`).slice(0, 32)))).toHaveLength(2);
    files = filesOf(folder);
  });
  return files;
}

describe('the files of the SQLite store', () => {
  test('are left alone when a newer version made them', async () => {
    const folder = temporaryFolder();
    await (await openAt(folder)).close();
    const db = new Sqlite(join(folder, 'line.db'));
    db.pragma('user_version = 99');
    db.close();
    await expect(openAt(folder)).rejects.toMatchObject({ code: 'store-newer' });
    removeFolder(folder);
  });

  test('are readable by their owner alone', () =>
    withBlobs(['one'], async (_store, folder) => {
      const names = readdirSync(folder);
      expect(names).toEqual(expect.arrayContaining(['line.db', 'open.db', 'open.db-wal']));
      for (const name of names) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }));

  const names = Array.from({ length: 30 }, (_, i) => `blob ${String(i)}`);

  test('of a closed batch hold nothing of how its blobs came', () =>
    withBlobs(names, async (store, folder) => {
      await close(store, names);
      const files = filesOf(folder);
      expect(files.get('line.db-wal')).toHaveLength(0);
      expect(files.get('open.db-wal')).toHaveLength(0);
      for (const name of names) {
        const upload = sha256(`upload ${name}`).slice(0, 32);
        for (const file of files.values()) expect(file.includes(upload)).toBe(false);
        expect(files.get('open.db')?.includes(needle(name))).toBe(false);
        expect(files.get('line.db')?.includes(needle(name))).toBe(true);
      }
    }));

  test('of a closed batch are the same to the byte in whatever order its blobs came', async () => {
    const closed: Map<string, Buffer>[] = [];
    for (const order of [names, [...names].reverse(), [...names].sort()])
      await withBlobs(order, async (store, folder) => {
        await close(store, names);
        closed.push(filesOf(folder));
      });
    const [first, ...others] = closed;
    for (const other of others)
      for (const name of ['line.db', 'open.db'])
        expect(other.get(name)?.equals(first?.get(name) ?? Buffer.alloc(0))).toBe(true);
  });

  test('say so when a log cannot be emptied, for another process reads it', () =>
    withBlobs(['one'], async (store, folder) => {
      const reader = new Sqlite(join(folder, 'open.db'));
      reader.exec('BEGIN; SELECT count(*) FROM piece');
      const upload = parseId(sha256('another').slice(0, 32));
      await store.putPart(upload, 0, new Uint8Array(1), DAY);
      reader.prepare('SELECT count(*) FROM piece').get();
      const failing = store.forgetUpload(upload);
      await expect(failing).rejects.toMatchObject({ code: 'LOGS_BUSY' });
      reader.exec('COMMIT');
      reader.close();
      expect(await store.parts(upload)).toEqual([]);
    }));

  const large = ['half a', 'one', 'two', 'half b', 'three', 'half c', 'four', 'five'];

  test('of a closed batch are the same also with large blobs among half-done ones', async () => {
    const orders = [large, [...large].reverse(), [...large].sort((a, b) => (a < b ? -1 : 1))];
    const [first, ...others] = await Promise.all(orders.map(closedWithLarge));
    for (const name of ['line.db', 'open.db', 'odd.db', 'even.db'])
      for (const other of others)
        expect(other.get(name)?.equals(first?.get(name) ?? Buffer.alloc(0))).toBe(true);
  });

  test('of a closed batch are both rebuilt when the last time was cut short', () =>
    withBlobs(['one'], async (store, folder) => {
      const uploads = ['half a', 'half b'].map((name) => parseId(sha256(name).slice(0, 32)));
      for (const upload of uploads) await store.putPart(upload, 0, contentOf('half'), DAY);
      const db = new Sqlite(join(folder, 'odd.db'));
      db.prepare('ATTACH ? AS even').run(join(folder, 'even.db'));
      db.exec(`INSERT INTO even.part SELECT * FROM part ORDER BY upload LIMIT 1`);
      db.close();
      await close(store, ['one']);
      for (const upload of uploads) expect(await store.parts(upload)).toHaveLength(1);
      const counts = ['odd', 'even'].map((file) => {
        const each = new Sqlite(join(folder, `${file}.db`));
        const count = each.prepare<[], { n: number }>('SELECT count(*) n FROM part').get()?.n;
        each.close();
        return count;
      });
      expect(counts).toEqual([2, 0]);
    }));

  test('are not read through each time that a part of a large upload arrives', () =>
    withBlobs([], async (store) => {
      const [upload, next] = ['one', 'two'].map((name) => parseId(sha256(name).slice(0, 32)));
      if (upload === undefined || next === undefined) throw new Error('two ids');
      const part = new Uint8Array(1024 * 1024).fill(7);
      for (let i = 0; i < 24; i += 1) await store.putPart(upload, i, part, DAY);
      const before = bytesRead();
      expect(await store.unfinishedBytes()).toBe(24 * part.length);
      expect(await store.parts(upload)).toHaveLength(24);
      expect(await store.parts(next)).toEqual([]);
      expect(bytesRead() - before).toBeLessThan(part.length);
    }));

  test('of a deleted batch hold none of its bytes', async () => {
    await withBlobs(['one', 'two', 'three'], async (store, folder) => {
      await close(store, ['one', 'two']);
      await close(store, ['three'], 2);
      await store.deleteBatch(1);
      for (const file of filesOf(folder).values())
        for (const name of ['one', 'two']) expect(file.includes(needle(name))).toBe(false);
      expect(filesOf(folder).get('line.db')?.includes(needle('three'))).toBe(true);
    });
  });
});
