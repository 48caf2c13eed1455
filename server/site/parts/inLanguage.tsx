import type { JSX } from 'preact';
import { inLanguage } from '../../../crypto/source/answers.js';
import type { Texts } from '../../../crypto/wire/questionnaire.js';
import { textsOf } from '../texts/texts.js';

/**
 * A text of the line's own in the language of the page; where it is missing, in the line's first
 * language, and marked so that it is read out and laid out as what it is.
 */
export const InLanguage = ({
  texts,
  language,
}: {
  readonly texts: Texts;
  readonly language: string;
}): JSX.Element => {
  const [first = language] = Object.keys(texts);
  const text = inLanguage(texts, language);
  return texts[language] === undefined ? (
    <span lang={first} dir={textsOf(first).direction}>
      {text}
    </span>
  ) : (
    <>{text}</>
  );
};
