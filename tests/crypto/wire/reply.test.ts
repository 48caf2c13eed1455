import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { keyName, signText } from '../../../crypto/wire/note.js';
import {
  cutReply,
  joinReplies,
  parseReplyPart,
  PART_TEXT_BYTES,
  REPLY_BYTES,
  type ReplyPart,
  type ReplyPartText,
  replyText,
  signReplyPart,
  verifyReplyPart,
} from '../../../crypto/wire/reply.js';
import {
  asView,
  changedText,
  codeOf,
  DAY,
  engine,
  idOf,
  keyOf,
  LINE,
  seedOf,
  text,
} from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const ADA = await keyOf('ada');
const PART: ReplyPartText = {
  line: LINE,
  day: DAY,
  thread: idOf('thread'),
  reply: idOf('reply'),
  part: 1,
  parts: 1,
  text: 'Thank you.\n\nCan you say when?',
};
const make = (changes: Partial<ReplyPartText> = {}) =>
  signReplyPart(engine, { ...PART, ...changes }, seedOf('ada'));
const read = (bytes: Uint8Array) => verifyReplyPart(engine, parseReplyPart(bytes), LINE, ADA);

keepsTheNoteContract({
  type: 'reply',
  make: () => make(),
  read,
  again: async (bytes) => signReplyPart(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', LINE), seed: 'ada' },
  cap: REPLY_BYTES,
  freeFrom: 'text',
});

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\t',
        ' ',
        '\u0001',
        '\u007f',
        'e\u0301',
        '\u1f468\u200d',
        '\ud83d\ude00',
        '\u00e9',
        '\u2028',
        '\n\n\u2014 x AAAA\n',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    { maxLength: 60 },
  )
  .map((all) => all.join(''));

describe('the words of a reply', () => {
  it('are kept whatever they look like: empty lines, notes within the note, an end in line feeds', async () => {
    for (const words of [
      '',
      '\n',
      '\n\n',
      'a\n',
      'a\n\n',
      '\n\na',
      'text\n',
      'turnbox/1 reply\nline 1',
      'a\n\n\u2014 reader.00000000 AAAA\n',
      ' ',
      '-',
    ])
      expect((await read(await make({ text: words }))).text).toBe(words);
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const plain = replyText(words);
        const bytes = await make({ text: plain });
        expect((await read(asView(bytes))).text).toBe(plain);
      }),
      { numRuns: 100 },
    );
  });

  it('become NFC, with line feeds alone and no other controls, and stay so', () => {
    expect(replyText('a\r\nb\rc\td\u0000e\u007ff\u001b[1m')).toBe('a\nb\nc def[1m');
    expect(replyText('e\u0301')).toBe('\u00e9');
    fc.assert(
      fc.property(typed, (words) => {
        expect(replyText(replyText(words))).toBe(replyText(words));
        expect(replyText(words)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      }),
    );
  });

  it('that were not cleaned cannot be signed', async () => {
    for (const words of ['a\tb', 'a\rb', 'a\0b'])
      expect(await codeOf(() => make({ text: words }))).toBe('field-malformed');
  });
});

/** Half a character, which has no UTF-8. */
const isCut = (words: string) => /\p{Cs}/u.test(words);

describe('cutting a reply', () => {
  it('cuts between characters, each part within its room, all of it there', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 400 }), (words, times) => {
        const long = words.repeat(times);
        const parts = cutReply(long);
        expect(parts.join('')).toBe(replyText(long));
        for (const part of parts) {
          expect(utf8(part).length).toBeLessThanOrEqual(PART_TEXT_BYTES);
          expect(isCut(part)).toBe(isCut(replyText(long)));
        }
        expect(parts.slice(0, -1).every((part) => utf8(part).length > PART_TEXT_BYTES - 4)).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives one empty part for nothing, and 99 at most', async () => {
    expect(cutReply('')).toEqual(['']);
    expect(cutReply('a'.repeat(99 * PART_TEXT_BYTES))).toHaveLength(99);
    expect(await codeOf(() => cutReply('a'.repeat(99 * PART_TEXT_BYTES + 1)))).toBe(
      'reply-too-long',
    );
  });

  it('leaves just enough room for the longest other lines and the signature', async () => {
    const bytes = await make({ part: 99, parts: 99, text: 'a'.repeat(PART_TEXT_BYTES) });
    expect(bytes).toHaveLength(REPLY_BYTES);
    const over = await make({ part: 99, parts: 99, text: 'a'.repeat(PART_TEXT_BYTES + 1) });
    expect(await codeOf(() => read(over))).toBe('too-large');
  });
});

