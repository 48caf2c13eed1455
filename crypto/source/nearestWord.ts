import { plain } from '../keys/wordlist.js';

const FARTHEST = 2;

/** How many letters to add, drop or change to come from one word to the other (Levenshtein). */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The word of the list that a slip most likely meant; null when none is close. */
export function nearestWord(words: readonly string[], typed: string): string | null {
  const wanted = plain(typed);
  let best: { word: string; score: number } | null = null;
  for (const word of words) {
    if (Math.abs(word.length - wanted.length) > FARTHEST) continue;
    const letters = plain(word);
    // Between two at one distance, people rarely get the first letter wrong.
    const score = distance(wanted, letters) + (letters[0] === wanted[0] ? 0 : 0.5);
    if (score <= FARTHEST + 0.5 && (best === null || score < best.score)) best = { word, score };
  }
  return best?.word ?? null;
}
