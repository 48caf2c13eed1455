import { XWING_PUBLIC_BYTES } from '../crypto/keys/recipient.js';
import { archiveSize } from '../crypto/wire/archive.js';
import { toBase64, utf8 } from '../crypto/wire/bytes.js';
import { parseDay } from '../crypto/wire/day.js';
import { type Key, parseKey, ZERO_HASH, ZERO_ID } from '../crypto/wire/fields.js';
import { TEXT_RUNG } from '../crypto/wire/padding.js';
import { encodeTipJson } from '../crypto/wire/tipJson.js';

/** `files.json` without files, and no more than the signature of a tip takes. */
const FILES_JSON = 2;
const SIGNATURE = 512;

/** How many bytes a message may take in `tip.json` so that the whole stays a text tip. */
export function roomForMessage(readers: readonly Key[], edition: number, language: string): number {
  const rest = encodeTipJson({
    tip: ZERO_ID,
    day: parseDay('2000-01-01'),
    line: ZERO_ID,
    edition,
    head: ZERO_HASH,
    source: {
      sign: parseKey(toBase64(new Uint8Array(32))),
      reply: new Uint8Array(XWING_PUBLIC_BYTES),
      tag: new Uint8Array(32),
    },
    language,
    sealed: 'browser',
    readers: readers.map((key) => [key, 'unreachable']),
    gist: 'ask',
    answers: [],
    message: '',
  });
  return TEXT_RUNG - archiveSize([0, FILES_JSON, SIGNATURE]) - rest.length;
}

/** What a message takes there, with its escapes. */
export const sizeOfMessage = (message: string): number =>
  utf8(JSON.stringify(message)).length - '""'.length;
