import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asCourier } from '../harness/courier.js';
import { someBlob } from '../harness/edition.js';
import { type OpenLine, startOpenLine, stopLine } from '../harness/openLine.js';
import { sendPart, sendCommit, sendWhole, uploadOf } from '../harness/source.js';

/** Needles that no file of a line may hold: where a sender came from, and when. */
const ADDRESSES = ['127.0.0.1', '[::1]', 'User-Agent', 'user-agent', 'node-fetch', 'undici'];
const TIME_OF_DAY = /20\d\d-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b/;

function contentsOf(dir: string): Map<string, Buffer> {
  const names = readdirSync(dir).filter((name) => statSync(join(dir, name)).isFile());
  // The operator's own choice of a listener is not a sender's address.
  const own = new Set(['config.json']);
  return new Map(
    names.filter((name) => !own.has(name)).map((name) => [name, readFileSync(join(dir, name))]),
  );
}

/** Seconds and milliseconds of the last hours, as numbers that a database would hold. */
function timesIn(file: Buffer, from: number, to: number): number {
  let found = 0;
  for (let at = 0; at + 6 <= file.length; at += 1) {
    const milliseconds = file.readUIntBE(at, 6);
    if (milliseconds >= from && milliseconds <= to) found += 1;
  }
  return found;
}

const journey = async (open: OpenLine): Promise<void> => {
  for (let i = 0; i < 5; i += 1) {
    const blob = await someBlob();
    await sendWhole(open.drop, uploadOf(blob), blob);
  }
  const large = await someBlob(3, 2 * 1024 * 1024);
  const upload = uploadOf(large);
  for (const part of [2, 0, 1]) await sendPart(open.drop, upload, large, part);
  await sendCommit(open.drop, upload);
  await sendPart(open.drop, uploadOf(large), large, 0);
};

describe('after uploads, the folder of a line holds', () => {
  test.each([
    ['while the batch is open', false],
    ['once the batch is closed', true],
  ])('no address and no time of day, %s', async (_name, closed) => {
    const began = Date.now();
    const open = await startOpenLine();
    try {
      await journey(open);
      if (closed) await asCourier(open.drop, 'POST', '/batch');
      const ended = Date.now();
      const files = contentsOf(open.drop.dir);
      expect([...files.keys()].sort()).toEqual([
        'drop.card',
        'drop.key',
        'even.db',
        'even.db-shm',
        'even.db-wal',
        'line.db',
        'line.db-shm',
        'line.db-wal',
        'odd.db',
        'odd.db-shm',
        'odd.db-wal',
        'open.db',
        'open.db-shm',
        'open.db-wal',
        'site.json',
      ]);
      for (const file of files.values()) {
        for (const needle of ADDRESSES) expect(file.includes(needle)).toBe(false);
        expect(file.toString('latin1')).not.toMatch(TIME_OF_DAY);
        expect(timesIn(file, began, ended)).toBe(0);
      }
      const batch = await open.drop.line.store.newestBatch();
      expect(batch?.count).toBe(closed ? 6 : undefined);
      expect(open.drop.reports).toEqual([]);
    } finally {
      await stopLine(open);
    }
  });
});
