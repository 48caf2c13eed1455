import { type Bytes, utf8 } from '../../crypto/wire/bytes.js';
import { letters, number } from './parts.js';

/** Exif 2.32, 4.6.5: which way up a picture is; 1 as it lies. */
const TAG = 0x0112;
const ENTRY = 12;

/** Reads it from an Exif block (a TIFF file); 1 where there is none, or the block is damaged. */
export function orientationIn(tiff: Uint8Array): number {
  const isLittle = letters(tiff, 0, 2) === 'II';
  const first = number(tiff, 4, 4, isLittle);
  const count = number(tiff, first, 2, isLittle);
  for (let i = 0; i < count; i += 1) {
    const at = first + 2 + i * ENTRY;
    if (at + ENTRY > tiff.length) break;
    if (number(tiff, at, 2, isLittle) !== TAG) continue;
    const value = number(tiff, at + 8, 2, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif block that says this alone: one directory of one entry. */
export const onlyOrientation = (value: number): Bytes =>
  utf8(`MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(value)}\0\0\0\0\0\0`);
