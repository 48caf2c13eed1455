import type { JSX } from 'preact';
import type { Problem, WriteForm } from '../answer.js';
import { SECTIONS, type View } from '../view.js';
import { Choices } from './choices.js';
import { Gist } from './gist.js';
import { describedBy, FieldErrors, PlainBox, PlainForm } from './plainForm.js';
import { PlainReaders } from './plainReaders.js';
import { at, type FieldIds } from './problems.js';
import { QuestionsOffer } from './questions.js';

export interface WriteFieldsProps {
  readonly view: View;
  readonly form: WriteForm;
  readonly problems: readonly Problem[];
  /** What the ids of the fields begin with: a page may hold two of these. */
  readonly prefix: string;
}

export const writeIds = (prefix: string): FieldIds => ({
  message: `${prefix}-message`,
  readers: `${prefix}-readers`,
  files: `${prefix}-files`,
});

/** The whole form without scripts. Its files come last: a drop reads a form in its order. */
export const WriteFields = ({ view, form, problems, prefix }: WriteFieldsProps): JSX.Element => {
  const { texts } = view;
  const further = form.kind === 'further';
  const fileErrors = at(texts, problems, 'files');
  return (
    <PlainForm view={view} asks="report">
      <input type="hidden" name="epoch" value={form.epoch} />
      <input type="hidden" name="kind" value={form.kind} />
      {form.words !== '' && <input type="hidden" name="words" value={form.words} />}
      {[...form.known].map((key) => (
        <input key={key} type="hidden" name="known" value={key} />
      ))}
      {!further && form.words === '' && (
        <div class="first-words">
          <p class="hint">{texts.plain.firstHint}</p>
          <button class="second" name="do" value="words">
            {texts.plain.first}
          </button>
        </div>
      )}
      {/* Where the questions lead back to, once this is the one form of the page. */}
      {prefix !== 'p' && <span id={SECTIONS.plainWrite} />}
      <QuestionsOffer view={view} />
      <PlainBox
        id={`${prefix}-message`}
        name="message"
        label={texts.write.message}
        hint={texts.write.messageHint}
        rows={9}
        value={form.message}
        errors={at(texts, problems, 'message')}
      />
      <PlainReaders view={view} form={form} problems={problems} prefix={prefix} />
      <Gist view={view} prefix={prefix} answered={form.gist} />
      {!further && form.words === '' && <Replies view={view} form={form} prefix={prefix} />}
      <Choices texts={texts} kind={form.kind} prefix={prefix} ticked={form.choices} />
      <div class="field">
        <label class="question" for={`${prefix}-files`}>
          {texts.files.label}
        </label>
        <p class="hint" id={`${prefix}-files-hint`}>
          {texts.plain.filesHint}
        </p>
        {form.filesWereLost && <p class="notice">{texts.plain.filesLost}</p>}
        <div class="choice">
          <input
            type="checkbox"
            name="keep-names"
            value="yes"
            id={`${prefix}-names`}
            checked={form.keepNames}
          />
          <label for={`${prefix}-names`}>
            {texts.files.keepNames}
            <span class="hint">{texts.files.keepNamesHint}</span>
          </label>
        </div>
        <FieldErrors id={`${prefix}-files`} errors={fileErrors} />
        <input
          type="file"
          name="files"
          multiple
          id={`${prefix}-files`}
          aria-describedby={describedBy(`${prefix}-files`, fileErrors)}
        />
      </div>
      <p>
        <button>{texts.plain.send}</button>
      </p>
    </PlainForm>
  );
};

const Replies = ({
  view: { texts },
  form,
  prefix,
}: Omit<WriteFieldsProps, 'problems'>): JSX.Element => (
  <fieldset>
    <legend class="question">{texts.write.replies}</legend>
    {(['yes', 'no'] as const).map((answer) => (
      <div key={answer} class="choice">
        <input
          type="radio"
          name="replies"
          value={answer}
          id={`${prefix}-replies-${answer}`}
          checked={form.replies === (answer === 'yes')}
        />
        <label for={`${prefix}-replies-${answer}`}>
          {answer === 'yes' ? texts.write.repliesYes : texts.write.repliesNo}
          <span class="hint">
            {answer === 'yes' ? texts.write.repliesYesHint : texts.write.repliesNoHint}
          </span>
        </label>
      </div>
    ))}
  </fieldset>
);
