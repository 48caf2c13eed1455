import { expect, test } from '@jest/globals';
import { isUsual } from '../../client/cellsFiles.js';
import { addDays, parseDay } from '../../crypto/wire/day.js';

const day = parseDay('2026-03-02');

test('the newest fourteen days of replies are looked through', () => {
  expect(isUsual({ day: addDays(day, -13) }, day)).toBe(true);
  expect(isUsual({ day: addDays(day, -14) }, day)).toBe(false);
});
