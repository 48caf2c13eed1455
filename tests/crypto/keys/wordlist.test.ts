import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { wordlist as czech } from '@scure/bip39/wordlists/czech.js';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js';
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js';
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as simplified } from '@scure/bip39/wordlists/simplified-chinese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import { wordlist as traditional } from '@scure/bip39/wordlists/traditional-chinese.js';
import { parseWordlist, plain } from '../../../crypto/keys/wordlist.js';
import { codeOf } from '../aLine.js';

const LISTS = {
  czech,
  english,
  french,
  italian,
  japanese,
  korean,
  portuguese,
  simplified,
  spanish,
  traditional,
} as const;
type Language = keyof typeof LISTS;
const LANGUAGES = Object.keys(LISTS) as Language[];

const read = (name: string): string =>
  readFileSync(new URL(`../../../client/words/${name}`, import.meta.url), 'utf8');
const NONE = '0'.repeat(512);
const firstFour = (word: string): string => Array.from(word).slice(0, 4).join('');

/** Everything that a list takes for one of its words, reckoned apart from the code under test. */
function taken(language: Language): Set<string> {
  const words = LISTS[language].map(plain);
  const short = language === 'korean' ? [] : words.filter((word) => Array.from(word).length >= 4);
  return new Set([...words, ...short.map(firstFour)]);
}

function sharedBits(language: Language): string {
  const others = LANGUAGES.filter((other) => other !== language).map(taken);
  const bits = LISTS[language]
    .map(plain)
    .map((word) =>
      others.some((other) => other.has(word) || other.has(firstFour(word))) ? '1' : '0',
    );
  const nibbles = bits.join('').match(/.{4}/g) ?? [];
  return nibbles.map((nibble) => Number.parseInt(nibble, 2).toString(16)).join('');
}

describe('the English list', () => {
  it('is the published one', () => {
    const file = createHash('sha256').update(read('english.txt')).digest('hex');
    expect(file).toBe('2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda');
    expect(read('english.txt').trim().split('\n')).toEqual([...english]);
  });

  it('says of each word whether another language would take it', () => {
    expect(read('english.shared.txt').trim()).toBe(sharedBits('english'));
  });

  it('answers for each word by its own bit', () => {
    const list = parseWordlist(read('english.txt'), read('english.shared.txt').trim());
    const bits = sharedBits('english');
    const wrong = [...list.words.keys()].filter((i) => {
      const nibble = Number.parseInt(bits[Math.floor(i / 4)] ?? '', 16);
      return list.isShared(i) !== (((nibble >> (3 - (i % 4))) & 1) === 1);
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(LANGUAGES)('the %s list', (language) => {
  const list = parseWordlist(LISTS[language].join('\n'), NONE);

  it('finds each of its words, in any case, composed or not, with or without accents', () => {
    const missed = [...LISTS[language].entries()].flatMap(([i, word]) =>
      [word, word.toUpperCase(), word.normalize('NFC'), plain(word)].filter(
        (typed) => list.indexOf(typed) !== i,
      ),
    );
    expect(missed).toEqual([]);
  });

  it('takes the first four letters, except where they are not enough', () => {
    const whole = new Map(LISTS[language].map((word, i) => [plain(word), i]));
    const wrong = [...LISTS[language].entries()].filter(([i, word]) => {
      const short = firstFour(plain(word));
      if (Array.from(short).length < 4) return false;
      const expected = whole.get(short) ?? (language === 'korean' ? undefined : i);
      return list.indexOf(short) !== expected;
    });
    expect(wrong).toEqual([]);
  });
});

describe('reading a list', () => {
  const list = parseWordlist(english.join('\n'), NONE);

  it('takes a whole word before another word that begins so', () => {
    // No English word of four letters begins another; one made up shows the order.
    const words = [...english];
    words[words.indexOf('about')] = 'abouts';
    words[words.indexOf('ability')] = 'abou';
    const changed = parseWordlist(words.join('\n'), NONE);
    expect(changed.words[changed.indexOf('abou') ?? -1]).toBe('abou');
  });

  it('takes neither three letters nor five of a longer word', () => {
    expect(list.indexOf('aba')).toBeUndefined();
    expect(list.indexOf('aban')).toBe(0);
    expect(list.indexOf('aband')).toBeUndefined();
    expect(list.indexOf('')).toBeUndefined();
    expect(list.indexOf('constructor')).toBeUndefined();
    expect(list.indexOf('__proto__')).toBeUndefined();
  });

  it('refuses a list that is cut, doubled, or without its bits', async () => {
    const cut = english.slice(1).join('\n');
    expect(await codeOf(() => parseWordlist(cut, NONE))).toBe('field-malformed');
    const doubled = [...english.slice(1), english[5]].join('\n');
    expect(await codeOf(() => parseWordlist(doubled, NONE))).toBe('field-malformed');
    expect(await codeOf(() => parseWordlist(english.join('\n'), '0'))).toBe('field-malformed');
  });
});
