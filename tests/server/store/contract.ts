import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { addDays } from '../../../crypto/wire/day.js';
import { type Hash, parseHash, parseId } from '../../../crypto/wire/fields.js';
import type { NewBatch, NewBlob, NewEdition, Store } from '../../../server/store/store.js';
import { DAY, keyOf, sha256 } from '../../harness/line.js';

/** How a suite opens a store, closes it and opens what it left again. */
export interface StoreMaker {
  open(): Promise<Store>;
  /** Closes it for good and removes what it left. */
  remove(store: Store): Promise<void>;
  reopen(store: Store): Promise<Store>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hashOf = (text: string | Uint8Array): Hash => parseHash(sha256(text));
const idOf = (text: string) => parseId(sha256(text).slice(0, 32));

const edition = (number: number, files: readonly string[] = []): NewEdition => ({
  edition: number,
  day: DAY,
  epoch: 1,
  hash: hashOf(`head ${String(number)}`),
  bytes: bytes(`head ${String(number)}`),
  files: files.map((text) => ({ hash: hashOf(text), bytes: bytes(text) })),
});
const blob = (text: string, upload = text): NewBlob => ({
  upload: idOf(upload),
  hash: hashOf(text),
  size: text.length,
  edition: 1,
  content: bytes(text),
});
const batch = (number: number, blobs: readonly string[]): NewBatch => ({
  number,
  day: DAY,
  epoch: 1,
  bytes: bytes(`batch ${String(number)}`),
  hash: hashOf(`batch ${String(number)}`),
  list: { hash: hashOf(`list ${blobs.join()}`), bytes: bytes(`list ${blobs.join()}`) },
  blobs: blobs.map(hashOf),
});
const NONE = new Map<never, never>();
const AT_ONE = { edition: 1 };

/** What every store must keep to; the words are those of server/store/store.ts. */
export function storeContract(name: string, maker: StoreMaker): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await maker.open();
      const roster = { epoch: 1, bytes: bytes('roster 1'), hash: hashOf('roster 1') };
      await store.addRoster({ ...roster, site: bytes('site 1') });
    });
    afterEach(() => maker.remove(store));

    const open = async (): Promise<void> => {
      await store.addEdition(edition(1, ['today 1', 'cells 1']), NONE);
    };

    test('keeps rosters in order and the newest site', async () => {
      const next = { epoch: 2, bytes: bytes('roster 2'), hash: hashOf('roster 2') };
      expect(await store.addRoster({ ...next, epoch: 3, site: bytes('x') })).toBe('moved');
      expect(await store.addRoster({ ...next, site: bytes('site 2') })).toBe('added');
      store = await maker.reopen(store);
      expect(await store.newestEpoch()).toBe(2);
      expect(await store.rosters()).toEqual([bytes('roster 1'), bytes('roster 2')]);
      expect(await store.roster(3)).toBeNull();
      expect(await store.site()).toEqual(bytes('site 2'));
      expect(await store.file(hashOf('roster 2'))).toEqual(bytes('roster 2'));
    });

    test('adds an edition with its files, or neither', async () => {
      expect(await store.newestHead()).toBeNull();
      expect(await store.addEdition(edition(2, ['today 2']), NONE)).toBe('moved');
      expect(await store.file(hashOf('today 2'))).toBeNull();
      expect(await store.addEdition(edition(1, ['today 1']), NONE)).toBe('added');
      expect(await store.addEdition(edition(1), NONE)).toBe('moved');
      store = await maker.reopen(store);
      expect((await store.newestHead())?.hash).toBe(hashOf('head 1'));
      expect(await store.head(1)).toEqual(bytes('head 1'));
      expect(await store.missingFiles([hashOf('today 1'), hashOf('today 2')])).toEqual([
        hashOf('today 2'),
      ]);
    });

    test('adds an edition only for the epoch and the outboxes that are the newest', async () => {
      const ada = await keyOf('ada');
      const outbox = { reader: ada, number: 3, hash: hashOf('m'), manifest: bytes('m') };
      await store.replaceOutbox(outbox, new Map(), { number: 0 });
      expect(await store.addEdition(edition(1), NONE)).toBe('moved');
      expect(await store.addEdition(edition(1), new Map([[ada, hashOf('n')]]))).toBe('moved');
      const newest = new Map([[ada, hashOf('m')]]);
      expect(await store.addEdition({ ...edition(1), epoch: 2 }, newest)).toBe('moved');
      expect(await store.addEdition(edition(1), newest)).toBe('added');
    });

    test('replaces an outbox with all its files', async () => {
      const reader = await keyOf('ada');
      const first = { reader, number: 1, hash: hashOf('one'), manifest: bytes('one') };
      const files = new Map([
        ['statement', bytes('s')],
        ['copies-00000000', bytes('c')],
      ]);
      await store.replaceOutbox(first, files, { number: 0 });
      const second = { reader, number: 2, hash: hashOf('two'), manifest: bytes('two') };
      expect(await store.replaceOutbox(second, new Map(), { number: 0 })).toBe('moved');
      expect(await store.outboxFile(reader, 'copies-00000000')).toEqual(bytes('c'));
      await store.replaceOutbox(second, new Map([['statement', bytes('t')]]), { number: 1 });
      expect(await store.outboxes()).toEqual([second]);
      expect(await store.outboxFile(reader, 'copies-00000000')).toBeNull();
      expect(await store.outboxFile(reader, 'statement')).toEqual(bytes('t'));
      expect(await store.outbox(await keyOf('bea'))).toBeNull();
    });

    test('keeps the files named, and rosters, and drops all others', async () => {
      await open();
      await store.keepFiles(new Set([hashOf('cells 1')]));
      expect(await store.file(hashOf('cells 1'))).toEqual(bytes('cells 1'));
      expect(await store.file(hashOf('today 1'))).toBeNull();
      expect(await store.file(hashOf('roster 1'))).toEqual(bytes('roster 1'));
    });

    test('remembers a nonce until its day is forgotten', async () => {
      const nonce = idOf('nonce');
      expect(await store.rememberNonce(nonce, DAY)).toBe(true);
      expect(await store.rememberNonce(nonce, DAY)).toBe(false);
      await store.forgetNoncesBefore(DAY);
      expect(await store.rememberNonce(nonce, DAY)).toBe(false);
      await store.forgetNoncesBefore(addDays(DAY, 1));
      expect(await store.rememberNonce(nonce, DAY)).toBe(true);
    });

    test('makes a blob of the parts that were read, and of no others', async () => {
      await open();
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
      await open();
      await store.addEdition(edition(2), NONE);
      expect(await store.commit(blob('late'), AT_ONE)).toBe('moved');
      expect(await store.blobFacts(hashOf('late'))).toBeNull();
    });

    test('keeps one blob of the same bytes', async () => {
      await open();
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
      await open();
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
      await open();
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
      await open();
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
      await open();
      const texts = Array.from({ length: 20 }, (_, i) => `blob ${String(i)}`);
      const done = await Promise.all([
        ...texts.map((text) => store.commit(blob(text), AT_ONE)),
        store.commit(blob('late'), { edition: 9 }),
        store.commit(blob('again', 'blob 3'), AT_ONE),
      ]);
      expect(done).toEqual([...texts.map(() => 'committed'), 'moved', 'moved']);
      const hashes = texts.map((text) => createHash('sha256').update(text).digest('hex'));
      const held = (await store.openBlobs()).map(({ hash }) => String(hash));
      expect(held).toEqual(hashes.sort());
    });

    test('says how much room the line takes', async () => {
      const before = await store.bytesInUse();
      await store.putPart(idOf('large'), 0, new Uint8Array(1024 * 1024).fill(7), DAY);
      expect(await store.bytesInUse()).toBeGreaterThanOrEqual(before + 1024 * 1024);
    });
  });
}
