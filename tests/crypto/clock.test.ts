import { expect, test } from '@jest/globals';
import { today } from '../../crypto/wire/day.js';
import { clockFrom } from '../../crypto/clock.js';

test('a tool takes its day from one clock, which tests can move', () => {
  expect(today(clockFrom({ TURNBOX_DAY: '2026-02-28' }))).toBe('2026-02-28');
  expect(clockFrom({})).toBe(Date.now);
  expect(() => clockFrom({ TURNBOX_DAY: 'tomorrow' })).toThrow(
    expect.objectContaining({ code: 'field-malformed' }),
  );
});
