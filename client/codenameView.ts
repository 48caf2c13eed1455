import { find } from './elements.js';

/** The eight words, large; no words wipe them. */
export function showWords(words: readonly string[]): void {
  find('#words', HTMLElement).replaceChildren(
    ...words.map((word) => {
      const line = document.createElement('li');
      line.textContent = word;
      return line;
    }),
  );
}

/**
 * What was shown under another codename goes, so that Back finds no button that would write under
 * one codename while the screen speaks of another.
 */
export function forgetShown(): void {
  for (const list of ['#sent-to', '#collected', '#opened', '#found'])
    find(list, HTMLElement).replaceChildren();
}
