import { refuse } from '../refusal.js';
import { type Bytes, concat, equalBytes, fromUtf8, utf8 } from './bytes.js';
import { rungFor } from './padding.js';

/**
 * A POSIX ustar archive (IEEE 1003.1, pax, "ustar Interchange Format") of regular files, in one
 * spelling: mode 0000644, uid and gid 0, mtime 0, names and device fields NUL, size 11 octal digits
 * and NUL, checksum 6 octal digits, NUL and space. It ends in two zero blocks and is then
 * zero-filled to the ladder. What is read is encoded again and compared: one inside, one archive.
 */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const END = 2 * BLOCK;
/** No entry is larger: files travel in pieces, so that a stream of unknown length needs no spool. */
export const PIECE_BYTES = 1024 * 1024;
const NAME_BYTES = 100;
/** Magic, NUL, and the version `00`. */
const USTAR = 'ustar\x0000';
const NAME = /^[a-z0-9]+(?:[./][a-z0-9]+)*$/;

const octal = (value: number, digits: number): Bytes =>
  utf8(`${value.toString(8).padStart(digits, '0')}\0`);

function header(name: string, size: number): Bytes {
  const block = new Uint8Array(BLOCK);
  block.set(utf8(name), 0);
  block.set(octal(0o644, 7), 100);
  block.set(octal(0, 7), 108);
  block.set(octal(0, 7), 116);
  block.set(octal(size, 11), 124);
  block.set(octal(0, 11), 136);
  block.set(utf8('        '), 148);
  block.set(utf8('0'), 156);
  block.set(utf8(USTAR), 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

const blocks = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** One entry, filled to whole blocks; the archive is the run of these and its end. */
export function encodeEntry({ name, bytes }: Entry): Bytes {
  if (!NAME.test(name) || name.length > NAME_BYTES || bytes.length > PIECE_BYTES)
    return refuse('archive-malformed');
  return concat(
    header(name, bytes.length),
    bytes,
    new Uint8Array(blocks(bytes.length) - bytes.length),
  );
}

/** The size of an archive with entries of these sizes, before it is filled to the ladder. */
export const archiveSize = (sizes: readonly number[]): number =>
  sizes.reduce((total, size) => total + BLOCK + blocks(size), END);

/** The zeros that end an archive after so many bytes of entries, up to its rung. */
export const archiveEnd = (written: number): number => rungFor(written + END) - written;

export function encodeArchive(entries: readonly Entry[]): Bytes {
  const body = concat(...entries.map(encodeEntry));
  return concat(body, new Uint8Array(archiveEnd(body.length)));
}

/** At most so many zeros at a time are in memory while an archive ends. */
const ZEROS = 64 * 1024;

/** The same as it flows, one entry in memory at a time. */
export async function* archiveStream(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
): AsyncGenerator<Bytes> {
  let written = 0;
  for await (const entry of entries) {
    const bytes = encodeEntry(entry);
    written += bytes.length;
    yield bytes;
  }
  for (let left = archiveEnd(written); left > 0; left -= ZEROS)
    yield new Uint8Array(Math.min(ZEROS, left));
}

function parseHeader(block: Uint8Array): { name: string; size: number } {
  const end = block.indexOf(0);
  const name = fromUtf8(block.subarray(0, Math.min(end < 0 ? NAME_BYTES : end, NAME_BYTES)));
  const digits = fromUtf8(block.subarray(124, 135));
  const size = /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  if (!NAME.test(name) || !(size <= PIECE_BYTES)) return refuse('archive-malformed');
  return equalBytes(header(name, size), block) ? { name, size } : refuse('archive-malformed');
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/**
 * Reads an archive as it comes, one entry in memory at a time. The zero fill is checked to the last
 * byte and must end on the rung that the entries ask for.
 */
export async function* readArchive(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Entry> {
  let held: Uint8Array = new Uint8Array(0);
  let entry: { name: string; size: number } | null = null;
  let written = 0;
  let read = 0;
  let ended = false;
  for await (const chunk of chunks) {
    read += chunk.length;
    held = held.length === 0 ? chunk : concat(held, chunk);
    while (!ended) {
      const need: number = entry === null ? BLOCK : blocks(entry.size);
      if (held.length < need) break;
      const block = held.subarray(0, need);
      if (entry === null && isZero(block)) {
        ended = true;
        break;
      }
      held = held.subarray(need);
      written += need;
      if (entry === null) {
        entry = parseHeader(block);
        continue;
      }
      const { name, size } = entry;
      if (!isZero(block.subarray(size))) refuse('archive-malformed');
      entry = null;
      yield { name, bytes: block.slice(0, size) };
    }
    if (ended && !isZero(held)) refuse('archive-malformed');
    if (ended) held = new Uint8Array(0);
  }
  if (!ended || read !== written + archiveEnd(written)) refuse('archive-malformed');
}
