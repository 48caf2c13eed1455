import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { wordsOfHash } from '../../crypto/keys/rootWords.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import type { Roster } from '../../crypto/wire/roster.js';
import type { Assets } from '../config/assets.js';
import type { Site } from '../config/siteFile.js';
import { LeftPage, LinePage } from './document.js';
import { textsOf } from './texts/texts.js';
import type { View } from './view.js';

export interface Page {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * All pages of a line, by path. They follow from the release, `site.json` and the roster's epoch
 * alone, so that their hashes can be published and checked from outside.
 */
export function buildPages(site: Site, roster: Roster, assets: Assets): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  const rootWords = rootWordsOf(site, assets);
  for (const language of site.languages) {
    const own = site.texts[language];
    if (own === undefined) continue;
    const view: View = {
      site,
      roster,
      assets,
      language,
      own,
      texts: textsOf(language),
      rootWords,
    };
    const page = rendered(<LinePage {...view} />);
    if (pages.size === 0) {
      pages.set('/', page);
      pages.set('/leave', rendered(<LeftPage {...view} />));
    }
    pages.set(`/${language}/`, page);
  }
  return pages;
}

const rendered = (page: JSX.Element): Page => ({
  bytes: utf8(`<!doctype html>\n${renderToString(page)}\n`),
  type: 'text/html; charset=utf-8',
});

function rootWordsOf(site: Site, assets: Assets): string[] {
  const list = readFileSync(join(assets.folder, assets['words-en'].name), 'utf8');
  const hash = createHash('sha256').update(site.root).digest();
  return wordsOfHash(new Uint8Array(hash), list.trim().split('\n'));
}
