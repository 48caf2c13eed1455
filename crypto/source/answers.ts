import type { Key, Label, Word } from '../wire/fields.js';
import type {
  Question,
  QuestionKind,
  Questionnaire,
  QuestionSection,
  Texts,
  When,
} from '../wire/questionnaire.js';
import type { Answer } from '../wire/tipJson.js';

/**
 * What a source is asked, what of the answers counts, and whom they leave out: the same rules in the
 * page's script and at the drop.
 */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: string;
  readonly options: readonly AskedOption[];
  /** All of these must hold: those of its section and its own. */
  readonly when: readonly When[];
}
export interface AskedOption {
  readonly id: string;
  readonly label: string;
  readonly leaveOut: readonly string[];
}
/** What stands in the field of a question: a text, or the ids of the options that are chosen. */
export type Given = (question: string) => readonly string[];

/** The name of a question's field in a form. */
export const fieldOf = (question: string): string => `q-${question}`;

/** Whether a question hangs on another of its own part, and so stands under an answer of that one. */
export const hangsHere = ({ when }: Question, { questions }: QuestionSection): boolean =>
  when !== null && questions.some(({ id }) => id === when.question);

/** The questions that stand under this option: the last, if they hang on several. */
export const under = (section: QuestionSection, question: Question, option: string): Question[] =>
  section.questions.filter(
    ({ when }) =>
      when?.question === question.id &&
      question.options.findLast(({ id }) => when.is.includes(id))?.id === option,
  );

/** A text in this language, or where it is missing in the line's first. */
export const inLanguage = (texts: Texts, language: string): string =>
  texts[language] ?? Object.values(texts)[0] ?? '';

/** All questions in one language, in the order in which they stand on the page. */
export const questionsIn = ({ sections }: Questionnaire, language: string): AskedQuestion[] =>
  sections.flatMap((section) => {
    const withThoseUnder = (question: Question): Question[] => [
      question,
      ...question.options.flatMap(({ id }) => under(section, question, id).flatMap(withThoseUnder)),
    ];
    return section.questions
      .filter((question) => !hangsHere(question, section))
      .flatMap(withThoseUnder)
      .map(({ id, kind, label, options, when }) => ({
        id,
        kind,
        label: inLanguage(label, language),
        options: options.map((option) => ({
          id: option.id,
          label: inLanguage(option.label, language),
          leaveOut: option.leaveOut,
        })),
        when: [section.when, when].filter((each) => each !== null),
      }));
  });

/**
 * Those that are asked, given these answers. A question hangs on an answer only while that question
 * is asked itself: what was ticked before another answer closed it counts for nothing.
 */
export function askedNow(questions: readonly AskedQuestion[], given: Given): AskedQuestion[] {
  const asked = new Map<string, AskedQuestion>();
  for (const question of questions)
    if (
      question.when.every(
        (when) =>
          asked.has(when.question) && given(when.question).some((id) => when.is.includes(id)),
      )
    )
      asked.set(question.id, question);
  return [...asked.values()];
}

/** The answers as they travel: of questions that are asked, with labels in the source's language. */
export const answersOf = (questions: readonly AskedQuestion[], given: Given): Answer[] =>
  askedNow(questions, given).flatMap((question) => {
    const answer = answerTo(question, given(question.id));
    return answer.length === 0 ? [] : [{ id: question.id, label: question.label, answer }];
  });

function answerTo({ kind, options }: AskedQuestion, given: readonly string[]): string[] {
  if (kind === 'one' || kind === 'many') {
    const chosen = options.filter(({ id }) => given.includes(id)).map(({ label }) => label);
    return kind === 'one' ? chosen.slice(0, 1) : chosen;
  }
  const text = (given[0] ?? '').replace(/\r\n?/g, '\n').trim();
  if (text === '') return [];
  return [kind === 'long' ? text : text.replace(/\s+/g, ' ')];
}

/**
 * The readers whom an answer leaves out, and the answer that does. Each tick counts here, even where
 * its question is closed again: style cannot know that, and a reader must not come back unseen.
 */
export function leftOutBy(
  questions: readonly AskedQuestion[],
  given: Given,
  readers: readonly { readonly key: Key; readonly group: Word; readonly label: Label }[],
): Map<Key, string> {
  const found = new Map<Key, string>();
  for (const { id, options } of questions) {
    const ticked = given(id);
    for (const option of options)
      if (ticked.includes(option.id))
        for (const { key, group, label } of readers)
          if (!found.has(key) && option.leaveOut.some((name) => name === group || name === label))
            found.set(key, option.label);
  }
  return found;
}
