import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { wordsOfHash } from '../../crypto/keys/rootWords.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { type Assets, wordsIn } from '../config/assets.js';
import type { Site } from '../config/siteFile.js';
import type { Answer } from './answer.js';
import { AnswerPage, LeftPage, LinePage } from './document.js';
import type { LineToday } from './standingNotice.js';
import { textsOf } from './texts/texts.js';
import type { View } from './view.js';

export interface Page {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Where leaving leads; it also stands for everything that is not there. */
export const EMPTY_PAGE = '/leave';
/** For a form that could not be taken at all. */
export const AGAIN_PAGE = '/again';

/** What the pages of each language are made from; the first is the line's first language. */
export function viewsOf(site: Site, roster: Roster, assets: Assets): ReadonlyMap<string, View> {
  const rootWords = rootWordsOf(site, assets);
  return new Map(
    site.languages.flatMap((language) => {
      const own = site.texts[language];
      const texts = textsOf(language);
      return own === undefined
        ? []
        : [[language, { site, roster, assets, language, own, texts, rootWords }] as const];
    }),
  );
}

/**
 * All pages of a line, by path. They follow from the release, `site.json` and the roster's epoch
 * alone, so that their hashes can be published and checked from outside.
 */
export function buildPages(views: ReadonlyMap<string, View>): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  for (const [language, view] of views) {
    const page = rendered(<LinePage {...view} />);
    if (pages.size === 0) {
      pages.set('/', page);
      pages.set(EMPTY_PAGE, rendered(<LeftPage view={view} text={view.texts.left.text} />));
      pages.set(AGAIN_PAGE, rendered(<LeftPage view={view} text={view.texts.left.again} />));
    }
    pages.set(`/${language}/`, page);
  }
  return pages;
}

/** The answer to a form that was posted without scripts. */
export const buildAnswer = (view: View, answer: Answer, today: LineToday): Page =>
  rendered(<AnswerPage view={view} answer={answer} today={today} />);

const rendered = (page: JSX.Element): Page => ({
  bytes: utf8(`<!doctype html>\n${renderToString(page)}\n`),
  type: 'text/html; charset=utf-8',
});

export function rootWordsOf(site: Site, assets: Assets): string[] {
  const hash = createHash('sha256').update(site.root).digest();
  return wordsOfHash(new Uint8Array(hash), wordsIn(assets));
}
