import { refuse } from '../refusal.js';
import {
  conditionsIn,
  leftOutIn,
  MOST_CONDITIONS,
  MOST_LEFT_OUT,
  MOST_SECTIONS,
  type Option,
  type Question,
  type QuestionKind,
  type Questionnaire,
  type QuestionSection,
  type Texts,
  type When,
} from './questionnaire.js';

/** A posted form takes so many fields of answers, beside its own. */
const MOST_FIELDS = 110;
const LONGEST_TEXT = 1000;

/** Says where a questionnaire is wrong, and how to mend it; never comes back. */
export type Fault = (place: string, mend: string) => never;
const refused: Fault = () => refuse('questionnaire-malformed');

type Members = Readonly<Record<string, unknown>>;
interface Reading {
  readonly fault: Fault;
  readonly languages: readonly string[];
  /** The choices so far, whom a `when` may name. */
  readonly choices: Map<string, { readonly options: readonly string[]; readonly always: boolean }>;
  readonly ids: Set<string>;
}

/** Reads the value that stands in `site.json`, which names these languages. */
export function parseQuestionnaire(
  value: unknown,
  languages: readonly string[],
  fault: Fault = refused,
): Questionnaire {
  const at = 'questionnaire';
  const reading: Reading = { fault, languages, choices: new Map(), ids: new Set() };
  const { sections } = membersOf(reading, at, value, ['sections']);
  const read = listOf(reading, `${at}.sections`, sections, MOST_SECTIONS).map((each, i) =>
    sectionOf(reading, `${at}.sections.${String(i)}`, each),
  );
  const questionnaire = { sections: read };
  const questions = read.flatMap((section) => section.questions);
  if (conditionsIn(questionnaire).length > MOST_CONDITIONS)
    fault(at, `it has more than ${String(MOST_CONDITIONS)} different conditions. Take some out.`);
  if (leftOutIn(questionnaire).length > MOST_LEFT_OUT)
    fault(at, `it leaves out more than ${String(MOST_LEFT_OUT)} different names. Take some out.`);
  const fields = questions.reduce(
    (sum, { kind, options }) => sum + (kind === 'many' ? options.length : 1),
    0,
  );
  if (fields > MOST_FIELDS) fault(at, 'it asks too much for one form. Take some questions out.');
  return questionnaire;
}

function sectionOf(reading: Reading, at: string, value: unknown): QuestionSection {
  const section = membersOf(reading, at, value, ['title', 'questions'], ['hint', 'when']);
  const when = whenOf(reading, `${at}.when`, section['when']);
  if (when !== null && reading.choices.get(when.question)?.always !== true)
    reading.fault(`${at}.when`, 'a section may only follow from a question that is always asked.');
  return {
    title: textsOf(reading, `${at}.title`, section['title']),
    hint: maybeTexts(reading, `${at}.hint`, section['hint']),
    when,
    questions: listOf(reading, `${at}.questions`, section['questions'], MOST_FIELDS).map(
      (each, i) => questionOf(reading, `${at}.questions.${String(i)}`, each, when === null),
    ),
  };
}

/** Ticks beside the message, on every line: see `crypto/source/choices.ts`. */
const ASKED_BY_THE_FORM: ReadonlySet<string> = new Set(['lost-words', 'withdrawn']);
const KINDS: readonly QuestionKind[] = ['text', 'long', 'one', 'many', 'date'];
const isChoice = (kind: QuestionKind): boolean => kind === 'one' || kind === 'many';

