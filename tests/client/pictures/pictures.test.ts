import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanJpeg } from '../../../client/pictures/jpeg.js';
import { carrierOf, cleanerFor } from '../../../client/pictures/kind.js';
import { orientationIn } from '../../../client/pictures/orientation.js';
import { joined, type Part } from '../../../client/pictures/parts.js';
import { cleanPng } from '../../../client/pictures/png.js';
import { cleanWebp } from '../../../client/pictures/webp.js';
import { photo } from '../../harness/photo.js';
import {
  ADOBE,
  cameraJpeg,
  cameraPng,
  cameraWebp,
  canariesIn,
  chunk,
  exif,
  extended,
  HIDDEN,
  png,
  riff,
  segment,
  VP8L,
  webp,
  withSegments,
} from '../../harness/pictures.js';

const cleaned = (bytes: Uint8Array, clean: (bytes: Uint8Array) => Part[] | null): Buffer => {
  const parts = clean(bytes);
  if (parts === null) throw new Error('this picture was not cleaned');
  return Buffer.from(joined(bytes, parts));
};
/** From the first table on: what is decoded. */
const BARE = ((whole) => whole.subarray(whole.indexOf(Buffer.from([0xff, 0xdb]))))(photo(''));

const KINDS = [
  ['JPEG', cleanJpeg, cameraJpeg()],
  ['PNG', cleanPng, cameraPng()],
  ['WebP', cleanWebp, cameraWebp()],
] as const;

describe.each(KINDS)('a %s', (_, clean, picture) => {
  test('is known by its first bytes', () => {
    expect(cleanerFor(picture.subarray(0, 12))).toBe(clean);
  });

  test('holds nothing hidden any more, and cleaning it again changes nothing', () => {
    expect(canariesIn(picture)).toEqual([...HIDDEN]);
    const once = cleaned(picture, clean);
    expect(canariesIn(once)).toEqual([]);
    expect(once.length).toBeLessThan(picture.length);
    expect(cleaned(once, clean).equals(once)).toBe(true);
  });

  test('is cleaned as a view on larger memory too', () => {
    const larger = Buffer.concat([Buffer.from('before'), picture]);
    expect(cleaned(larger.subarray(6), clean).equals(cleaned(picture, clean))).toBe(true);
  });

  test('that was cut short anywhere is left as it is', () => {
    const whole = cleaned(picture, clean);
    for (let end = 0; end < whole.length; end += 1)
      expect(clean(whole.subarray(0, end))).toBeNull();
  });

  test('of any damage is cleaned or left, never an error, and never grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(picture.length - 1), fc.nat(255)), { maxLength: 6 }),
        (changes) => {
          const damaged = Buffer.from(picture);
          for (const [at, byte] of changes) damaged[at] = byte;
          const parts = clean(damaged);
          if (parts === null) return;
          // A block of our own may stand where a damaged one of theirs stood.
          expect(joined(damaged, parts).length).toBeLessThanOrEqual(damaged.length + 40);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('any bytes at all are no error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const [, clean] of KINDS) expect(() => clean(bytes)).not.toThrow();
      expect(() => orientationIn(bytes)).not.toThrow();
    }),
  );
});

describe('of a JPEG', () => {
  test('what is decoded stays, byte for byte', () => {
    expect(cleaned(cameraJpeg(), cleanJpeg).includes(BARE)).toBe(true);
  });

  test('a colour transform by Adobe stays, and a thumbnail in JFIF goes', () => {
    const thumbnail = segment(0xe0, 'JFIF\0', Buffer.from([1, 2, 0, 0, 1, 0, 1, 1, 1]), 'abc');
    const kept = cleaned(withSegments(photo(''), ADOBE, thumbnail), cleanJpeg);
    expect(kept.includes(ADOBE)).toBe(true);
    expect(kept.includes('abc')).toBe(false);
  });

  test.each([
    [6, true],
    [8, false],
  ])('that lies on its side, only the way up comes back: %i', (way, isLittle) => {
    const turned = withSegments(photo(''), segment(0xe1, 'Exif\0\0', exif(way, isLittle)));
    const kept = cleaned(turned, cleanJpeg);
    expect(canariesIn(kept)).toEqual([]);
    const at = kept.indexOf('Exif\0\0');
    expect(orientationIn(kept.subarray(at + 6))).toBe(way);
    expect(kept.indexOf('Exif\0\0', at + 1)).toBe(-1);
  });

  test('with any hidden segments, it comes out as if it never had them', () => {
    const markers = fc.constantFrom(0xe1, 0xe2, 0xe3, 0xe5, 0xeb, 0xec, 0xed, 0xef, 0xfe);
    const hidden = fc.array(fc.tuple(markers, fc.string({ maxLength: 40 })), { maxLength: 8 });
    const plain = cleaned(photo(''), cleanJpeg);
    fc.assert(
      fc.property(hidden, fc.string(), (segments, behind) => {
        const full = withSegments(photo(''), ...segments.map((each) => segment(...each)));
        const picture = Buffer.concat([full, Buffer.from(behind)]);
        expect(cleaned(picture, cleanJpeg).equals(plain)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('of a PNG', () => {
  test('everything that the points need stays as it was', () => {
    expect(cleaned(cameraPng(), cleanPng).equals(png())).toBe(true);
  });

  test('one with a needed chunk that is not known is left as it is', () => {
    expect(cleanPng(png(chunk('ZAPP', 'x')))).toBeNull();
  });
});

const frame = (...inside: Buffer[]): Buffer =>
  riff('ANMF', Buffer.concat([Buffer.alloc(16), ...inside]));
const moving = (...inside: Buffer[]): Buffer =>
  webp(extended(0x02), riff('ANIM', Buffer.alloc(6)), frame(...inside), frame(...inside));

describe('of a WebP', () => {
  test('the picture stays, and the flags say what is left', () => {
    expect(cleaned(cameraWebp(), cleanWebp).equals(webp(extended(0), VP8L))).toBe(true);
    expect(cleaned(webp(VP8L), cleanWebp).equals(webp(VP8L))).toBe(true);
  });

  test('frames of an animation are cleaned inside', () => {
    const full = moving(VP8L, riff('PRIV', 'Haselmaus 2041'));
    expect(cleaned(full, cleanWebp).equals(moving(VP8L))).toBe(true);
  });
});

test.each([
  ['report.PDF', 'pdf'],
  ['a.docx', 'office'],
  ['IMG.MOV', 'media'],
  ['IMG_1.HEIC', 'photo'],
  ['notes.txt', 'plain'],
  ['unknown', 'other'],
])('%s is said to carry what %s files do', (name, carrier) => {
  expect(carrierOf(name)).toBe(carrier);
});
