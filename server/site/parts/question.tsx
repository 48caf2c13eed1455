import type { JSX } from 'preact';
import { fieldOf, type Given } from '../../../crypto/source/answers.js';
import type { Question, QuestionSection } from '../../../crypto/wire/questionnaire.js';
import type { Conditions } from '../conditions.js';
import type { View } from '../view.js';

/** The form that the drop seals: the questions are its fields, wherever on the page they stand. */
export const PLAIN_REPORT = 'p';

interface Asking {
  readonly view: View;
  readonly given: Given;
  readonly conditions: Conditions;
  /** The part that it stands in. */
  readonly section: QuestionSection;
}

/** Whether a question is revealed under an answer of its own part. */
export const hangsHere = ({ when }: Question, { questions }: QuestionSection): boolean =>
  when !== null && questions.some(({ id }) => id === when.question);

/** Those that hang on this answer alone, or on several of the question, of which it is the last. */
const under = (asking: Asking, question: Question, option: string): Question[] =>
  asking.section.questions.filter(
    ({ when }) =>
      when?.question === question.id &&
      question.options.findLast(({ id }) => when.is.includes(id))?.id === option,
  );

/** A question with its answers, and those that hang on one of them right under it. */
export const Asked = ({
  question,
  asking,
}: {
  readonly question: Question;
  readonly asking: Asking;
}): JSX.Element => {
  const { conditions, section } = asking;
  const shown = question.when === null ? '' : conditions.shown([question.when]);
  const reveals = hangsHere(question, section) ? `then ${shown}` : shown;
  const isChoice = question.options.length > 0;
  return isChoice ? (
    <Choice question={question} asking={asking} className={reveals} />
  ) : (
    <div class={`field ${reveals}`.trim()}>
      <Text question={question} asking={asking} />
    </div>
  );
};

const Choice = ({
  question,
  asking,
  className,
}: {
  readonly question: Question;
  readonly asking: Asking;
  readonly className: string;
}): JSX.Element => {
  const {
    view: { language },
    given,
    conditions,
  } = asking;
  const name = fieldOf(question.id);
  const chosen = given(question.id);
  return (
    <fieldset
      class={className || undefined}
      aria-describedby={question.hint === null ? undefined : `${name}-h`}
    >
      <legend class="question">{question.label[language]}</legend>
      <Hint id={`${name}-h`} text={question.hint?.[language]} />
      {question.options.map((option) => (
        <>
          <div class="choice">
            <input
              type={question.kind === 'one' ? 'radio' : 'checkbox'}
              form={PLAIN_REPORT}
              name={name}
              value={option.id}
              id={`${name}-${option.id}`}
              class={conditions.field(question, option)}
              checked={chosen.includes(option.id)}
            />
            <label for={`${name}-${option.id}`}>
              {option.label[language]}
              {option.hint !== null && <span class="hint">{option.hint[language]}</span>}
            </label>
          </div>
          {under(asking, question, option.id).map((each) => (
            <Asked key={each.id} question={each} asking={asking} />
          ))}
        </>
      ))}
    </fieldset>
  );
};

const Text = ({
  question: { id, kind, label, hint },
  asking: {
    view: { language },
    given,
  },
}: {
  readonly question: Question;
  readonly asking: Asking;
}): JSX.Element => {
  const name = fieldOf(id);
  const value = given(id)[0] ?? '';
  const own = {
    id: name,
    name,
    form: PLAIN_REPORT,
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': hint === null ? undefined : `${name}-h`,
  };
  return (
    <>
      <label class="question" for={name}>
        {label[language]}
      </label>
      <Hint id={`${name}-h`} text={hint?.[language]} />
      {kind === 'long' ? (
        <textarea {...own} rows={4}>{`\n${value}`}</textarea>
      ) : (
        <input {...own} type="text" value={value === '' ? undefined : value} />
      )}
    </>
  );
};

const Hint = ({
  id,
  text,
}: {
  readonly id: string;
  readonly text?: string | undefined;
}): JSX.Element | null =>
  text === undefined ? null : (
    <p class="hint" id={id}>
      {text}
    </p>
  );