function questionOf(
  reading: Reading,
  at: string,
  value: unknown,
  sectionIsAlways: boolean,
): Question {
  const { fault, ids, choices } = reading;
  const members = membersOf(
    reading,
    at,
    value,
    ['id', 'kind', 'label'],
    ['hint', 'when', 'options'],
  );
  const id = wordOf(reading, `${at}.id`, members['id']);
  if (ids.has(id)) fault(`${at}.id`, 'another question has this id. Give each its own.');
  if (ASKED_BY_THE_FORM.has(id))
    fault(`${at}.id`, 'the form asks this by itself. Take the question out.');
  ids.add(id);
  const kind =
    KINDS.find((each) => each === members['kind']) ??
    fault(`${at}.kind`, `write one of these: ${KINDS.join(', ')}.`);
  const given = members['options'];
  if (!isChoice(kind) && given !== undefined)
    fault(`${at}.options`, 'only "one" and "many" have options. Take them out.');
  const options = isChoice(kind)
    ? listOf(reading, `${at}.options`, given, MOST_FIELDS).map((each, i) =>
        optionOf(reading, `${at}.options.${String(i)}`, each),
      )
    : [];
  if (new Set(options.map((each) => each.id)).size !== options.length)
    fault(`${at}.options`, 'two options have one id. Give each its own.');
  const when = whenOf(reading, `${at}.when`, members['when']);
  if (isChoice(kind))
    choices.set(id, {
      options: options.map((each) => each.id),
      always: when === null && sectionIsAlways,
    });
  return {
    id,
    kind,
    label: textsOf(reading, `${at}.label`, members['label']),
    hint: maybeTexts(reading, `${at}.hint`, members['hint']),
    when,
    options,
  };
}

function optionOf(reading: Reading, at: string, value: unknown): Option {
  const members = membersOf(reading, at, value, ['id', 'label'], ['hint', 'leaveOut']);
  const leaveOut = members['leaveOut'];
  return {
    id: wordOf(reading, `${at}.id`, members['id']),
    label: textsOf(reading, `${at}.label`, members['label']),
    hint: maybeTexts(reading, `${at}.hint`, members['hint']),
    leaveOut:
      leaveOut === undefined
        ? []
        : listOf(reading, `${at}.leaveOut`, leaveOut, MOST_LEFT_OUT).map((each, i) =>
            stringOf(reading, `${at}.leaveOut.${String(i)}`, each),
          ),
  };
}

function whenOf(reading: Reading, at: string, value: unknown): When | null {
  if (value === undefined) return null;
  const members = membersOf(reading, at, value, ['question', 'is']);
  const question = wordOf(reading, `${at}.question`, members['question']);
  const options =
    reading.choices.get(question)?.options ??
    reading.fault(`${at}.question`, 'name an earlier question that has options.');
  const is = listOf(reading, `${at}.is`, members['is'], MOST_FIELDS).map((each, i) => {
    const option = wordOf(reading, `${at}.is.${String(i)}`, each);
    return options.includes(option)
      ? option
      : reading.fault(`${at}.is.${String(i)}`, 'that question has no option of this id.');
  });
  return { question, is };
}

const maybeTexts = (reading: Reading, at: string, value: unknown): Texts | null =>
  value === undefined ? null : textsOf(reading, at, value);

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

/**
 * A text must be there in the line's first language, which stands in where another has none. What
 * is written for languages that the line does not have is passed over.
 */
function textsOf(reading: Reading, at: string, value: unknown): Texts {
  const [first = '', ...others] = reading.languages;
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const written = names.filter((name) => LANGUAGE.test(name));
  const members = membersOf(reading, at, value, [first], written);
  return Object.fromEntries(
    [first, ...others.filter((each) => written.includes(each))].map((language) => [
      language,
      stringOf(reading, `${at}.${language}`, members[language]),
    ]),
  );
}

function membersOf(
  { fault }: Reading,
  at: string,
  value: unknown,
  needed: readonly string[],
  allowed: readonly string[] = [],
): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault(at, `an object with ${needed.join(', ')} belongs here.`);
  const members = value as Members;
  for (const name of needed)
    if (members[name] === undefined) fault(`${at}.${name}`, 'this is missing. Write it.');
  for (const name of Object.keys(members))
    if (!needed.includes(name) && !allowed.includes(name))
      fault(`${at}.${name}`, 'this does not belong here. Take it out, or look at its spelling.');
  return members;
}

function listOf({ fault }: Reading, at: string, value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    return fault(at, 'a list with at least one entry belongs here.');
  if (value.length > most) return fault(at, `at most ${String(most)} fit here. Take some out.`);
  return value;
}

const stringOf = ({ fault }: Reading, at: string, value: unknown): string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT
    ? value
    : fault(at, `a text of up to ${String(LONGEST_TEXT)} characters belongs here.`);

const wordOf = ({ fault }: Reading, at: string, value: unknown): string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,31}$/.test(value)
    ? value
    : fault(at, 'write a lower-case word here, such as "how-known".');
