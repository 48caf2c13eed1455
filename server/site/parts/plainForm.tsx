import type { ComponentChildren, JSX } from 'preact';
import type { View } from '../view.js';
import { PLAIN_REPORT } from './question.js';

/**
 * A form that posts to the drop, which seals what it gets. Enter in a field presses the first button
 * of a form: that one can do nothing. Nothing is `required`: a field that cannot be seen would stop
 * sending without a word.
 */
export const PlainForm = ({
  view,
  asks,
  children,
}: {
  readonly view: View;
  readonly asks: 'report' | 'check';
  readonly children: ComponentChildren;
}): JSX.Element => (
  <form
    id={asks === 'report' ? PLAIN_REPORT : undefined}
    method="post"
    action={`/${view.language}/#e`}
    encType="multipart/form-data"
    autocomplete="off"
    noValidate
  >
    <button disabled hidden />
    <input type="hidden" name="form" value={asks} />
    {children}
  </form>
);

interface PlainBoxProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  readonly value: string;
  readonly errors: readonly string[];
}

/** No spelling help and no memory: both could keep words elsewhere than on the screen. */
export const PlainBox = ({
  id,
  name,
  label,
  hint,
  rows,
  value,
  errors,
}: PlainBoxProps): JSX.Element => (
  <div class="field">
    <label class="question" for={id}>
      {label}
    </label>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    <FieldErrors id={id} errors={errors} />
    <textarea
      id={id}
      name={name}
      rows={rows}
      autocomplete="off"
      autocapitalize={name === 'message' ? 'sentences' : 'none'}
      autocorrect="off"
      spellcheck={false}
      aria-describedby={describedBy(id, errors)}
      aria-invalid={errors.length > 0 ? 'true' : undefined}
    >
      {/* HTML drops the first line end of a text area: this one is for it to drop. */}
      {`\n${value}`}
    </textarea>
  </div>
);

export const FieldErrors = ({
  id,
  errors,
}: {
  readonly id: string;
  readonly errors: readonly string[];
}): JSX.Element | null =>
  errors.length === 0 ? null : (
    <p class="error" id={`${id}-error`}>
      {errors.join('\n')}
    </p>
  );

export const describedBy = (id: string, errors: readonly string[]): string =>
  errors.length === 0 ? `${id}-hint` : `${id}-hint ${id}-error`;
