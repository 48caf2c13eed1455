import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addDays } from '../../../crypto/wire/day.js';
import type { Store } from '../../../server/store/store.js';
import { DAY, keyOf } from '../../harness/line.js';
import { AT_ONE, bytes, edition, hashOf, idOf, NO_OUTBOXES, type StoreMaker } from './fixtures.js';

/** Rosters, editions, outboxes and nonces, in the words of server/store/store.ts. */
export function publicContract(maker: StoreMaker): void {
  let store: Store;
  beforeEach(async () => {
    store = await maker.open();
    const roster = { epoch: 1, bytes: bytes('roster 1'), hash: hashOf('roster 1') };
    await store.addRoster({ ...roster, site: bytes('site 1') });
  });
  afterEach(() => maker.remove(store));

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
    expect(await store.addEdition(edition(2, ['today 2']), NO_OUTBOXES)).toBe('moved');
    expect(await store.file(hashOf('today 2'))).toBeNull();
    expect(await store.addEdition(edition(1, ['today 1']), NO_OUTBOXES)).toBe('added');
    expect(await store.addEdition(edition(1), NO_OUTBOXES)).toBe('moved');
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
    expect(await store.addEdition(edition(1), NO_OUTBOXES)).toBe('moved');
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
    await store.addEdition(edition(1, ['today 1', 'cells 1']), NO_OUTBOXES);
    expect(await store.keepFiles(new Set([hashOf('cells 1')]), AT_ONE)).toBe('kept');
    expect(await store.file(hashOf('cells 1'))).toEqual(bytes('cells 1'));
    expect(await store.file(hashOf('today 1'))).toBeNull();
    expect(await store.file(hashOf('roster 1'))).toEqual(bytes('roster 1'));
  });

  test('drops no file once another edition is the newest', async () => {
    await store.addEdition(edition(1, ['today 1']), NO_OUTBOXES);
    await store.addEdition(edition(2, ['today 2', 'cells 2']), NO_OUTBOXES);
    expect(await store.keepFiles(new Set([hashOf('today 1')]), AT_ONE)).toBe('moved');
    for (const file of ['today 1', 'today 2', 'cells 2'])
      expect(await store.file(hashOf(file))).toEqual(bytes(file));
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
}
