import type { Catalogue } from './catalogue.js';
import more from './es/more.ftl.js';
import page from './es/page.ftl.js';
import plain from './es/plain.ftl.js';
import script from './es/script.ftl.js';

/** Spanish: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const es: Catalogue = {
  locale: 'es-ES',
  direction: 'ltr',
  signedOff: null,
  parts: [page, more, plain, script],
};
