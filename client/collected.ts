import { find } from './elements.js';
import { writtenDay } from './days.js';
import { say } from './sentences.js';
import type { Edition, EditionReader } from './worker/messages.js';

/** How far a reader has come, in a sentence, by the day of the last batch that they imported. */
export const collectedSentence = (
  { label, through }: Pick<EditionReader, 'label' | 'through'>,
  locale: string,
): string =>
  through === null
    ? say('collected-nothing', { reader: label })
    : say('collected', { reader: label, day: writtenDay(through, locale) });

export const showCollected = (list: string, edition: Edition, locale: string): void => {
  find(list, HTMLElement).replaceChildren(
    ...edition.readers.map((reader) => {
      const line = document.createElement('li');
      line.textContent = collectedSentence(reader, locale);
      return line;
    }),
  );
};
