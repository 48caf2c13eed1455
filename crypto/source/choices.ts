import type { Answer } from '../wire/tipJson.js';

/**
 * What a source may say with one tick, beside the message; each travels as an answer of its own, so
 * that the tools can tell without reading the text. `moved` is no answer: a note by the old
 * codename's key goes with that message, and proves it.
 */
export const CHOICES = ['lost-words', 'withdrawn'] as const;
export type Choice = (typeof CHOICES)[number];

export const isChoice = (text: string): text is Choice => CHOICES.some((each) => each === text);

/** As it travels: under the words that the source saw. */
export const choiceAnswer = (choice: Choice, label: string): Answer => ({
  id: choice,
  label,
  answer: [label],
});
