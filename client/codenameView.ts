import type { Key } from '../crypto/wire/fields.js';
import { find } from './elements.js';
import { forgetPractice } from './practice.js';
import type { EditionReader } from './worker/messages.js';

/** The eight words, large; no words wipe them. */
export function showWords(words: readonly string[]): void {
  forgetPractice();
  find('#words', HTMLElement).replaceChildren(
    ...words.map((word) => {
      const line = document.createElement('li');
      line.textContent = word;
      return line;
    }),
  );
}

/** Who can open what was sent. */
export function showReached(readers: readonly EditionReader[], ticked: ReadonlySet<Key>): void {
  find('#sent-to', HTMLElement).replaceChildren(
    ...readers.flatMap(({ key, label, reachable }) => {
      if (!ticked.has(key) || !reachable) return [];
      const each = document.createElement('li');
      each.textContent = label;
      return [each];
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
