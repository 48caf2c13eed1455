import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  daysToCover,
  isAccepted,
  isCoverable,
  keysToDestroy,
  type NamedHead,
} from '../../../crypto/keys/dayKeys.js';
import { addDays, type Day, parseDay } from '../../../crypto/wire/day.js';
import { keyOfDay } from '../../../crypto/wire/today.js';

const START = parseDay('2026-01-01');
const at = (n: number): Day => addDays(START, n);
const head = (edition: number, day: number, names: number | null, grace = 14): NamedHead => ({
  edition,
  day: at(day),
  names: names === null ? null : at(names),
  grace,
});

describe('the days that an outbox covers', () => {
  it('run from two days before it through the horizon', () => {
    const days = daysToCover(START, 60);
    expect(days).toHaveLength(63);
    expect(days[0]).toBe(at(-2));
    expect(days.at(-1)).toBe(at(60));
    expect(days.every((day) => isCoverable(START, day, 60))).toBe(true);
    expect(isCoverable(START, at(-3), 60)).toBe(false);
    expect(isCoverable(START, at(61), 60)).toBe(false);
  });
});

describe('acceptance', () => {
  it('lasts for the newest edition however old it is', () => {
    expect(isAccepted({ day: at(400) }, null, 14)).toBe(true);
  });

  it('ends when the newest head is more than grace past the head that superseded it', () => {
    expect(isAccepted({ day: at(15) }, { day: at(1) }, 14)).toBe(true);
    expect(isAccepted({ day: at(16) }, { day: at(1) }, 14)).toBe(false);
  });
});

describe('destruction', () => {
  const daily = Array.from({ length: 40 }, (_, i) => head(i + 1, i, i));

  it('takes the keys whose editions nobody can use any more, and no other', () => {
    const held = Array.from({ length: 60 }, (_, i) => at(i));
    // Key d is superseded on day d + 1, and gone once a batch's head is past d + 1 + 14.
    expect(keysToDestroy(held, daily, { day: at(20) }, at(20))).toEqual([0, 1, 2, 3, 4].map(at));
  });

  it('waits when the clock is more than a day behind the batch, whatever the clock says else', () => {
    expect(keysToDestroy([at(0)], daily, { day: at(20) }, at(18))).toEqual([]);
    expect(keysToDestroy([at(0)], daily, { day: at(20) }, at(19))).toEqual([at(0)]);
    expect(keysToDestroy([at(0)], daily, { day: at(2) }, at(3000))).toEqual([]);
  });

  it('keeps a key while the edition that names it is the newest', () => {
    const heads = [head(1, 0, 0), head(2, 5, 0)];
    expect(keysToDestroy([at(0)], heads, { day: at(300) }, at(300))).toEqual([]);
  });

  it('counts a key that was passed over from the first head that names a later one', () => {
    const heads = [head(1, 0, 0), head(2, 3, 3), head(3, 4, 4)];
    const held = [at(1), at(2), at(9)];
    expect(keysToDestroy(held, heads, { day: at(17) }, at(17))).toEqual([]);
    expect(keysToDestroy(held, heads, { day: at(18) }, at(18))).toEqual([at(1), at(2)]);
  });

  it('keeps a key for an earlier edition whose roster gave longer grace', () => {
    // Both editions of one day name key 0; the second's roster shortened grace from 30 to 5.
    const heads = [head(1, 0, 0, 30), head(2, 0, 0, 5), head(3, 1, 1, 5)];
    expect(isAccepted({ day: at(10) }, { day: at(0) }, 30)).toBe(true);
    expect(keysToDestroy([at(0)], heads, { day: at(10) }, at(10))).toEqual([]);
    expect(keysToDestroy([at(0)], heads, { day: at(31) }, at(31))).toEqual([at(0)]);
  });
});

/**
 * A line's life at random: heads of rising day, several a day and holidays; a reader whose stock of
 * keys runs out and is topped up; blobs sealed to any edition and offered at any time; a batch now
 * and then; a vault that imports batches late and destroys after each.
 */
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('head' as const),
      days: fc.constantFrom(0, 0, 1, 1, 1, 2, 7, 20),
      grace: fc.constantFrom(0, 3, 14, 14, 30),
      shortens: fc.constantFrom(false, false, false, false, false, false, false, true),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('blob' as const),
      back: fc.constantFrom(0, 0, 1, 1, 2, 3, 5, 9, 15),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('batch' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      upTo: fc.nat(5),
      clock: fc.integer({ min: -3, max: 40 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('outbox' as const) }) },
);

it('never leaves an accepted blob that its reader can no longer open', () => {
  let accepted = 0;
  let destroyed = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 40, maxLength: 160, size: 'max' }), (events) => {
      const heads: NamedHead[] = [];
      const batches: { day: Day; blobs: Day[] }[] = [];
      let open: Day[] = [];
      const lost: Day[] = [];
      let imported = 0;
      let day = 0;
      const held = new Set<Day>(daysToCover(at(0), 40));
      let published = [...held];
      let longest = 30;
      for (const each of events) {
        if (each.kind === 'head') {
          day += each.days;
          // A roster may shorten grace, and never lengthen it.
          const grace = Math.min(longest, each.grace);
          if (each.shortens) longest = grace;
          const usable = keyOfDay(
            published.map((one) => ({ day: one })),
            at(day),
            longest,
          );
          const before = heads.findLast(({ names }) => names !== null)?.names ?? null;
          // The drop refuses a head that names an older key than the head before.
          const names =
            usable !== undefined && (before === null || usable.day >= before) ? usable.day : null;
          heads.push({ edition: heads.length + 1, day: at(day), names, grace: longest });
        } else if (each.kind === 'outbox') {
          const fresh = daysToCover(at(day), 40).filter(
            (one) => !published.includes(one) && one >= at(day - 2),
          );
          for (const one of fresh) held.add(one);
          published = [...published.filter((one) => held.has(one)), ...fresh];
        } else if (each.kind === 'blob') {
          const index = heads.length - 1 - each.back;
          const sealedTo = heads[index];
          const newest = heads.at(-1);
          if (sealedTo === undefined || newest === undefined || sealedTo.names === null) continue;
          if (!isAccepted(newest, heads[index + 1] ?? null, sealedTo.grace)) continue;
          open.push(sealedTo.names);
          accepted += 1;
        } else if (each.kind === 'batch') {
          const newest = heads.at(-1);
          if (newest === undefined) continue;
          batches.push({ day: newest.day, blobs: open });
          open = [];
        } else {
          const until = Math.min(batches.length, imported + each.upTo);
          for (; imported < until; imported += 1) {
            const batch = batches[imported];
            if (batch === undefined) break;
            lost.push(...batch.blobs.filter((key) => !held.has(key)));
            // The vault knows every head: it may have fetched more than the batch's own.
            for (const gone of keysToDestroy([...held], heads, batch, at(day + each.clock))) {
              held.delete(gone);
              destroyed += 1;
            }
          }
        }
      }
      const waiting = [...batches.slice(imported).flatMap(({ blobs }) => blobs), ...open];
      lost.push(...waiting.filter((key) => !held.has(key)));
      expect(lost).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(1000);
  expect(destroyed).toBeGreaterThan(1000);
});