describe('a part', () => {
  it('is refused out of its range, and without its text', async () => {
    for (const [part, parts] of [
      [0, 1],
      [2, 1],
      [1, 100],
      [0, 0],
    ] as const)
      expect(await codeOf(async () => read(await make({ part, parts })))).toBe('reply-malformed');
    for (const change of [
      (l: string[]) => l.slice(0, l.indexOf('text')),
      (l: string[]) => l.map((x) => (x === 'text' ? 'texts' : x)),
      (l: string[]) => l.slice(0, l.indexOf('text') + 1),
    ]) {
      const bytes = await signText(
        engine,
        changedText(await make(), change),
        keyName('reader', LINE),
        seedOf('ada'),
      );
      expect(await codeOf(() => read(bytes))).toBe('reply-malformed');
    }
  });
});

const part = async (
  changes: Partial<ReplyPartText>,
  who = 'ada',
): Promise<ReplyPart & { reader: typeof ADA }> => {
  const bytes = await signReplyPart(engine, { ...PART, ...changes }, seedOf(who));
  const reader = await keyOf(who);
  return { ...(await verifyReplyPart(engine, parseReplyPart(bytes), LINE, reader)), reader };
};

describe('joining parts', () => {
  it('puts them in order, however they came, and says when one is missing', async () => {
    const words = 'a long answer \ud83d\ude00 '.repeat(500);
    const texts = cutReply(words);
    const parts = await Promise.all(
      texts.map((each, i) => part({ part: i + 1, parts: texts.length, text: each })),
    );
    expect(texts.length).toBeGreaterThan(3);
    expect(joinReplies([...parts].reverse())).toEqual([
      {
        reader: ADA,
        reply: PART.reply,
        day: DAY,
        text: replyText(words),
        complete: true,
        conflicting: false,
      },
    ]);
    const [partial] = joinReplies(parts.slice(1));
    expect(partial?.complete).toBe(false);
  });

  it('takes a reply that is published again for one, and keeps readers and replies apart', async () => {
    const joined = joinReplies([
      await part({ text: 'first' }),
      await part({ text: 'first', day: parseDay('2026-03-03') }),
      await part({ text: 'of another' }, 'bea'),
      await part({ text: 'other', reply: idOf('other') }),
    ]);
    expect(joined.map((each) => each.text)).toEqual(['first', 'of another', 'other']);
    expect(joined.every(({ complete, conflicting }) => complete && !conflicting)).toBe(true);
  });

  it('shows every variant when other words stand under one reply id, whichever came first', async () => {
    const parts = [
      await part({ text: 'harmless', part: 1, parts: 2 }),
      await part({ text: ' and long', part: 2, parts: 2 }),
      await part({ text: 'come alone', part: 1, parts: 1, day: parseDay('2026-03-05') }),
    ];
    for (const order of [parts, [...parts].reverse()]) {
      const joined = joinReplies(order);
      expect(joined.every(({ conflicting }) => conflicting)).toBe(true);
      const words = joined.map((each) => each.text).join('|');
      for (const text of ['harmless', ' and long', 'come alone']) expect(words).toContain(text);
    }
  });

  it('writes an empty text as a line of its own', async () => {
    expect(text(await make())).toContain('\ntext\n');
  });
});
