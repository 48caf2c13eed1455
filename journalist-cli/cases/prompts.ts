import { plain } from '../vault/pinned.js';
import type { Case } from './cases.js';

/**
 * What a reader is asked to think of before an answer is sealed. Rules of thumb, which see some of
 * what matters and not all: they ask, and a person decides.
 */
export type PromptCode =
  | 'taken'
  | 'danger-sign'
  | 'new-words'
  | 'withdrawn'
  | 'asks'
  | 'repeats'
  | 'names';

export interface Prompt {
  readonly code: PromptCode;
  readonly text: string;
}

/** Said before every answer. */
export const ALWAYS = 'Repeat nothing. Name nobody. The source may not be alone when reading.';

/** So many words in a row are nobody's chance. */
const WORDS_IN_A_ROW = 4;
const LEAST_DIGITS = 3;

/** Ways of asking somebody to do something, in the languages that lines are run in first. */
const ASKING =
  /(?<!\p{L})(?:please|(?:can|could|would|will) you|you (?:should|must|need to|have to)|send (?:us|me)|bring|meet|record|film|photograph|keep (?:a|an|the|any)|write down|call|ring|phone|go (?:to|back)|come (?:to|in)|tell (?:him|her|them)|ask (?:him|her|them)|look for|find out|take (?:a|photos|pictures)|bitte|könnten sie|können sie|s’il vous|s'il vous|pouvez-vous|por favor|puede|podría|per favore|può|proszę|можете|пожалуйста)(?!\p{L})/iu;

export function promptsFor(found: Case, text: string): Prompt[] {
  const { conversation, pinned, messages } = found;
  const takers = conversation.statuses.flatMap(({ author, word }) =>
    author !== null && word === 'taken' ? [author] : [],
  );
  const isMoved = messages.some((tip) => tip.movedFrom !== null || tip.movedTo.length > 0);
  const all: readonly (readonly [PromptCode, boolean, string])[] = [
    [
      'taken',
      takers.length > 0,
      `${takers.join(', ')} has taken this thread. Ask them first: two answers that differ frighten a source.`,
    ],
    [
      'danger-sign',
      pinned.dangerSeen.length > 0,
      'The danger sign stands in a message. Write nothing that shows that you know it.',
    ],
    [
      'new-words',
      isMoved,
      'This thread has new words. They prove words, not a person: ask for something that only the source knows, and look for the danger sign.',
    ],
    ['withdrawn', pinned.withdrawn.length > 0, 'The source has asked you not to act.'],
    [
      'asks',
      ASKING.test(text),
      'It seems to ask the source to do something. What if they are seen doing it, or may not do it by law? Ask the second decider.',
    ],
  ];
  return [...asPrompts(all), ...echoesOf(messages, text)];
}

const asPrompts = (all: readonly (readonly [PromptCode, boolean, string])[]): Prompt[] =>
  all.flatMap(([code, is, text]) => (is ? [{ code, text }] : []));

/** Where a text gives away what a source wrote. */
export function echoesOf(messages: Case['messages'], text: string): Prompt[] {
  const said = messages.flatMap(({ message, answers }) => [
    message,
    ...answers.flatMap(({ answer }) => answer),
  ]);
  const repeated = repeatedIn(said, text);
  const named = namedIn(said, text, messages[0].language ?? '');
  return asPrompts([
    [
      'repeats',
      repeated !== null,
      `It repeats the source's own words: ${repeated ?? ''}. Whoever else reads it reads those too.`,
    ],
    ['names', named.length > 0, `It names what the source named: ${named.join(', ')}.`],
  ]);
}

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .filter((word) => word !== '');

/** The first run of words that stands in the source's text too. */
function repeatedIn(said: readonly string[], text: string): string | null {
  const words = wordsOf(text);
  const theirs = said.map((each) => ` ${wordsOf(each).join(' ')} `);
  for (let i = 0; i + WORDS_IN_A_ROW <= words.length; i += 1) {
    const run = words.slice(i, i + WORDS_IN_A_ROW).join(' ');
    if (theirs.some((each) => each.includes(` ${run} `))) return run;
  }
  return null;
}

/**
 * Names and numbers that the source gave. A capital within a sentence makes a name, but in German,
 * where it makes any noun.
 */
function namedIn(said: readonly string[], text: string, language: string): string[] {
  const capitals = language.startsWith('de')
    ? []
    : (text.match(/(?<=[^.!?\s]\s)\p{Lu}\p{L}+/gu) ?? []);
  const numbers = (text.match(/\p{L}*\d[\p{L}\d]*/gu) ?? []).filter(
    (each) => each.length >= LEAST_DIGITS,
  );
  const theirs = new Set(said.flatMap(wordsOf));
  return [...new Set([...capitals, ...numbers])].filter((each) => theirs.has(plain(each)));
}
