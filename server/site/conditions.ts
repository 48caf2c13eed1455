import { type AskedQuestion, questionsIn } from '../../crypto/source/answers.js';
import {
  conditionsIn,
  leftOutIn,
  type Question,
  type Questionnaire,
  type When,
} from '../../crypto/wire/questionnaire.js';

/**
 * Conditions as style knows them, by numbers: an option opens `k3`, and what has the class `s3`
 * shows while one that opens it is ticked; `n3` hides then. An option that leaves a reader out has
 * `x2`: what is `f2` gives way to what is `a2`. The rules for all numbers stand in the style.
 */
export interface Conditions {
  /** Of something that shows while all of these hold, and all that they hang on. */
  shown(whens: readonly When[]): string;
  /** Of something that gives way when this one holds. */
  gone(when: When): string;
  /** Of the field of an option. */
  field(question: Question, option: Question['options'][number]): string | undefined;
  /** Of what stands for a reader who may be left out by one of these names: `f` or `a`. */
  leftOut(letter: 'f' | 'a', names: readonly string[]): string;
}

const classes = (letter: string, numbers: readonly number[]): string =>
  [...new Set(numbers)].map((number) => `${letter}${String(number)}`).join(' ');

export function conditionsOf(questionnaire: Questionnaire): Conditions {
  const conditions = conditionsIn(questionnaire);
  const names = leftOutIn(questionnaire);
  const questions = new Map<string, AskedQuestion>(
    questionsIn(questionnaire, '').map((question) => [question.id, question]),
  );
  const numberOf = (when: When): number =>
    conditions.findIndex((each) => JSON.stringify(each) === JSON.stringify(when)) + 1;
  const all = (whens: readonly When[]): number[] =>
    whens.flatMap((when) => [...all(questions.get(when.question)?.when ?? []), numberOf(when)]);
  const among = (some: readonly string[]): number[] =>
    names.flatMap((name, i) => (some.includes(name) ? [i + 1] : []));
  return {
    shown: (whens) => classes('s', all(whens)),
    gone: (when) => classes('n', [numberOf(when)]),
    field: ({ id }, option) => {
      const opens = conditions.flatMap(({ question, is }, i) =>
        question === id && is.includes(option.id) ? [i + 1] : [],
      );
      const found = [classes('k', opens), classes('x', among(option.leaveOut))];
      return found.filter(Boolean).join(' ') || undefined;
    },
    leftOut: (letter, some) => classes(letter, among(some)),
  };
}
