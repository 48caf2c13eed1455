import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseBatch, parseList } from '../../../crypto/wire/batch.js';
import { insideSize } from '../../../crypto/wire/sealed.js';
import { asCourier } from '../../harness/courier.js';
import { loadNewestRoster, LOOPBACK_CONFIG, startDrop, type TestDrop } from '../../harness/drop.js';
import { someBlob, testEdition } from '../../harness/edition.js';
import { dayAfter, testLine, withRoster } from '../../harness/line.js';
import { type OpenLine, publishNext, startOpenLine } from '../../harness/openLine.js';
import { testOutbox } from '../../harness/outbox.js';
import { sendWhole, uploadOf } from '../../harness/source.js';

const KIB = 1024;
const STEPS = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192].map((step) => step * KIB);

/** The sizes of the insides of a batch that is closed now, smallest first. */
async function close(own: TestDrop): Promise<(number | null)[]> {
  const { bytes } = await asCourier(own, 'POST', '/batch');
  const { list } = parseBatch(bytes).claims;
  const listed = await asCourier(own, 'GET', `/lists/${list}`);
  return parseList(listed.bytes)
    .map(({ size }) => insideSize(3, size))
    .sort((a, b) => (a ?? 0) - (b ?? 0));
}
async function send(own: TestDrop): Promise<void> {
  const blob = await someBlob();
  await sendWhole(own, uploadOf(blob), blob);
}
/** Heads and tails as they are written, then tails. */
const tosses = (written: string): (() => boolean) => {
  const left = Array.from(written);
  return () => left.shift() === 'h';
};

describe('chaff', () => {
  let drop: TestDrop | undefined;
  afterEach(() => drop?.stop());

  async function startWith(toss: () => boolean): Promise<TestDrop> {
    const line = await testLine();
    drop = await startDrop(line, LOOPBACK_CONFIG, toss);
    const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
    for (const { reader, body } of outboxes)
      await asCourier(drop, 'PUT', `/outboxes/${reader.id}`, body);
    const edition = await testEdition(line, outboxes, null);
    await asCourier(drop, 'POST', '/editions', edition.body);
    return drop;
  }
  test('is not in an empty first batch', async () => {
    const own = await startWith(() => {
      throw new Error('a coin was tossed');
    });
    expect(await close(own)).toEqual([]);
  });

  test('joins a batch with one of each step between 32 KiB and 8 MiB that shows heads', async () => {
    const own = await startWith(tosses('hthththththththt'.concat('ht')));
    await send(own);
    expect(await close(own)).toEqual([16 * KIB, ...STEPS]);
    expect(own.reports).toEqual([]);
  });

  test('comes as often of a step as heads come in a row, and not at all with tails', async () => {
    const own = await startWith(tosses('hhhtthttttt'));
    await send(own);
    expect(await close(own)).toEqual([16, 32, 32, 32, 128].map((step) => step * KIB));
  });

  test('joins a day on which nothing came', async () => {
    const own = await startWith(tosses('ht'));
    expect(await close(own)).toEqual([]);
    own.clock.moveTo(dayAfter(1));
    expect(await close(own)).toEqual([32 * KIB]);
  });

  test('is made once when two couriers ask at the same moment', async () => {
    const own = await startWith(tosses('hthththt'));
    await send(own);
    const both = await Promise.all([close(own), close(own)]);
    expect(both[0]).toEqual([16, 32, 64, 128, 256].map((step) => step * KIB));
    expect(both[1]).toEqual(both[0]);
    expect(await own.line.store.openBlobs()).toEqual([]);
  });

  test('is left out, and the batch closed, when there is no room', async () => {
    const line = await testLine();
    drop = await startDrop(
      line,
      {
        ...LOOPBACK_CONFIG,
        inbox: { ...LOOPBACK_CONFIG.inbox, largest: 1024 * KIB, total: 4 * 1024 * KIB },
      },
      tosses('thththththththttttt'.replace('t', '')),
    );
    const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
    for (const { reader, body } of outboxes)
      await asCourier(drop, 'PUT', `/outboxes/${reader.id}`, body);
    await asCourier(drop, 'POST', '/editions', (await testEdition(line, outboxes, null)).body);
    await send(drop);
    expect((await close(drop)).length).toBeGreaterThan(1);
    expect(drop.reports).toEqual([]);
  });

  describe('once another edition is published, as at every sync', () => {
    let open: OpenLine;
    const toss = (written: string): void => {
      const left = written.split('');
      Object.assign(open.drop.line, { toss: () => left.shift() === 'h' });
    };
    beforeEach(async () => {
      open = await startOpenLine();
      drop = open.drop;
    });
    const editions = async (): Promise<number[]> => {
      const { bytes } = await asCourier(open.drop, 'POST', '/batch');
      const { list } = parseBatch(bytes).claims;
      const listed = await asCourier(open.drop, 'GET', `/lists/${list}`);
      return parseList(listed.bytes).map(({ edition }) => edition);
    };

    test('names the same edition as what came that day', async () => {
      await send(open.drop);
      expect((await publishNext(open)).status).toBe(201);
      toss('hhththt');
      expect(await editions()).toEqual([1, 1, 1, 1, 1]);
    });

    test('names editions as mixed as those of what came', async () => {
      await send(open.drop);
      await publishNext(open);
      const blob = await someBlob();
      await sendWhole(open.drop, uploadOf(blob, 2), blob);
      await publishNext(open);
      toss('h'.repeat(24));
      const found = await editions();
      expect(found).toHaveLength(26);
      expect(new Set(found)).toEqual(new Set([1, 2]));
    });

    test('names it also on a day on which nothing came, or a reader was removed', async () => {
      expect(await editions()).toEqual([]);
      open.drop.clock.moveTo(dayAfter(1));
      await publishNext(open, { day: dayAfter(1) });
      toss('h');
      expect(await editions()).toEqual([1]);
      const blob = await someBlob();
      await sendWhole(open.drop, uploadOf(blob, 2), blob);
      open.drop.clock.moveTo(dayAfter(2));
      open.line = await withRoster(open.line, { force: [] });
      await loadNewestRoster(open.drop.dir, open.line);
      expect((await publishNext(open, { day: dayAfter(2) })).status).toBe(201);
      toss('hh');
      expect(await editions()).toEqual([2, 2, 2]);
      expect(open.drop.reports).toEqual([]);
    });
  });
});
