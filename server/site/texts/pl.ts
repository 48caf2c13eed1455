import type { Catalogue } from './catalogue.js';
import more from './pl/more.ftl.js';
import page from './pl/page.ftl.js';
import plain from './pl/plain.ftl.js';
import script from './pl/script.ftl.js';

/** Polish: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const pl: Catalogue = {
  locale: 'pl-PL',
  direction: 'ltr',
  signedOff: null,
  parts: [page, more, plain, script],
};
