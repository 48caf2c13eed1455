import type { ComponentChildren, JSX } from 'preact';

/**
 * A form that can post nothing anywhere: without its script, `dialog` outside a dialog does nothing
 * at all, and the disabled first button keeps Enter from pressing another.
 */
export const SealedForm = ({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <form id={id} class="with" method="dialog" autocomplete="off" noValidate>
    <button disabled hidden />
    {children}
  </form>
);

interface TextBoxProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  /** Ids of more that describes the box, such as a counter. */
  readonly describedBy?: string;
}

/** No spelling help and no memory: both could keep words elsewhere than on the screen. */
export const TextBox = ({ id, label, hint, rows, describedBy }: TextBoxProps): JSX.Element => (
  <div class="field">
    <label class="question" for={id}>
      {label}
    </label>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    <p class="error" id={`${id}-error`} data-error-of={id} hidden />
    <textarea
      id={id}
      rows={rows}
      autocomplete="off"
      autocapitalize={id === 'message' ? 'sentences' : 'none'}
      autocorrect="off"
      spellcheck={false}
      aria-describedby={[`${id}-hint`, `${id}-error`, describedBy].filter(Boolean).join(' ')}
    />
  </div>
);
