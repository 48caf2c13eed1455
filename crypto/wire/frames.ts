import { refuse } from '../refusal.js';
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.js';
import { parseNumber } from './fields.js';

/** Several notes in one file: for each `note SIZE LF` and its bytes. */
export const encodeFrames = (notes: readonly Uint8Array[]): Bytes =>
  concat(...notes.flatMap((note) => [utf8(`note ${String(note.length)}\n`), note]));

const LONGEST_HEADER = 'note 1000000000\n'.length;

export function parseFrames(bytes: Uint8Array): Bytes[] {
  const notes: Bytes[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.subarray(at, at + LONGEST_HEADER).indexOf(0x0a);
    if (end < 0) return refuse('framing-malformed');
    const header = fromUtf8(bytes.subarray(at, at + end));
    if (!header.startsWith('note ')) return refuse('framing-malformed');
    const start = at + end + 1;
    const size = parseNumber(header.slice('note '.length));
    if (size > bytes.length - start) return refuse('framing-malformed');
    notes.push(bytes.slice(start, start + size));
    at = start + size;
  }
  return notes;
}
