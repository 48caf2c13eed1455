import { expect, test } from '@jest/globals';
import { takeTurn } from '../../../server/http/turn.js';

test('a circuit brings some messages at once, then one a second, and gets its turns back in time', () => {
  const circuit = { due: 0 };
  const waits = (count: number, now: number): number[] =>
    Array.from({ length: count }, () => takeTurn(circuit, now));
  expect(waits(14, 1_000_000)).toEqual([...Array.from({ length: 12 }, () => 0), 1000, 2000]);
  expect(waits(1, 1_002_000)).toEqual([1000]);
  expect(waits(3, 1_005_000)).toEqual([0, 0, 1000]);
  expect(waits(13, 2_000_000)).toEqual([...Array.from({ length: 12 }, () => 0), 1000]);
});

test('no circuit waits for another', () => {
  const flood = { due: 0 };
  for (let i = 0; i < 100; i += 1) takeTurn(flood, 0);
  expect(takeTurn({ due: 0 }, 0)).toBe(0);
});
