import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blobSize, piecesOfFile, tipSize } from '../../../crypto/source/tipSize.js';
import { archiveSize } from '../../../crypto/wire/archive.js';
import { insideSize } from '../../../crypto/wire/sealed.js';

const MIB = 1024 * 1024;

test('an empty file has one piece, and a full last piece is followed by none', () => {
  expect([0, 1, MIB, MIB + 1].map(piecesOfFile)).toEqual([1, 1, 1, 2]);
});

test('without files it is the archive of a text tip', () => {
  expect(tipSize(700, [])).toBe(archiveSize([700, '[]'.length, 512]));
});

test('the size of a blob is one that the drop accepts, and grows with what is in it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 64 }),
      fc.array(fc.integer({ min: 0, max: 200 * MIB }), { maxLength: 5 }),
      (readers, sizes) => {
        const files = sizes.map((size, i) => ({ name: `file-${String(i + 1)}`, size }));
        const blob = blobSize(readers, 2000, files);
        expect(insideSize(readers, blob)).not.toBeNull();
        expect(blob).toBeGreaterThan(sizes.reduce((sum, size) => sum + size, 0));
      },
    ),
  );
});
