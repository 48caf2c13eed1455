import { concat, fromHex, utf8, type Bytes } from '../wire/bytes.js';
import type { Id } from '../wire/fields.js';

/** `turnbox/1 PURPOSE` and the line's 16 bytes: what keeps every derivation to its use and its line. */
export const context = (purpose: string, line: Id): Bytes =>
  concat(utf8(`turnbox/1 ${purpose}`), fromHex(line));
