import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  answersOf,
  type AskedQuestion,
  askedNow,
  leftOutBy,
  questionsIn,
} from '../../../crypto/source/answers.js';
import { toBase64 } from '../../../crypto/wire/bytes.js';
import { parseKey, parseLabel, parseWord } from '../../../crypto/wire/fields.js';
import { parseQuestionnaire } from '../../../crypto/wire/questionnaireJson.js';
import { fillings, questionnaires, SMALL } from '../../harness/questionnaire.js';

const questionsOf = (json: unknown): AskedQuestion[] =>
  questionsIn(parseQuestionnaire(json, ['en']), 'en');
const reader = (n: number, group: string, label: string) => ({
  key: parseKey(toBase64(new Uint8Array(32).fill(n))),
  group: parseWord(group),
  label: parseLabel(label),
});
const READERS = [reader(1, 'charity', 'Reader ada'), reader(2, 'force', 'Reader col')];

type Filling = Readonly<Record<string, readonly string[]>>;
const givenIn =
  (filling: Filling) =>
  (id: string): readonly string[] =>
    filling[id] ?? [];

/** The rule once more, from the other end: upwards from a question instead of down the list. */
function isAsked(questions: readonly AskedQuestion[], filling: Filling, id: string): boolean {
  const question = questions.find((each) => each.id === id);
  return (question?.when ?? []).every(
    (when) =>
      isAsked(questions, filling, when.question) &&
      when.is.some((option) => filling[when.question]?.includes(option)),
  );
}

describe('what is asked and what counts', () => {
  const small = questionsOf(SMALL);
  const answers = (filling: Filling): unknown =>
    answersOf(small, givenIn(filling)).map(({ id, answer }) => [id, answer.join('|')]);

  test('an answer that another one closed is dropped, and so are those that hang on it', () => {
    const filling = { who: ['officer'], known: ['yes'], which: [' PC  Nobody '], where: ['Here'] };
    expect(answers(filling)).toEqual([
      ['who', 'An officer'],
      ['known', 'Yes'],
      ['which', 'PC Nobody'],
      ['where', 'Here'],
    ]);
    expect(answers({ ...filling, who: ['team'] })).toEqual([['who', 'Somebody who reads here']]);
    expect(answers({ ...filling, known: ['no'] })).toEqual([
      ['who', 'An officer'],
      ['known', 'No'],
      ['where', 'Here'],
    ]);
  });

  test('line ends are those of the message, and white space alone is no answer', () => {
    expect(answers({ 'condition-not': [' a\r\nb '], which: ['  '] })).toEqual([
      ['condition-not', 'a\nb'],
    ]);
  });

  test('holds for any questionnaire and anything in its fields', () => {
    fc.assert(
      fc.property(questionnaires, fillings, (json, filling) => {
        const questions = questionsOf(json);
        const asked = questions.filter(({ id }) => isAsked(questions, filling, id));
        expect(askedNow(questions, givenIn(filling))).toEqual(asked);
        const answered = answersOf(questions, givenIn(filling));
        const ids = new Set(asked.map(({ id }) => id));
        for (const { id, answer } of answered) {
          expect(ids).toContain(id);
          expect(answer.join('').trim()).not.toBe('');
        }
        // What the source sees come back is the same once more.
        expect(answersOf(asked, givenIn(filling))).toEqual(
          answered.filter(({ id }) => ids.has(id)),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('who is left out by an answer', () => {
  test('is a group or a public label, with the answer that did it', () => {
    const left = leftOutBy(questionsOf(SMALL), givenIn({ who: ['team'] }), READERS);
    expect([...left]).toEqual([[READERS[1]?.key, 'Somebody who reads here']]);
    expect(leftOutBy(questionsOf(SMALL), givenIn({ who: ['officer'] }), READERS).size).toBe(0);
  });

  test('is exactly whoever a ticked option names, open or closed', () => {
    fc.assert(
      fc.property(questionnaires, fillings, (json, filling) => {
        const named = new Set(
          json.sections.flatMap(({ questions }) =>
            questions.flatMap(({ id, options = [] }) =>
              options.flatMap((option) =>
                filling[id]?.includes(option.id) === true ? (option.leaveOut ?? []) : [],
              ),
            ),
          ),
        );
        const left = leftOutBy(questionsOf(json), givenIn(filling), READERS);
        for (const { key, group, label } of READERS)
          expect(left.has(key)).toBe(named.has(group) || named.has(label));
      }),
      { numRuns: 100 },
    );
  });
});
