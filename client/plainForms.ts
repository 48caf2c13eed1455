import { find } from './elements.js';
import { section } from './sections.js';

/** The forms that the drop would seal, and the parts of the page that do the same with the script. */
const SEALED = { plainWrite: 'write', plainCheck: 'check' } as const;

/**
 * Somebody may have gone on without scripts before the script was there. A form that is still
 * untouched gives way to the sealed one; what was typed is never taken away.
 */
export function leavePlainForms(): void {
  for (const plain of ['plainWrite', 'plainCheck'] as const) {
    const part = document.querySelector(`section[data-section="${plain}"]:target`);
    if (part instanceof HTMLElement && isUntouched(part))
      location.replace(`#${section(SEALED[plain]).id}`);
  }
}

const isUntouched = (part: HTMLElement): boolean =>
  [...find('form', HTMLFormElement, part).elements].every((field) => {
    // Answers to the line's own questions stand elsewhere, and are of both forms.
    if (!part.contains(field)) return true;
    if (field instanceof HTMLTextAreaElement) return field.value === field.defaultValue;
    if (!(field instanceof HTMLInputElement)) return true;
    return field.checked === field.defaultChecked && (field.files?.length ?? 0) === 0;
  });
