import { XWING_PUBLIC_BYTES } from '../crypto/keys/recipient.js';
import { type SizedFile, blobSize, tipSize } from '../crypto/source/tipSize.js';
import { toBase64, utf8 } from '../crypto/wire/bytes.js';
import { parseDay } from '../crypto/wire/day.js';
import { type Key, parseKey, ZERO_HASH, ZERO_ID } from '../crypto/wire/fields.js';
import { TEXT_RUNG } from '../crypto/wire/padding.js';
import { type Answer, encodeTipJson } from '../crypto/wire/tipJson.js';

/** What may be ticked beside the message takes no more, in any language. */
const CHOICES = 512;

/** What `tip.json` takes at most beside the message. */
const restOfTip = (readers: readonly Key[], edition: number, language: string): number =>
  encodeTipJson({
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
  }).length;

/** How many bytes a message may take in `tip.json` so that the whole stays a text tip. */
export const roomForMessage = (
  readers: readonly Key[],
  edition: number,
  language: string,
): number => TEXT_RUNG - tipSize(0, [], true) - CHOICES - restOfTip(readers, edition, language);

/** What a message and answers take there, with their escapes. */
export const sizeOfTold = (message: string, answers: readonly Answer[]): number =>
  utf8(JSON.stringify([message, ...answers])).length - '[""]'.length;

/** About how large a message with these files goes out: seldom a step too high, never too low. */
export const sizeToSend = (
  readers: readonly Key[],
  edition: number,
  language: string,
  message: string,
  answers: readonly Answer[],
  files: readonly SizedFile[],
): number =>
  blobSize(
    readers.length,
    restOfTip(readers, edition, language) + CHOICES + sizeOfTold(message, answers),
    files,
    true,
  );
