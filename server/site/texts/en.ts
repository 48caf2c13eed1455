import type { Catalogue } from './catalogue.js';
import more from './en/more.ftl.js';
import page from './en/page.ftl.js';
import plain from './en/plain.ftl.js';
import script from './en/script.ftl.js';

/** The language that the project itself writes, and which the others are made from. */
export const en: Catalogue = {
  locale: 'en-GB',
  direction: 'ltr',
  signedOff: { by: 'the project', day: '2026-11-25' },
  parts: [page, more, plain, script],
};
