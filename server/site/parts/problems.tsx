import type { JSX } from 'preact';
import type { Problem } from '../answer.js';
import type { Texts } from '../texts/texts.js';

/** Where the link of a problem leads, for each field that the form has. */
export type FieldIds = Partial<Record<NonNullable<Problem['field']>, string>>;

export function sentenceOf(texts: Texts, { says, values = {} }: Problem): string {
  const text = { ...texts.script, ...texts.plain.problems }[says];
  return typeof text === 'string' ? text : (text as (given: typeof values) => string)(values);
}

/** The sentences at one field: the same words as in the summary. */
export const at = (texts: Texts, problems: readonly Problem[], field: Problem['field']): string[] =>
  problems.filter((each) => each.field === field).map((each) => sentenceOf(texts, each));

export const Summary = ({
  texts,
  problems,
  ids,
}: {
  readonly texts: Texts;
  readonly problems: readonly Problem[];
  readonly ids: FieldIds;
}): JSX.Element | null =>
  problems.length === 0 ? null : (
    <div class="errors" tabIndex={-1} role="alert" autofocus>
      <h2>{texts.errors}</h2>
      <ul>
        {problems.map((problem) => {
          const text = sentenceOf(texts, problem);
          const id = problem.field === undefined ? undefined : ids[problem.field];
          return <li key={text}>{id === undefined ? text : <a href={`#${id}`}>{text}</a>}</li>;
        })}
      </ul>
    </div>
  );
