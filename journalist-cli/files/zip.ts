import { latin1 } from './kind.js';

/**
 * What a ZIP archive says of itself at its end (PKWARE APPNOTE 4.3.12 and 4.3.16), read without
 * unpacking a byte of it: how many files it holds, and how large they would be.
 */
export interface ZipDirectory {
  readonly entries: number;
  /** As the archive claims; a bomb may lie, so this is never trusted to be small. */
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  /** Archives within it. */
  readonly nested: number;
}

/** The end record with its longest comment. */
export const TAIL_BYTES = 22 + 65_535;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 65_535;
const ENTRY_BYTES = 46;
const NESTED = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|zst|jar|iso|cab)$/i;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the directory is, from the file's last bytes; null when they are not a ZIP archive's. */
function endRecord(tail: Uint8Array): { entries: number; size: number; offset: number } | null {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1)
    if (view.getUint32(at, true) === END)
      return {
        entries: view.getUint16(at + 10, true),
        size: view.getUint32(at + 12, true),
        offset: view.getUint32(at + 16, true),
      };
  return null;
}

/**
 * @param read gives bytes of the file; fewer where it ends
 * @returns null when it ends early, lies about itself, or is larger than this reads
 */
export function zipDirectory(
  size: number,
  read: (offset: number, length: number) => Uint8Array,
): ZipDirectory | null {
  const start = Math.max(0, size - TAIL_BYTES);
  const end = endRecord(read(start, size - start));
  if (end === null || end.offset + end.size > size || end.size > MOST_ENTRIES * 512) return null;
  const bytes = read(end.offset, end.size);
  const view = viewOf(bytes);
  const found = { entries: 0, packed: 0, unpacked: 0, encrypted: false, nested: 0 };
  let at = 0;
  while (at + ENTRY_BYTES <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
    found.entries += 1;
    found.packed += view.getUint32(at + 20, true);
    found.unpacked += view.getUint32(at + 24, true);
    found.encrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    if (NESTED.test(latin1(name))) found.nested += 1;
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found.entries === end.entries ? found : null;
}
