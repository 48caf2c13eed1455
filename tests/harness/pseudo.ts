import { FluentParser, FluentSerializer, type TextElement, Transformer } from '@fluent/syntax';
import type { Catalogue } from '../../server/site/texts/catalogue.js';
import { CATALOGUES } from '../../server/site/texts/texts.js';

/**
 * A language that nobody speaks and everybody can read: each letter has a mark, each text is two
 * fifths longer, and stands in brackets of its own. What is cut off shows by a missing bracket, what
 * was never in a catalogue by plain letters.
 */
export const PSEUDO = 'en-xa';

const PLAIN = 'aceinosuyzACEINOSUYZ';
const MARKED = 'áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ';
const marked = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => MARKED[PLAIN.indexOf(letter)] ?? letter);

const longer = (text: string): string => {
  const words = ' ~éžťŕá'.repeat(Math.ceil((text.length * 0.4) / 7));
  return `${marked(text)}${words.slice(0, Math.ceil(text.length * 0.4))}`;
};

/** A text of the line's own in the pseudo-language; what is in braces stays. */
export const pseudo = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.trim() === ''
        ? line
        : `⟦${line
            .split(/(\{\w+\})/)
            .map((part) => (part.startsWith('{') ? part : longer(part)))
            .join('')}⟧`,
    )
    .join('\n');

class Marking extends Transformer {
  override visitTextElement(element: TextElement): TextElement {
    element.value = element.value
      .split('\n')
      .map((line) => (line.trim() === '' ? line : `⟦${longer(line)}⟧`))
      .join('\n');
    return element;
  }
}

const inPseudo = (part: string): string =>
  new FluentSerializer({}).serialize(
    new Marking().genericVisit(new FluentParser().parse(part)) as ReturnType<FluentParser['parse']>,
  );

/** Makes it from the English catalogue, and has the program speak it in this process. */
export function speakPseudo(): void {
  const english = CATALOGUES['en'] as Catalogue;
  const catalogues = CATALOGUES as Record<string, Catalogue>;
  catalogues[PSEUDO] ??= { ...english, signedOff: null, parts: english.parts.map(inPseudo) };
}

type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json };

/** Everything that a file of a line's own says in English, in this language as well. */
export function alsoIn(language: string, said: (text: string) => string, value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => alsoIn(language, said, each));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Readonly<Record<string, Json>>).map(
    ([name, each]) => [name, alsoIn(language, said, each)] as const,
  );
  const found = Object.fromEntries(members);
  const english = found['en'];
  if (english === undefined || found[language] !== undefined) return found;
  return { ...found, [language]: saidOf(english, said) };
}

const saidOf = (value: Json, said: (text: string) => string): Json =>
  typeof value === 'string'
    ? said(value)
    : Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Json>>).map(([name, each]) => [
          name,
          saidOf(each, said),
        ]),
      );
