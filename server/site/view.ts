import type { Day } from '../../crypto/wire/day.js';
import type { Hash } from '../../crypto/wire/fields.js';
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
  help: 'h',
  keys: 'k',
  answer: 'e',
} as const;
export type SectionName = keyof typeof SECTIONS;

/** Where the questions of a line begin, within the part where people write. */
export const GUIDE = '#g';

export const linkTo = (name: SectionName): string => `#${SECTIONS[name]}`;

/** Where a signed note, or a key that the roster pins, can be looked at. */
export const noteAddress = (hash: Hash): string => `/n/${hash}`;

/** Keys and codename words are the same in every language: no browser is to translate them. */
export const AS_IT_IS: Readonly<Record<string, string>> = { translate: 'no' };

/** Several as one, as people of this language write it. */
export const listed = ({ locale }: Texts, each: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'unit' }).format(each);

/** A day as people of this language write it. */
export const writtenDay = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
