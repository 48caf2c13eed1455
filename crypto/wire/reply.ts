import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { type Bytes, utf8 } from './bytes.js';
import type { Day } from './day.js';
import { type Id, type Key, parseId, parseNumber, splitFields } from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * One part of an answer, signed by the reader who wrote it; it travels inside a cell.
 *
 *   turnbox/1 reply | line HEX32 | day DAY
 *   thread HEX32 | reply HEX32 | part I N | text | the words, to the end
 */
export interface ReplyPartText {
  readonly line: Id;
  readonly day: Day;
  readonly thread: Id;
  readonly reply: Id;
  /** From 1, of `parts`. */
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}
export type ReplyPart = Verified<ReplyPartText>;

/** The inside of a cell, zero-filled to this. */
export const REPLY_BYTES = 2437;
/** What remains for words beside the longest other lines and the signature. */
export const PART_TEXT_BYTES = 2158;
const MOST_PARTS = 99;

/** Words as they are published: NFC, line feeds alone, tabs as spaces, no other controls. */
export const replyText = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
    .normalize('NFC');

/** Cuts words into parts that fit a cell, between characters, never within one. */
export function cutReply(typed: string): string[] {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of replyText(typed)) {
    const size = utf8(character).length;
    if (bytes + size > PART_TEXT_BYTES) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  parts.push(part);
  return parts.length <= MOST_PARTS ? parts : refuse('reply-too-long');
}

export const signReplyPart = (
  engine: Engine,
  reply: ReplyPartText,
  seed: Uint8Array,
): Promise<Bytes> => {
  const text = noteText('reply', reply.line, reply.day, [
    `thread ${reply.thread}`,
    `reply ${reply.reply}`,
    `part ${String(reply.part)} ${String(reply.parts)}`,
    'text',
    ...reply.text.split('\n'),
  ]);
  return signText(engine, text, keyName('reader', reply.line), seed);
};

export function parseReplyPart(bytes: Uint8Array): Unverified<ReplyPartText> {
  const note = parseNote(bytes, REPLY_BYTES);
  const lines = readLines(note, 'reply');
  const thread = parseId(lines.value('thread'));
  const reply = parseId(lines.value('reply'));
  const [part = '', parts = ''] = splitFields(lines.value('part'), 2);
  const rest = lines.rest();
  if (!rest.startsWith('text\n')) return refuse('reply-malformed');
  const claims: ReplyPartText = {
    line: lines.line,
    day: lines.day,
    thread,
    reply,
    part: parseNumber(part),
    parts: parseNumber(parts),
    text: rest.slice('text\n'.length),
  };
  const inRange = claims.part >= 1 && claims.part <= claims.parts && claims.parts <= MOST_PARTS;
  return inRange ? { note, claims } : refuse('reply-malformed');
}

export async function verifyReplyPart(
  engine: Engine,
  part: Unverified<ReplyPartText>,
  line: Id,
  reader: Key,
): Promise<ReplyPart> {
  if (part.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, part, keyName('reader', line), reader);
}

export interface Reply {
  readonly reader: Key;
  readonly reply: Id;
  readonly day: Day;
  /** The words; a part that has not come is shown as missing by `complete`. */
  readonly text: string;
  readonly complete: boolean;
  /** Its reader has signed other words under the same reply id: all of them are shown. */
  readonly conflicting: boolean;
}

type SignedPart = ReplyPart & { readonly reader: Key };

/**
 * Joins parts of one reader and one reply id. A reply may be published again, word for word. Other
 * words under the same id and number are never passed over: a reader could else show a source one
 * text and colleagues another. Each variant becomes a reply of its own, marked as conflicting.
 */
export function joinReplies(parts: readonly SignedPart[]): Reply[] {
  const replies = Map.groupBy(parts, ({ reader, reply }) => `${reader} ${reply}`);
  return [...replies.values()].flatMap((found) => {
    const variants = [...Map.groupBy(found, ({ part }) => part).values()]
      .map(differing)
      .sort(([a], [b]) => (a?.part ?? 0) - (b?.part ?? 0));
    const layers = Math.max(...variants.map(({ length }) => length));
    const conflicting = layers > 1 || new Set(found.map(({ parts: count }) => count)).size > 1;
    return Array.from({ length: layers }, (_, layer) =>
      joined(
        variants.flatMap((each) => each[layer] ?? each[0] ?? []),
        conflicting,
      ),
    );
  });
}

const differing = (parts: readonly SignedPart[]): SignedPart[] =>
  [...Map.groupBy(parts, ({ parts: count, text }) => `${String(count)} ${text}`).values()].flatMap(
    ([first]) => first ?? [],
  );

function joined(ordered: readonly SignedPart[], conflicting: boolean): Reply {
  const [first] = ordered;
  if (first === undefined) return refuse('reply-malformed');
  return {
    reader: first.reader,
    reply: first.reply,
    day: first.day,
    text: ordered.map(({ text }) => text).join(''),
    complete: ordered.length === first.parts,
    conflicting,
  };
}
