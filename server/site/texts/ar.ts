import type { Catalogue } from './catalogue.js';
import more from './ar/more.ftl.js';
import page from './ar/page.ftl.js';
import plain from './ar/plain.ftl.js';
import script from './ar/script.ftl.js';

/** Arabic: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const ar: Catalogue = {
  locale: 'ar-EG',
  direction: 'rtl',
  signedOff: null,
  parts: [page, more, plain, script],
};
