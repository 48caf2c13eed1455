import { concat, utf8 } from '../../crypto/wire/bytes.js';
import { onlyOrientation, orientationIn } from './orientation.js';
import { keep, letters, number, type Part, UNKNOWN } from './parts.js';

/**
 * JPEG (ITU T.81): segments of `FF marker`, most with a length, and entropy-coded data after each
 * start of scan. Kept is what decoding needs: tables, frames and scans, JFIF's density and Adobe's
 * colour transform. All other application segments go, and comments; of Exif only which way up the
 * picture is comes back, in a block of our own. What follows the end goes too: there, phones keep
 * short films, depth and second pictures.
 *
 * A colour profile (ICC, in APP2) goes as well: profiles name devices, days and sometimes serial
 * numbers. The points of the picture stay as they are; colours of a wide-gamut phone look paler.
 */
const EXIF = 'Exif\0\0';
const JFIF_BYTES = 16;
const ADOBE_BYTES = 14;

export function cleanJpeg(bytes: Uint8Array): Part[] | null {
  const parts: Part[] = [];
  let at = 2;
  let hasFrame = false;
  let hasScan = false;
  if (number(bytes, 0, 2) !== 0xffd8) return UNKNOWN;
  keep(parts, 0, at);
  for (;;) {
    if (bytes[at] !== 0xff) return UNKNOWN;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      if (!hasScan) return UNKNOWN;
      keep(parts, at, at + 2);
      return parts;
    }
    const size = number(bytes, at + 2, 2);
    const end = at + 2 + size;
    // Nothing else stands between SOI and EOI: what is reserved may be anything.
    if (marker < 0xc0 || marker > 0xfe || (marker >= 0xd0 && marker <= 0xd9)) return UNKNOWN;
    if (size < 2 || end > bytes.length) return UNKNOWN;
    const isFrame = marker < 0xd0 && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    hasFrame ||= isFrame;
    if (marker === 0xda) {
      if (!hasFrame) return UNKNOWN;
      hasScan = true;
      const next = endOfScan(bytes, end);
      keep(parts, at, next);
      at = next;
      continue;
    }
    if (marker === 0xe0 && size >= JFIF_BYTES && letters(bytes, at + 4, 5) === 'JFIF\0') {
      // Without its thumbnail.
      parts.push(Uint8Array.of(0xff, marker, 0, JFIF_BYTES), [at + 4, at + 16], new Uint8Array(2));
    } else if (marker === 0xe1 && letters(bytes, at + 4, 6) === EXIF) {
      const way = orientationIn(bytes.subarray(at + 10, end));
      const block = onlyOrientation(way);
      if (way > 1)
        parts.push(concat(Uint8Array.of(0xff, marker, 0, block.length + 8), utf8(EXIF), block));
    } else if (marker === 0xee && size >= ADOBE_BYTES && letters(bytes, at + 4, 5) === 'Adobe') {
      parts.push(Uint8Array.of(0xff, marker, 0, ADOBE_BYTES), [at + 4, at + 16]);
    } else if (marker < 0xe0) keep(parts, at, end);
    at = end;
  }
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
