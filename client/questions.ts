import {
  answersOf,
  type AskedQuestion,
  fieldOf,
  type Given,
  leftOutBy,
} from '../crypto/source/answers.js';
import { gistOf, mayOfferGist } from '../crypto/source/standings.js';
import type { Key } from '../crypto/wire/fields.js';
import type { QuestionKind } from '../crypto/wire/questionnaire.js';
import type { Answer, Gist } from '../crypto/wire/tipJson.js';
import { all } from './elements.js';
import type { PageData } from './pageData.js';
import type { EditionReader } from './worker/messages.js';

/** What was answered, by the same rules as at the drop. */
export interface Told {
  readonly answers: readonly Answer[];
  /** Readers whom an answer leaves out, and the answer. */
  readonly leftOut: ReadonlyMap<Key, string>;
  readonly gist: Gist;
}
export interface Questions {
  readonly answers: () => Answer[];
  leftOut(readers: readonly EditionReader[]): ReadonlyMap<Key, string>;
  /** Shows or hides the question about a gist as it belongs, and gives what counts of its answer. */
  gist(
    readers: readonly EditionReader[],
    ticked: ReadonlySet<Key>,
    leftOut: ReadonlyMap<Key, string>,
  ): Gist;
}

const PREFIX = fieldOf('');
type Field = HTMLInputElement | HTMLTextAreaElement;
const isField = (each: Element): each is Field => 'value' in each;
const idOf = ({ name }: Field): string => name.slice(PREFIX.length);
const isOption = (field: Field): field is HTMLInputElement =>
  'checked' in field && field.type !== 'text';
/** A text without the hint that stands behind it. */
const textOf = (element: Element | null | undefined): string =>
  element?.firstChild?.textContent ?? '';
/** The numbers that style knows a condition or a name by. */
const numbers = (letter: string, element: Element | null | undefined): string[] =>
  (element?.className.match(new RegExp(`\\b${letter}\\d+`, 'g')) ?? []).map((each) =>
    each.slice(1),
  );

/** The line's own questions as they stand on the page, which holds all that is to know of them. */
export function questionsOnPage({ defaults, leftOut }: PageData): Questions {
  const fields = new Map<string, Field[]>();
  for (const field of all(`[name^="${PREFIX}"]`).filter(isField))
    fields.set(idOf(field), [...(fields.get(idOf(field)) ?? []), field]);
  const given: Given = (id) =>
    (fields.get(id) ?? []).flatMap((field) =>
      isOption(field) && !field.checked ? [] : [field.value],
    );
  const questions = [...fields].map(([id, own]) => asked(id, own, leftOut));
  const gistPart = document.querySelector<HTMLElement>('#report .gist');

  return {
    answers: () => answersOf(questions, given),
    leftOut: (readers) => leftOutBy(questions, given, readers),
    gist: (readers, ticked, left) => {
      const isOffered = mayOfferGist(readers, ticked, defaults, left);
      if (gistPart === null) return 'no';
      gistPart.hidden = !isOffered;
      return gistOf(gistPart.querySelector<HTMLInputElement>(':checked')?.value ?? '', isOffered);
    },
  };
}

const KINDS: Readonly<Record<string, QuestionKind>> = {
  radio: 'one',
  checkbox: 'many',
  textarea: 'long',
};

function asked(id: string, own: readonly Field[], names: readonly string[]): AskedQuestion {
  const part = own[0]?.closest('fieldset, .field');
  return {
    id,
    kind: KINDS[own[0]?.type ?? ''] ?? 'text',
    label: textOf(part?.querySelector('.question')),
    options: own.filter(isOption).map((each) => ({
      id: each.value,
      label: textOf(each.parentElement),
      leaveOut: numbers('x', each).map((number) => names[Number(number) - 1] ?? ''),
    })),
    when: numbers('s', part).map((number) => {
      const options = all(`.k${number}`).filter(isField);
      return {
        question: options.map(idOf)[0] ?? '',
        is: options.map(({ value }) => value),
      };
    }),
  };
}
