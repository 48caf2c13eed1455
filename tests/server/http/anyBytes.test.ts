import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeFrames } from '../../../crypto/wire/frames.js';
import { asCourier } from '../../harness/courier.js';
import {
  newest,
  type OpenLine,
  readerNamed,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { testEdition } from '../../harness/edition.js';
import { testOutbox } from '../../harness/outbox.js';
import { send } from '../../harness/source.js';

/** Bytes of a true message with a run of them replaced, cut or doubled. */
const bent = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.nat(bytes.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
    .map(
      ([at, length, put]) =>
        new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + length)]),
    )
    .filter((changed) => !Buffer.from(changed).equals(Buffer.from(bytes)));

describe('whatever bytes arrive', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  test('a source is refused and nothing breaks', async () => {
    const id = '0'.repeat(32);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const { status } = await send(open.drop, 'POST', `/inbox/${id}`, bytes);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  test('a courier with a bent outbox is refused and nothing breaks', async () => {
    const ada = readerNamed(open, 'ada');
    const { body } = await testOutbox(ada, { number: 2, keyDays: [open.head?.day ?? never()] });
    await fc.assert(
      fc.asyncProperty(bent(body), async (bytes) => {
        const { status } = await asCourier(open.drop, 'PUT', `/outboxes/${ada.id}`, bytes);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  test('a courier with a bent edition is refused and nothing breaks', async () => {
    const { bytes: head, cells } = await testEdition(open.line, newest(open), open.head);
    await fc.assert(
      fc.asyncProperty(bent(head), async (bytes) => {
        const body = encodeFrames([bytes, cells]);
        const { status } = await asCourier(open.drop, 'POST', '/editions', body);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  test('and nothing unexpected was reported', () => {
    expect(open.drop.reports).toEqual([]);
  });
});

const never = (): never => {
  throw new Error('an open line has a head');
};
