import type { JSX } from 'preact';
import { fieldOf, type Given, hangsHere, under } from '../../../crypto/source/answers.js';
import type { Question, QuestionSection, Texts } from '../../../crypto/wire/questionnaire.js';
import type { Conditions } from '../conditions.js';
import type { View } from '../view.js';
import { InLanguage } from './inLanguage.js';

/** The form that the drop seals: the questions are its fields, wherever on the page they stand. */
export const PLAIN_REPORT = 'p';

interface Asking {
  readonly view: View;
  readonly given: Given;
  readonly conditions: Conditions;
  /** The part that it stands in. */
  readonly section: QuestionSection;
}

/** A question with its answers, and those that hang on one of them right under it. */
export const Asked = ({
  question,
  asking,
}: {
  readonly question: Question;
  readonly asking: Asking;
}): JSX.Element => {
  const { conditions, section } = asking;
  const whens = [section.when, question.when].filter((each) => each !== null);
  const shown = `${hangsHere(question, section) ? 'then ' : ''}${conditions.shown(whens)}`.trim();
  const Kind = question.options.length > 0 ? Choice : Text;
  return <Kind question={question} asking={asking} className={shown} />;
};

interface KindProps {
  readonly question: Question;
  readonly asking: Asking;
  readonly className: string;
}

/** The hint belongs to the name of the field: so it is read out, and needs no id of its own. */
const Choice = ({ question, asking, className }: KindProps): JSX.Element => {
  const {
    view: { language },
    given,
    conditions,
  } = asking;
  const chosen = given(question.id);
  return (
    <fieldset class={className || undefined}>
      <legend class="question">
        <InLanguage texts={question.label} language={language} />
        <Hint texts={question.hint} language={language} />
      </legend>
      {question.options.map((option) => (
        <>
          <div class="choice">
            <label>
              <InLanguage texts={option.label} language={language} />
              <Hint texts={option.hint} language={language} />
              <input
                type={question.kind === 'one' ? 'radio' : 'checkbox'}
                form={PLAIN_REPORT}
                name={fieldOf(question.id)}
                value={option.id}
                class={conditions.field(question, option)}
                checked={chosen.includes(option.id)}
              />
            </label>
          </div>
          {under(asking.section, question, option.id).map((each) => (
            <Asked key={each.id} question={each} asking={asking} />
          ))}
        </>
      ))}
    </fieldset>
  );
};

const Text = ({ question, asking, className }: KindProps): JSX.Element => {
  const { id, kind, label, hint } = question;
  const { language } = asking.view;
  const value = asking.given(id)[0] ?? '';
  const own = { name: fieldOf(id), form: PLAIN_REPORT, autocomplete: 'off', spellcheck: false };
  return (
    <label class={`field ${className}`.trim()}>
      <span class="question">
        <InLanguage texts={label} language={language} />
        <Hint texts={hint} language={language} />
      </span>
      {kind === 'long' ? (
        <textarea {...own} rows={4}>{`\n${value}`}</textarea>
      ) : (
        <input {...own} type="text" value={value === '' ? undefined : value} />
      )}
    </label>
  );
};

const Hint = ({
  texts,
  language,
}: {
  readonly texts: Texts | null;
  readonly language: string;
}): JSX.Element | null =>
  texts === null ? null : (
    <span class="hint">
      <InLanguage texts={texts} language={language} />
    </span>
  );
