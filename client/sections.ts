import { all, find } from './elements.js';
import { say } from './sentences.js';

/** The parts of the page. Their ids, and so all that an address ever shows, are bare numbers. */
export type SectionName = 'start' | 'write' | 'keep' | 'sent' | 'check' | 'replies' | 'about';

export const section = (name: SectionName): HTMLElement =>
  find(`section[data-section="${name}"]`, HTMLElement);

/** Shows a part as a link to it would; style alone hides the others. */
export function goTo(name: SectionName): void {
  const target = section(name);
  clearErrors();
  location.hash = target.id;
  target.focus();
}

/** For a part that has nothing to show: as if it had never been asked for. */
export const startOver = (): void => {
  location.replace('#1');
};

/** An error, and the id of the field that mends it. */
export interface FieldError {
  readonly text: string;
  readonly field?: string;
}

/** The worker loads this same file and has no document: asked for when it is first needed. */
let plain: string | null = null;
const plainTitle = (): string => (plain ??= document.title);

export function clearErrors(): void {
  document.title = plainTitle();
  for (const summary of all('[data-errors]')) summary.hidden = true;
  for (const field of all('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const line of all('[data-error-of]')) {
    line.hidden = true;
    line.textContent = '';
  }
}

/** The same words above the form, with links to the fields, and at each field. */
export function showErrors(name: SectionName, errors: readonly FieldError[]): void {
  clearErrors();
  const summary = find('[data-errors]', HTMLElement, section(name));
  find('ul', HTMLElement, summary).replaceChildren(...errors.map(summaryLine));
  for (const { field, text } of errors) {
    if (field === undefined) continue;
    document.getElementById(field)?.setAttribute('aria-invalid', 'true');
    const line = document.querySelector(`[data-error-of="${field}"]`);
    if (!(line instanceof HTMLElement)) continue;
    line.hidden = false;
    line.textContent = [line.textContent, text].filter(Boolean).join('\n');
  }
  document.title = say('error-title', { title: plainTitle() });
  summary.hidden = false;
  summary.focus();
}

function summaryLine({ field, text }: FieldError): HTMLElement {
  const line = document.createElement('li');
  if (field === undefined) {
    line.textContent = text;
    return line;
  }
  const link = document.createElement('a');
  link.href = `#${field}`;
  link.textContent = text;
  // By focus alone: the field's name has no business in the history.
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  });
  line.append(link);
  return line;
}

/** Says what is under way; empty when nothing is. */
export function showProgress(name: SectionName, text: string): void {
  find('[data-progress]', HTMLElement, section(name)).textContent = text;
}
