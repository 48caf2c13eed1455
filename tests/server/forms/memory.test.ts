import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { openSqlite } from '../../../server/store/sqlite/open.js';
import { folderAt } from '../../../server/config/folder.js';
import { type TestLine, testLine } from '../../harness/line.js';
import { fieldsIn, postForm, tipsFor, withField } from '../../harness/plainSource.js';
import { type RunningTestDrop, startRunningDrop } from '../../harness/runningDrop.js';

const MIB = 1024 * 1024;
const LARGE = 128 * MIB;
/** Less than the file. Measured: 42 to 75 MB for 64 to 200 MiB, most of it garbage. */
const ROOM = 96 * MIB;

/** A file as it flows, and its hash afterwards. */
const flowing = (size: number): { bytes: AsyncIterable<Uint8Array>; sha256: () => string } => {
  const digest = createHash('sha256');
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; left -= 65_536) {
      const chunk = randomBytes(Math.min(left, 65_536));
      digest.update(chunk);
      yield chunk;
    }
    await Promise.resolve();
  }
  return { bytes: bytes(), sha256: () => digest.digest('hex') };
};

describe('a file of 128 MiB without scripts', () => {
  let line: TestLine;
  let drop: RunningTestDrop;
  beforeAll(async () => {
    line = await testLine();
    drop = await startRunningDrop(line);
  });
  afterAll(() => drop.stop());

  test('flows through the drop with little memory and arrives byte for byte', async () => {
    const page = await fetch(new URL('/en/', drop.siteUrl));
    const fields = withField(fieldsIn(await page.text(), 'report'), 'message', 'A large one.');
    // What the first form takes by itself, with all that is loaded for it, is no part of the file.
    const small = await postForm(drop.siteUrl, withField(fields, 'message', 'A small one.'), {
      files: [{ name: 'small', bytes: flowing(4 * MIB).bytes }],
    });
    expect(small.status).toBe(200);
    const before = drop.peak();
    const large = flowing(LARGE);
    const sent = await postForm(drop.siteUrl, fields, {
      files: [{ name: 'large', bytes: large.bytes }],
    });
    expect([sent.status, sent.errors]).toEqual([200, []]);
    expect(drop.peak() - before).toBeLessThan(ROOM);

    const store = await openSqlite(folderAt(drop.dir).database);
    try {
      const [ada] = line.readers;
      const tips = ada === undefined ? [] : await tipsFor(store, line, ada);
      const read = tips.find(({ tip }) => tip.message === 'A large one.');
      expect(read?.received).toEqual([{ name: 'file-1', size: LARGE, sha256: large.sha256() }]);
    } finally {
      await store.close();
    }
  });
});
