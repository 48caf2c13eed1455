/**
 * A line's own questions, the member `questionnaire` of its `site.json`:
 *
 *   { "sections": [ { "title": TEXTS, "hint": TEXTS?, "when": WHEN?, "questions": [ QUESTION, ... ] }, ... ] }
 *   QUESTION = { "id", "kind", "label": TEXTS, "hint": TEXTS?, "when": WHEN?, "options": [ OPTION, ... ]? }
 *   OPTION   = { "id", "label": TEXTS, "hint": TEXTS?, "leaveOut": [ group or label, ... ]? }
 *   WHEN     = { "question": id, "is": [ option id, ... ] }
 *   TEXTS    = { language: text, ... }; the line's first language stands in where another has none
 *
 * What of it a source is asked, and what becomes of the answers, is in `crypto/source/answers.ts`.
 */
export interface Questionnaire {
  readonly sections: readonly QuestionSection[];
}
export interface QuestionSection {
  readonly title: Texts;
  readonly hint: Texts | null;
  readonly when: When | null;
  readonly questions: readonly Question[];
}
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: Texts;
  readonly hint: Texts | null;
  readonly when: When | null;
  /** Of a choice alone. */
  readonly options: readonly Option[];
}
/** One line; several lines; one option; any options; a day that may be vague, in the source's words. */
export type QuestionKind = 'text' | 'long' | 'one' | 'many' | 'date';
export interface Option {
  readonly id: string;
  readonly label: Texts;
  readonly hint: Texts | null;
  /** Groups, or public labels of readers, who are left out unless the source says otherwise. */
  readonly leaveOut: readonly string[];
}
/** Asked when one of these options of an earlier question is chosen. */
export interface When {
  readonly question: string;
  readonly is: readonly string[];
}
/** A text in each language; the line's first language comes first, and stands in where one is missing. */
export type Texts = Readonly<Record<string, string>>;

/** Style can tell so many conditions and so many names in `leaveOut` apart. */
export const MOST_CONDITIONS = 12;
export const MOST_LEFT_OUT = 6;
/** Each section has an address of one letter. */
export const MOST_SECTIONS = 12;

/** Each different condition once, in order: style knows them by their numbers. */
export function conditionsIn({ sections }: Questionnaire): When[] {
  const found = new Map<string, When>();
  for (const { when, questions } of sections)
    for (const each of [when, ...questions.map((question) => question.when)])
      if (each !== null) found.set(JSON.stringify(each), each);
  return [...found.values()];
}

/** Each different name that an option leaves out, likewise. */
export const leftOutIn = ({ sections }: Questionnaire): string[] => [
  ...new Set(
    sections.flatMap(({ questions }) =>
      questions.flatMap(({ options }) => options.flatMap(({ leaveOut }) => leaveOut)),
    ),
  ),
];
