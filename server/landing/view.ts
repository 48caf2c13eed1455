import type { SiteTexts } from '../config/siteFile.js';

/** All that the landing page, the poster and the cards are made from. */
export interface Landing {
  readonly language: string;
  /** The line's own words. */
  readonly own: SiteTexts;
  /** Where this page will be, on the open web; what the QR codes lead to. */
  readonly url: string;
  /** `....onion` */
  readonly onion: string;
  readonly rootWords: readonly string[];
}
