import type { Roster } from '../../crypto/wire/roster.js';
import type { Assets } from '../config/assets.js';
import type { Site, SiteTexts } from '../config/siteFile.js';
import type { Texts } from './texts/texts.js';

/** Everything that a page is made from, and nothing else: the same in, the same bytes out. */
export interface View {
  readonly site: Site;
  readonly roster: Roster;
  readonly assets: Assets;
  readonly language: string;
  /** The line's own words and the program's. */
  readonly own: SiteTexts;
  readonly texts: Texts;
  /** The root key in twelve words, as the poster has them. */
  readonly rootWords: readonly string[];
}

/** Parts of the page by their ids: one sign each, which is all that an address or a history shows. */
export const SECTIONS = {
  start: '1',
  write: '2',
  keep: '3',
  sent: '4',
  check: '5',
  replies: '6',
  about: '7',
  plainWrite: '8',
  plainCheck: '9',
  answer: 'e',
} as const;
export type SectionName = keyof typeof SECTIONS;

export const linkTo = (name: SectionName): string => `#${SECTIONS[name]}`;
