import { find } from './elements.js';
import { writtenDay } from './days.js';
import { say } from './sentences.js';
import type { Come, Edition, Found } from './worker/messages.js';

/**
 * What everybody can see of a reader: how far they have come, by the day of the last batch that
 * they imported, and what they can open no more.
 */
export function comeSentences(
  { label, through, lost }: Come,
  isFormer: boolean,
  locale: string,
): string[] {
  const reader = { reader: label };
  const sentences = [
    through === null
      ? say('collected-nothing', reader)
      : say('collected', { ...reader, day: writtenDay(through, locale) }),
  ];
  if (lost !== null)
    sentences.push(
      say('lost', {
        ...reader,
        first: writtenDay(lost.first, locale),
        last: writtenDay(lost.last, locale),
      }),
    );
  if (!isFormer) return sentences;
  const after =
    through === null
      ? say('lost-former-all', reader)
      : say('lost-former', { ...reader, day: writtenDay(through, locale) });
  return [say('collected-former', reader), ...sentences, after];
}

/** Readers of today first, then those who have gone. */
export const showCollected = (list: string, edition: Edition, locale: string): void => {
  show(list, [
    ...edition.readers.map((reader) => comeSentences(reader, false, locale)),
    ...edition.former.map((reader) => comeSentences(reader, true, locale)),
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
