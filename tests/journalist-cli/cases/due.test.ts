import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysFrom, parseDay } from '../../../crypto/wire/day.js';
import { dueOn } from '../../../journalist-cli/cases/due.js';
import { deadlinesFor, endOf } from '../../../journalist-cli/cases/rules.js';
import { drillOf } from '../../../journalist-cli/cases/settings.js';
import type { KeptSettings } from '../../../journalist-cli/vault/caseContents.js';

const day = parseDay;
const settings: KeptSettings = {
  dutyPhone: null,
  breakRule: null,
  secondDecider: null,
  acknowledgement: null,
  drillWord: null,
  rules: 'eu-2019-1937',
  acknowledgeDays: null,
  answerDays: null,
  lockMinutes: null,
};
const first = { number: 1, day: day('2026-03-02'), edition: 1 };
const at = (text: string, published: number | null, standard = false) => ({
  day: text,
  published,
  standard,
});
const due = (replies: Parameters<typeof dueOn>[2], messages = [first]) =>
  dueOn(settings, messages, replies, day('2026-03-05'));

describe('what is due', () => {
  test('is a word within seven days of the batch, and an answer within three months', () => {
    expect(due([])).toEqual({ what: 'acknowledge', message: 1, by: '2026-03-09', days: 4 });
    expect(due([at('2026-03-03', 2, true)])).toMatchObject({ what: 'answer', by: '2026-06-02' });
    expect(due([at('2026-03-03', 2)])).toBeNull();
  });

  test('stays due until an edition has shown the answer', () => {
    expect(due([at('2026-03-03', null)])).toMatchObject({ what: 'acknowledge' });
  });

  test('starts again with each message; an answer from before answers nothing of it', () => {
    const second = { number: 4, day: day('2026-03-04'), edition: 3 };
    expect(due([at('2026-03-03', 2)], [first, second])).toMatchObject({
      what: 'acknowledge',
      message: 4,
      by: '2026-03-11',
    });
    expect(due([at('2026-03-03', 4)], [first, second])).toMatchObject({ message: 4 });
    expect(due([at('2026-03-04', 4)], [first, second])).toBeNull();
  });

  test('goes by what the line promises where that is less, and never by more', () => {
    const from = day('2026-03-02');
    const short = { ...settings, acknowledgeDays: 3, answerDays: 400 };
    expect(deadlinesFor(short, from)).toEqual({
      acknowledgeBy: '2026-03-05',
      answerBy: '2026-06-02',
    });
    expect(deadlinesFor({ ...settings, rules: 'none' }, from)).toEqual({
      acknowledgeBy: null,
      answerBy: null,
    });
  });

  test('ends a month on a day that it has', () => {
    expect(endOf(day('2026-11-30'), { months: 3 })).toBe('2027-02-28');
    expect(endOf(day('2027-11-30'), { months: 3 })).toBe('2028-02-29');
    fc.assert(
      fc.property(fc.nat(3000), (days) => {
        const from = addDays(day('2026-01-01'), days);
        const length = daysFrom(from, endOf(from, { months: 3 }));
        expect(length).toBeGreaterThanOrEqual(89);
        expect(length).toBeLessThanOrEqual(92);
      }),
    );
  });
});

describe('a drill', () => {
  test('is one by the word of the line’s own people, and by nothing else', () => {
    const own = { ...settings, drillWord: 'Blue harbour, Tuesday' };
    expect(drillOf([], ['blue HARBOUR tuesday\nHe hits me.'], own)).toBe('drill');
    expect(drillOf(['blue harbour tuesday'], ['x'], own)).toBe('drill');
    expect(drillOf(['yes'], ['x'], own)).toBe('says-so');
    expect(drillOf(['yes'], ['x'], settings)).toBe('says-so');
    expect(drillOf([], ['this is a drill', ''], own)).toBeNull();
    expect(drillOf([], [''], settings)).toBeNull();
  });
});
