import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRung, rungFor, TEXT_RUNG } from '../../../crypto/wire/padding.js';
import { insideSize, sealedSize } from '../../../crypto/wire/sealed.js';

/** Padmé in exact integers, from section 4 of the paper, without logarithms in floating point. */
function padme(size: number): number {
  const length = BigInt(size);
  const exponent = BigInt(length.toString(2).length - 1);
  const kept = BigInt(exponent.toString(2).length);
  const last = exponent - kept;
  const mask = (1n << last) - 1n;
  return Number((length + mask) & ~mask);
}
const MIB = 1024 * 1024;

describe('the ladder', () => {
  it('begins at 16 KiB and doubles to 64 MiB', () => {
    expect(rungFor(0)).toBe(TEXT_RUNG);
    for (let rung = TEXT_RUNG; rung <= 64 * MIB; rung *= 2) {
      expect(rungFor(rung)).toBe(rung);
      expect(rungFor(rung - 1)).toBe(rung);
      expect(rungFor(rung + 1)).toBe(rung < 64 * MIB ? rung * 2 : padme(rung + 1));
    }
  });

  it('goes on as Padmé, to the byte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64 * MIB + 1, max: 2 ** 45 }), (size) => {
        expect(rungFor(size)).toBe(padme(size));
      }),
      { numRuns: 2000 },
    );
    for (let exponent = 27; exponent < 48; exponent += 1)
      for (const size of [2 ** exponent - 1, 2 ** exponent, 2 ** exponent + 1])
        expect(rungFor(size)).toBe(padme(size));
  });

  it('never falls, never cuts, and wastes no more than an eighth above its powers of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 36 }), fc.nat(10_000_000), (size, more) => {
        const rung = rungFor(size);
        expect(rung).toBeGreaterThanOrEqual(size);
        expect(rungFor(rung)).toBe(rung);
        expect(isRung(rung)).toBe(true);
        expect(rungFor(size + more)).toBeGreaterThanOrEqual(rung);
        expect(size <= 64 * MIB || rung / size < 1.12).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has no rung below the first', () => {
    expect(isRung(0)).toBe(false);
    expect(isRung(512)).toBe(false);
    expect(isRung(TEXT_RUNG + 1)).toBe(false);
  });
});

describe('the size of a sealed tip', () => {
  it('tells its rung and nothing else, for any number of readers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(2 ** 36), (readers, size) => {
        const rung = rungFor(size);
        expect(insideSize(readers, sealedSize(readers, rung))).toBe(rung);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when it is not one that a tip can have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(2 ** 28), (readers, blob) => {
        const inside = insideSize(readers, blob);
        expect(inside === null || sealedSize(readers, inside) === blob).toBe(true);
        expect(inside === null || isRung(inside)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    const size = sealedSize(3, TEXT_RUNG);
    expect(size).toBe(21_157);
    expect(insideSize(3, size + 1)).toBeNull();
    expect(insideSize(3, size - 1)).toBeNull();
    expect(insideSize(4, size)).toBeNull();
    expect(insideSize(3, 0)).toBeNull();
  });

  it('is what was measured for 3, 5 and 12 readers', () => {
    expect([3, 5, 12].map((readers) => sealedSize(readers, TEXT_RUNG))).toEqual([
      21_157, 24_271, 35_170,
    ]);
  });
});
