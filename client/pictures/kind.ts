import { cleanJpeg } from './jpeg.js';
import type { Part } from './parts.js';
import { letters } from './parts.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

/** Larger pictures are not read whole; whoever sends one is told. */
export const LARGEST_PICTURE = 64 * 1024 * 1024;
/** So much of a file tells whether it is a picture of a kind that is cleaned here. */
export const BEGINNING = 12;

export type Cleaner = (bytes: Uint8Array) => Part[] | null;

/** By its first bytes, whatever its name says. */
export function cleanerFor(beginning: Uint8Array): Cleaner | null {
  const start = letters(beginning, 0, BEGINNING);
  if (start.startsWith('\xff\xd8\xff')) return cleanJpeg;
  if (start.startsWith('\x89PNG')) return cleanPng;
  return /^RIFF[^]{4}WEBP/.test(start) ? cleanWebp : null;
}

/** What other files carry, by the ends of their names: each has a sentence. */
const CARRIERS = [
  ['pdf', /\.pdf$/i],
  ['office', /\.(?:docx?|xlsx?|pptx?|od[tsp]|rtf)$/i],
  ['media', /\.(?:mp[34]|m4[av]|mov|webm|mkv|avi|3gp|aac|og[ga]|opus|wav|amr)$/i],
  ['plain', /\.(?:txt|csv|age|asc|gpg|pgp)$/i],
  ['photo', /\.(?:hei[cf]|avif|tiff?|gif|dng)$/i],
] as const;
export type Carrier = (typeof CARRIERS)[number][0] | 'other';

export const carrierOf = (name: string): Carrier =>
  CARRIERS.find(([, ends]) => ends.test(name))?.[0] ?? 'other';
