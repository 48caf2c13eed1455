import type { Catalogue } from './catalogue.js';
import more from './fr/more.ftl.js';
import page from './fr/page.ftl.js';
import plain from './fr/plain.ftl.js';
import script from './fr/script.ftl.js';

/** French: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const fr: Catalogue = {
  locale: 'fr-FR',
  direction: 'ltr',
  signedOff: null,
  parts: [page, more, plain, script],
};
