import { type Bytes, utf8 } from '../../crypto/wire/bytes.js';
import { keep, letters, number, type Part, UNKNOWN } from './parts.js';

/**
 * WebP (RFC 9649): a RIFF file of chunks, each a name, a length and its data, filled to an even
 * length. Kept are the picture, its transparency and its animation, inside frames too; Exif, XMP,
 * profile and everything unknown goes, the flags that announce them, and what follows the end.
 */
const KEPT = /^(?:VP8[ LX]|ALPH|ANIM)$/;
const PICTURE = /^VP8[ L]$/;
const EXTENDED = 'VP8X';
const EXTENDED_BYTES = 10;
/** Flags of VP8X: a profile, Exif, XMP. */
const HIDDEN = 0x2c;
const FRAME = 'ANMF';
const FRAME_HEADER = 16;

export function cleanWebp(bytes: Uint8Array): Part[] | null {
  const end = 8 + number(bytes, 4, 4, true);
  if (letters(bytes, 0) !== 'RIFF' || letters(bytes, 8) !== 'WEBP') return UNKNOWN;
  const inside = end > bytes.length ? UNKNOWN : chunks(bytes, 12, end);
  if (inside === UNKNOWN) return UNKNOWN;
  return [utf8('RIFF'), little(sizeOf(inside) + 4), [8, 12], ...inside];
}

function chunks(bytes: Uint8Array, from: number, end: number): Part[] | null {
  const parts: Part[] = [];
  let hasPicture = false;
  let at = from;
  while (at + 8 <= end) {
    const name = letters(bytes, at);
    const size = number(bytes, at + 4, 4, true);
    const data = at + 8;
    const next = data + size + (size % 2);
    if (next > end) return UNKNOWN;
    hasPicture ||= PICTURE.test(name);
    if (name === FRAME) {
      const frame = size < FRAME_HEADER ? UNKNOWN : chunks(bytes, data + FRAME_HEADER, next);
      if (frame === UNKNOWN) return UNKNOWN;
      parts.push(utf8(name), little(FRAME_HEADER + sizeOf(frame)));
      parts.push([data, data + FRAME_HEADER], ...frame);
      hasPicture = true;
    } else if (name === EXTENDED) {
      if (size < EXTENDED_BYTES || at !== 12) return UNKNOWN;
      const flags = (bytes[data] ?? 0) & ~HIDDEN;
      parts.push([at, data], Uint8Array.of(flags), [data + 1, next]);
    } else if (KEPT.test(name)) keep(parts, at, next);
    at = next;
  }
  return hasPicture && at === end ? parts : UNKNOWN;
}

const sizeOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (size, part) => size + (part instanceof Uint8Array ? part.length : part[1] - part[0]),
    0,
  );

const little = (size: number): Bytes =>
  Uint8Array.of(size & 255, (size >> 8) & 255, (size >> 16) & 255, size >>> 24);
