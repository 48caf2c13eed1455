import { keep, letters, number, type Part, UNKNOWN } from './parts.js';

/**
 * PNG (W3C, third edition): a signature, then chunks of length, name, data and checksum. Kept is
 * what the points and their colours are made from, and animation; text, time, Exif, profiles,
 * resolution and everything unknown goes, and what follows the end. A picture with a chunk that is
 * needed and unknown is not touched.
 */
const SIGNATURE = '\x89PNG\r\n\x1a\n';
const KEPT = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|sBIT|cICP|acTL|fcTL|fdAT)$/;
const CRITICAL = /^[A-Z]/;

export function cleanPng(bytes: Uint8Array): Part[] | null {
  if (letters(bytes, 0, 8) !== SIGNATURE) return UNKNOWN;
  const parts: Part[] = [];
  keep(parts, 0, 8);
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = letters(bytes, at + 4);
    const end = at + 12 + number(bytes, at, 4);
    const isKept = KEPT.test(name);
    if (end > bytes.length || (at === 8) !== (name === 'IHDR')) return UNKNOWN;
    if (!isKept && CRITICAL.test(name)) return UNKNOWN;
    if (isKept) keep(parts, at, end);
    hasData ||= name === 'IDAT';
    if (name === 'IEND') return hasData ? parts : UNKNOWN;
    at = end;
  }
  return UNKNOWN;
}
