import type { Catalogue } from './catalogue.js';
import more from './ur/more.ftl.js';
import page from './ur/page.ftl.js';
import plain from './ur/plain.ftl.js';
import script from './ur/script.ftl.js';

/** Urdu: a draft, until a native reader signs it off (`docs/TRANSLATING.md`). */
export const ur: Catalogue = {
  locale: 'ur-PK',
  direction: 'rtl',
  signedOff: null,
  parts: [page, more, plain, script],
};
