import { refuse } from '../refusal.js';

/**
 * A BIP39 word list as it is read for codenames: any case, accents dropped, and the first four
 * letters of a word are enough; a word that matches whole comes first. The lists are not part of
 * this code: whoever uses one loads its text, 2,048 words, one a line.
 */
export interface Wordlist {
  readonly words: readonly string[];
  indexOf(typed: string): number | undefined;
  /** Whether a word also stands, whole or by its first letters, in another language's list. */
  isShared(index: number): boolean;
}

const COUNT = 2048;
const PREFIX = 4;

/** Decomposed, without accents, in lower case: none of the ten BIP39 lists collides under it. */
export const plain = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Four code points; no list has letters beyond one code point once accents are dropped. */
const firstLetters = (word: string): string => Array.from(word).slice(0, PREFIX).join('');

/**
 * `shared` holds a bit a word, most significant first, as hex: precomputed for each list against
 * all others, because a page loads one list alone.
 */
export function parseWordlist(text: string, shared: string): Wordlist {
  const words = text.normalize('NFKD').trim().split('\n');
  if (words.length !== COUNT || shared.length !== COUNT / 4) return refuse('field-malformed');
  const whole = new Map(words.map((word, i) => [plain(word), i]));
  const prefixes = new Map<string, number>();
  for (const [i, word] of words.entries()) {
    prefixes.set(firstLetters(plain(word)), i);
  }
  if (whole.size !== COUNT) return refuse('field-malformed');
  // In Korean 280 words share their first four letters: there, only whole words count.
  if (prefixes.size !== COUNT) prefixes.clear();
  return {
    words,
    indexOf: (typed) => {
      const word = plain(typed);
      return whole.get(word) ?? (firstLetters(word) === word ? prefixes.get(word) : undefined);
    },
    isShared: (index) => {
      const nibble = Number.parseInt(shared[index >> 2] ?? '0', 16);
      return ((nibble >> (3 - (index & 3))) & 1) === 1;
    },
  };
}
