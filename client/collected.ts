import { find } from './elements.js';
import { writtenDay } from './days.js';
import { say } from './sentences.js';
import { type Come, comeSentences } from '../crypto/source/come.js';
import type { Edition, Found } from './worker/messages.js';

/** Readers of today first, then those who have gone. */
export const showCollected = (list: string, edition: Edition, locale: string): void => {
  const sentences = (come: Come, isFormer: boolean): string[] =>
    comeSentences(come, isFormer, say, (day) => writtenDay(day, locale));
  show(list, [
    ...edition.readers.map((reader) => sentences(reader, false)),
    ...edition.former.map((reader) => sentences(reader, true)),
  ]);
};

/** A hint, no proof: any reader of the thread could have made such a mark. */
export const showOpened = (list: string, { marks }: Pick<Found, 'marks'>, locale: string): void => {
  show(
    list,
    marks.map(({ label, day }) => [say('opened', { reader: label, day: writtenDay(day, locale) })]),
  );
};

const show = (list: string, lines: readonly (readonly string[])[]): void => {
  find(list, HTMLElement).replaceChildren(
    ...lines.map((sentences) => {
      const line = document.createElement('li');
      line.textContent = sentences.join(' ');
      return line;
    }),
  );
};
