import { splitWords } from '../crypto/keys/codename.js';
import { all, find } from './elements.js';
import { say } from './sentences.js';

/** As words are compared elsewhere: no capitals, no accents, the first four letters are enough. */
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const isSame = (typed: string, word: string): boolean =>
  bare(typed) === bare(word) || bare(typed) === bare(word).slice(0, 4);

/** One sentence for each word that is missing or differs, in order; one that all are right. */
export function compared(words: readonly string[], typed: string): string[] {
  const back = splitWords(typed);
  const wrong = words.flatMap((word, i) => {
    const each = back[i];
    if (each === undefined) return [say('practice-missing', { n: i + 1 })];
    return isSame(each, word) ? [] : [say('practice-differs', { n: i + 1 })];
  });
  return wrong.length === 0 ? [say('practice-right')] : wrong;
}

/** Writing the words back from memory, before anything is sent. */
export function watchPractice(): void {
  const part = find('#practice', HTMLDetailsElement);
  find('#compare', HTMLButtonElement).addEventListener('click', () => {
    const words = all('#words li').map((each) => each.textContent);
    find('#compared', HTMLElement).textContent = compared(
      words,
      find('#practised', HTMLTextAreaElement).value,
    ).join(' ');
  });
  part.addEventListener('toggle', () => {
    if (!part.open) forgetPractice();
  });
}

/** Other words are to be kept now, or none. */
export function forgetPractice(): void {
  find('#practising', HTMLFormElement).reset();
  find('#compared', HTMLElement).textContent = '';
  find('#practice', HTMLDetailsElement).open = false;
}
