import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addDays } from '../../../crypto/wire/day.js';
import type { Store } from '../../../server/store/store.js';
import { DAY, sha256 } from '../../harness/line.js';
import {
  AT_ONE,
  batch,
  blob,
  bytes,
  edition,
  hashOf,
  idOf,
  NO_OUTBOXES,
  type StoreMaker,
} from './fixtures.js';

/** Uploads, blobs and batches, in the words of server/store/store.ts. */
export function inboxContract(maker: StoreMaker): void {
  let store: Store;
  beforeEach(async () => {
    store = await maker.open();
    const roster = { epoch: 1, bytes: bytes('roster 1'), hash: hashOf('roster 1') };
    await store.addRoster({ ...roster, site: bytes('site 1') });
    await store.addEdition(edition(1, ['today 1', 'cells 1']), NO_OUTBOXES);
  });
  afterEach(() => maker.remove(store));

  test('makes a blob of the parts that were read, and of no others', async () => {
    const upload = idOf('upload');
    expect(await store.putPart(upload, 1, bytes('world'), DAY)).toBe('put');
    expect(await store.putPart(upload, 0, bytes('HELLO'), DAY)).toBe('put');
    const stale = await store.parts(upload);
    await store.putPart(upload, 0, bytes('hello'), DAY);
    const text = 'helloworld';
    const commit = { upload, hash: hashOf(text), size: text.length, edition: 1 };
    expect(await store.commit({ ...commit, content: stale }, AT_ONE)).toBe('moved');
    const parts = await store.parts(upload);
    expect(parts.map(({ part, size }) => [part, size])).toEqual([
      [0, 5],
      [1, 5],
    ]);
    expect(await store.commit({ ...commit, content: parts }, AT_ONE)).toBe('committed');
    expect(await store.putPart(upload, 0, bytes('later'), DAY)).toBe('committed');
    store = await maker.reopen(store);
    expect(await store.blobPart(hashOf(text), 0)).toEqual(bytes('hello'));
    expect(await store.blobPart(hashOf(text), 1)).toEqual(bytes('world'));
    expect(await store.blobPart(hashOf(text), 2)).toBeNull();
    expect(await store.committed(upload)).toEqual({ hash: hashOf(text), size: 10, edition: 1 });
  });

  test('adds no blob once another edition is the newest', async () => {
    await store.addEdition(edition(2), NO_OUTBOXES);
    expect(await store.commit(blob('late'), AT_ONE)).toBe('moved');
    expect(await store.blobFacts(hashOf('late'))).toBeNull();
  });

  test('lets go of an upload that was given up, and of none that is a blob', async () => {
    const [given, kept] = [idOf('given up'), idOf('kept')];
    await store.putPart(given, 0, bytes('gone'), DAY);
    await store.putPart(kept, 0, bytes('kept'), DAY);
    const content = await store.parts(kept);
    const commit = { upload: kept, hash: hashOf('kept'), size: 4, edition: 1, content };
    expect(await store.commit(commit, AT_ONE)).toBe('committed');
    await store.forgetUpload(given);
    await store.forgetUpload(kept);
    await store.forgetUpload(idOf('never begun'));
    store = await maker.reopen(store);
    expect(await store.parts(given)).toEqual([]);
    expect(await store.blobPart(hashOf('kept'), 0)).toEqual(bytes('kept'));
    expect(await store.putPart(given, 0, bytes('anew'), DAY)).toBe('put');
  });

  test('keeps one blob of the same bytes', async () => {
    await store.commit(blob('same', 'first'), AT_ONE);
    await store.commit(blob('same', 'second'), AT_ONE);
    expect(await store.openBlobs()).toHaveLength(1);
    expect((await store.committed(idOf('second')))?.hash).toBe(hashOf('same'));
    await store.closeBatch(batch(1, ['same']), AT_ONE);
    await store.commit(blob('same', 'third'), AT_ONE);
    expect(await store.openBlobs()).toEqual([]);
    expect(await store.blobPart(hashOf('same'), 0)).toEqual(bytes('same'));
  });

  test('purges uploads that are half done, and no finished one', async () => {
    await store.putPart(idOf('old'), 0, bytes('old'), DAY);
    await store.putPart(idOf('new'), 0, bytes('new'), addDays(DAY, 1));
    await store.putPart(idOf('done'), 0, bytes('done'), DAY);
    const content = await store.parts(idOf('done'));
    await store.commit({ ...blob('done'), content }, AT_ONE);
    await store.purgeHalfDone(addDays(DAY, 1));
    expect(await store.parts(idOf('old'))).toEqual([]);
    expect(await store.parts(idOf('new'))).toHaveLength(1);
    expect(await store.blobPart(hashOf('done'), 0)).toEqual(bytes('done'));
  });

  test('closes a batch of the blobs named, whose bytes stay', async () => {
    for (const text of ['one', 'two', 'three']) await store.commit(blob(text), AT_ONE);
    expect(await store.closeBatch(batch(2, ['one']), AT_ONE)).toBe('moved');
    expect(await store.closeBatch(batch(1, ['one', 'three']), { edition: 2 })).toBe('moved');
    expect(await store.closeBatch(batch(1, ['one', 'three']), AT_ONE)).toBe('closed');
    store = await maker.reopen(store);
    expect((await store.openBlobs()).map(({ hash }) => hash)).toEqual([hashOf('two')]);
    expect(await store.blobPart(hashOf('three'), 0)).toEqual(bytes('three'));
    expect(await store.blobPart(hashOf('two'), 0)).toEqual(bytes('two'));
    expect(await store.committed(idOf('one'))).toBeNull();
    expect((await store.committed(idOf('two')))?.hash).toBe(hashOf('two'));
    expect(await store.batch(1)).toEqual(bytes('batch 1'));
    expect(await store.newestBatch()).toEqual({
      number: 1,
      day: DAY,
      epoch: 1,
      hash: hashOf('batch 1'),
      count: 2,
      held: true,
    });
  });

  test('deletes the blobs and the list of a batch, and keeps its note', async () => {
    await store.commit(blob('one'), AT_ONE);
    await store.closeBatch(batch(1, ['one']), AT_ONE);
    await store.closeBatch(batch(2, []), AT_ONE);
    await store.closeBatch(batch(3, []), AT_ONE);
    await store.deleteBatch(1);
    await store.deleteBatch(2);
    expect(await store.blobFacts(hashOf('one'))).toBeNull();
    expect(await store.blobPart(hashOf('one'), 0)).toBeNull();
    expect(await store.list(hashOf('list one'))).toBeNull();
    // An empty list is the same for every empty batch, and one still has it.
    expect(await store.list(hashOf('list '))).toEqual(bytes('list '));
    expect(await store.batch(1)).toEqual(bytes('batch 1'));
    expect((await store.batchFacts(1))?.held).toBe(false);
    expect((await store.heldBatches()).map(({ number }) => number)).toEqual([3]);
  });

  test('writes at the same moment are each whole, and one that fails takes no other with it', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `blob ${String(i)}`);
    const done = await Promise.all([
      ...texts.map((text) => store.commit(blob(text), AT_ONE)),
      store.commit(blob('late'), { edition: 9, intake: 'open' }),
      store.commit(blob('again', 'blob 3'), AT_ONE),
    ]);
    expect(done).toEqual([...texts.map(() => 'committed'), 'moved', 'moved']);
    const hashes = texts.map((text) => sha256(text));
    const held = (await store.openBlobs()).map(({ hash }) => String(hash));
    expect(held).toEqual(hashes.sort());
  });

  test('says how much room the line takes', async () => {
    const before = await store.bytesInUse();
    await store.putPart(idOf('large'), 0, new Uint8Array(1024 * 1024).fill(7), DAY);
    expect(await store.bytesInUse()).toBeGreaterThanOrEqual(before + 1024 * 1024);
  });
}
