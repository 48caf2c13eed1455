import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attempt, Refusal } from '../../../crypto/refusal.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { parseId } from '../../../crypto/wire/fields.js';
import {
  encodeRootShare,
  parseRootShare,
  readShareWords,
  SHARE_WORDS,
  shareWords,
} from '../../../crypto/wire/rootShare.js';
import { engine } from '../aLine.js';

const LINE = parseId('00112233445566778899aabbccddeeff');
const OTHER = parseId('ffeeddccbbaa99887766554433221100');
const aShare = fc.uint8Array({ minLength: 33, maxLength: 33 });

describe('the words of a share', () => {
  test('give the share back, from first letters and in any case too', () =>
    fc.assert(
      fc.asyncProperty(aShare, async (share) => {
        const words = await shareWords(engine, LINE, share, wordlist);
        expect(words).toHaveLength(SHARE_WORDS);
        const typed = words.map((word, i) => (i % 2 === 0 ? word.slice(0, 4) : word.toUpperCase()));
        expect(await readShareWords(engine, LINE, typed, wordlist)).toEqual(new Uint8Array(share));
      }),
      { numRuns: 40 },
    ));

  test('of another line, or with one other word, are refused', () =>
    fc.assert(
      fc.asyncProperty(
        aShare,
        fc.nat({ max: SHARE_WORDS - 1 }),
        fc.nat({ max: 2046 }),
        async (share, place, step) => {
          const words = await shareWords(engine, LINE, share, wordlist);
          const at = (wordlist.indexOf(words[place] ?? '') + 1 + step) % 2048;
          const slipped = words.with(place, wordlist[at] ?? '');
          const results = await Promise.all([
            attempt(() => readShareWords(engine, LINE, slipped, wordlist)),
            attempt(() => readShareWords(engine, OTHER, words, wordlist)),
          ]);
          expect(results.map((each) => (each.ok ? '' : each.refusal.code))).toEqual([
            'share-check',
            'share-check',
          ]);
        },
      ),
      { numRuns: 40 },
    ));
});

const SHEET = {
  line: LINE,
  root: 'root.00112233+0a1b2c3d+AVdYJdN+IoiFKzOFHFWyz4tzjsDMEUJnQfDpQEaNLIHl',
  number: 2,
  of: 3,
  needed: 2,
  words: Array.from({ length: SHARE_WORDS }, () => 'abandon'),
};

describe('a sheet as it is scanned', () => {
  test('comes back as it was written', () => {
    expect(parseRootShare(encodeRootShare(SHEET))).toEqual(SHEET);
  });

  test('is refused with any line changed into what it cannot be', () => {
    const text = new TextDecoder().decode(encodeRootShare(SHEET));
    const spoilt = [
      text.slice(0, -1),
      `${text}\n`,
      text.replace('share 2', 'share 4'),
      text.replace('needed 2', 'needed 1'),
      text.replace('needed 2', 'needed 4'),
      text.replace('of 3', 'of 21'),
      text.replace(' abandon\n', '\n'),
      text.replace('root root', 'root boot'),
    ];
    for (const each of spoilt)
      expect(() => parseRootShare(utf8(each))).toThrow(
        expect.objectContaining({ code: 'share-malformed' }),
      );
  });

  test('whatever bytes come, it is read or refused with a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => parseRootShare(bytes)).toThrow(Refusal);
      }),
    );
  });
});
