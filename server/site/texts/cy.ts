import type { Catalogue } from './catalogue.js';
import more from './cy/more.ftl.js';
import page from './cy/page.ftl.js';
import plain from './cy/plain.ftl.js';
import script from './cy/script.ftl.js';

/** Welsh: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const cy: Catalogue = {
  locale: 'cy-GB',
  direction: 'ltr',
  signedOff: null,
  parts: [page, more, plain, script],
};
