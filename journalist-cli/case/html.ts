import { visible, visibleLines } from '../terminal/visible.js';

/** Text that is safe to stand in HTML; made only here. */
export type Html = string & { readonly of: 'Html' };

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A stranger's line: what hides or reorders text becomes a sign, then what is markup is escaped. */
export const text = (said: string): Html =>
  visible(said).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '') as Html;

/** A stranger's text of several lines; its direction is its own and reaches no further. */
export const paragraphs = (said: string, className: 'words' | 'own'): Html =>
  markup`<div class="${className as Html}" dir="auto">
${visibleLines(said).map((line) => markup`<p>${text(line)}</p>\n`)}</div>
`;

/** Puts safe parts together; a plain string does not fit in. */
export const markup = (
  parts: TemplateStringsArray,
  ...values: readonly (Html | readonly Html[])[]
): Html =>
  parts
    .map((part, i) => {
      const value = values[i] ?? '';
      return `${part}${typeof value === 'string' ? value : value.join('')}`;
    })
    .join('') as Html;

export const NOTHING = '' as Html;
