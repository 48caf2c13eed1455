import { describe, expect, test } from '@jest/globals';
import { type Ageing, freshness } from '../../../crypto/source/freshness.js';
import { addDays, parseDay } from '../../../crypto/wire/day.js';
import { DEFAULT_SETTINGS } from '../../../crypto/wire/settings.js';

const day = parseDay('2026-03-02');
const edition: Ageing = {
  day,
  expires: addDays(day, 100),
  settings: DEFAULT_SETTINGS,
  readers: [{ reachable: true }],
};

describe('how fresh an edition is, by the clock of the source', () => {
  test.each([
    [0, 'open'],
    [4, 'open'],
    [5, 'late'],
    [30, 'late'],
    [31, 'stopped'],
    [101, 'expired'],
  ])('after %i days it is %s', (days, state) => {
    expect(freshness(edition, addDays(day, days))).toBe(state);
  });

  test('a source whose clock runs behind is not stopped', () => {
    expect(freshness(edition, addDays(day, -3))).toBe('open');
  });

  test('without any reader to seal to, nobody can read', () => {
    expect(freshness({ ...edition, readers: [] }, day)).toBe('nobody');
  });
});
