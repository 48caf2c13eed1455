import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asCourier } from '../../harness/courier.js';
import { someBlob } from '../../harness/edition.js';
import { movableClock, testLine } from '../../harness/line.js';
import { type RunningTestDrop, startRunningDrop } from '../../harness/runningDrop.js';
import { send, sendWhole, uploadOf } from '../../harness/source.js';

const MIB = 1024 * 1024;
const HALF_DONE = 192;
/** Less than half of what lies there; chaff and garbage take some. */
const ROOM = 96 * MIB;

describe('a batch that is closed while large uploads are half done', () => {
  let drop: RunningTestDrop;
  beforeAll(async () => {
    drop = await startRunningDrop(await testLine());
  });
  afterAll(() => drop.stop());

  test('takes little memory, however much lies there', async () => {
    const courier = { ...drop, clock: movableClock() };
    const blob = await someBlob();
    await sendWhole(drop, uploadOf(blob), blob);
    const part = new Uint8Array(MIB);
    const { id } = uploadOf(part);
    for (let i = 0; i < HALF_DONE; i += 1)
      expect((await send(drop, 'PUT', `/inbox/${id}/${String(i)}`, part)).status).toBe(204);
    const before = drop.peak();
    expect((await asCourier(courier, 'POST', '/batch')).status).toBe(200);
    expect(drop.peak() - before).toBeLessThan(ROOM);
    expect((await send(drop, 'PUT', `/inbox/${id}/0`, part)).status).toBe(204);
  }, 60_000);
});
