import { describe, expect, test } from '@jest/globals';
import { queueOf } from '../../server/queue.js';
import { refusedBy } from '../../server/refusal.js';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; end: () => void; began: () => boolean } {
  let began = false;
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  return {
    work: async () => {
      began = true;
      await ended;
      return 'done';
    },
    end: () => resolve(undefined),
    began: () => began,
  };
}
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a queue', () => {
  test('does so much at a time, and the next when one ends', async () => {
    const queue = queueOf(2, 10);
    const all = [held(), held(), held()];
    const done = all.map(({ work }) => queue(work));
    await settle();
    expect(all.map(({ began }) => began())).toEqual([true, true, false]);
    all[1]?.end();
    await settle();
    expect(all[2]?.began()).toBe(true);
    for (const { end } of all) end();
    expect(await Promise.all(done)).toEqual(['done', 'done', 'done']);
  });

  test('refuses who would wait too long, and takes others again later', async () => {
    const queue = queueOf(1, 1);
    const [first, second] = [held(), held()];
    const done = [queue(first.work), queue(second.work)];
    await expect(queue(second.work).catch((error: unknown) => refusedBy(error).code)).resolves.toBe(
      'busy',
    );
    first.end();
    second.end();
    await Promise.all(done);
    expect(await queue(() => Promise.resolve(1))).toBe(1);
  });

  test('goes on after work that failed', async () => {
    const queue = queueOf(1, 0);
    await expect(queue(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue(() => Promise.resolve(2))).toBe(2);
  });
});
