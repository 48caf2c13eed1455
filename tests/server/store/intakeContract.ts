import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Reached } from '../../../server/store/intakeStore.js';
import type { Store } from '../../../server/store/store.js';
import { DAY, keyOf } from '../../harness/line.js';
import {
  AT_ONE,
  batch,
  blob,
  bytes,
  edition,
  hashOf,
  NO_OUTBOXES,
  type StoreMaker,
} from './fixtures.js';

const REACHED: Reached = {
  edition: 2,
  head: hashOf('head 2'),
  batch: 1,
  note: hashOf('batch 1'),
  isLast: false,
};
const brought = (number: number) => ({
  number,
  day: DAY,
  epoch: 1,
  bytes: bytes(`batch ${String(number)}`),
  hash: hashOf(`batch ${String(number)}`),
  list: hashOf('list'),
  isEmpty: number === 1,
});

/** What a line takes in, and what couriers bring back to it, in the words of intakeStore.ts. */
export function intakeContract(maker: StoreMaker): void {
  let store: Store;
  beforeEach(async () => {
    store = await maker.open();
    const roster = { epoch: 1, bytes: bytes('roster 1'), hash: hashOf('roster 1') };
    await store.addRoster({ ...roster, site: bytes('site 1') });
  });
  afterEach(() => maker.remove(store));

  test('a line is open, and stays what it was made when it is opened again', async () => {
    expect(await store.intake()).toBe('open');
    expect(await store.setIntake('stopped', { from: 'restored' })).toBe('moved');
    expect(await store.setIntake('stopped', { from: 'open' })).toBe('set');
    store = await maker.reopen(store);
    expect(await store.intake()).toBe('stopped');
  });

  test('a commit holds only for the intake that was read', async () => {
    await store.addEdition(edition(1), NO_OUTBOXES);
    await store.setIntake('stopped', { from: 'open' });
    expect(await store.commit(blob('late'), AT_ONE)).toBe('moved');
    expect(await store.commit(blob('chaff'), { ...AT_ONE, intake: 'stopped' })).toBe('committed');
  });

  test('a line that was closed takes nothing, and publishes and closes batches as before', async () => {
    await store.addEdition(edition(1), NO_OUTBOXES);
    await store.commit(blob('early'), AT_ONE);
    await store.setIntake('closed', { from: 'open' });
    expect(await store.commit(blob('late'), AT_ONE)).toBe('moved');
    expect(await store.addEdition(edition(2), NO_OUTBOXES)).toBe('added');
    expect(await store.closeBatch(batch(1, ['early']), { edition: 2 })).toBe('closed');
  });

  test.each(['moved', 'restored', 'gathered'] as const)(
    'publishes nothing and closes nothing when it is %s',
    async (intake) => {
      await store.addEdition(edition(1), NO_OUTBOXES);
      await store.setIntake(intake, { from: 'open' });
      expect(await store.addEdition(edition(2), NO_OUTBOXES)).toBe('moved');
      expect(await store.closeBatch(batch(1, []), AT_ONE)).toBe('moved');
    },
  );

  test('only a line without any edition can be one that was restored', async () => {
    await store.addEdition(edition(1), NO_OUTBOXES);
    expect(await store.setRestored(REACHED)).toBe('moved');
    expect([await store.intake(), await store.reached()]).toEqual(['open', null]);
  });

  test('heads, files and batch notes come back in order, and to no other line', async () => {
    expect(await store.bringHead(edition(1))).toBe('moved');
    expect(await store.bringFile({ hash: hashOf('f'), bytes: bytes('f') })).toBe('moved');
    expect(await store.bringBatch(brought(1))).toBe('moved');
    expect(await store.setRestored(REACHED)).toBe('set');
    expect(await store.bringHead(edition(2))).toBe('moved');
    expect(await store.bringHead(edition(1))).toBe('brought');
    expect(await store.bringHead(edition(1))).toBe('moved');
    expect(await store.bringFile({ hash: hashOf('f'), bytes: bytes('f') })).toBe('brought');
    expect(await store.bringBatch(brought(2))).toBe('moved');
    expect(await store.bringBatch(brought(1))).toBe('brought');
    store = await maker.reopen(store);
    expect(await store.reached()).toEqual(REACHED);
    expect(await store.intake()).toBe('restored');
    expect((await store.newestHead())?.edition).toBe(1);
    expect(await store.file(hashOf('f'))).toEqual(bytes('f'));
    expect(await store.newestBatch()).toMatchObject({ number: 1, count: 0, held: false });
    expect(await store.heldBatches()).toEqual([]);
    expect(await store.batch(1)).toEqual(bytes('batch 1'));
  });

  test('a later head opens what was gathered again, and who came is remembered', async () => {
    const dov = await keyOf('dov');
    expect(await store.courierCame(dov)).toBe('moved');
    await store.setRestored(REACHED);
    await store.bringHead(edition(1));
    expect(await store.courierCame(dov)).toBe('noted');
    expect(await store.courierCame(dov)).toBe('noted');
    await store.setIntake('gathered', { from: 'restored' });
    await store.bringHead(edition(2));
    expect(await store.intake()).toBe('restored');
    store = await maker.reopen(store);
    expect(await store.couriersCame()).toEqual([dov]);
  });
}
