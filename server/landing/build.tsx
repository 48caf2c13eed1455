import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Document, LandingPage, LeftPage } from './page.js';
import { Cards, Poster } from './sheet.js';
import { STYLE } from './style.js';
import type { Landing } from './view.js';

/** For the web, by name: a static page, where it leads, and its style. */
export const webFiles = (landing: Landing): ReadonlyMap<string, string> =>
  new Map([
    ['index.html', html(<LandingPage {...landing} />)],
    ['leave.html', html(<LeftPage {...landing} />)],
    ['style.css', STYLE],
  ]);

/** For a printer, by name; not for the web. */
export const printFiles = (landing: Landing): ReadonlyMap<string, string> =>
  new Map([
    ['poster.svg', svg(<Poster {...landing} />)],
    ['poster.html', html(<Printed {...landing} sheet={<Poster {...landing} />} />)],
    ['cards.svg', svg(<Cards {...landing} />)],
    ['cards.html', html(<Printed {...landing} sheet={<Cards {...landing} />} />)],
    ['style.css', STYLE],
  ]);

const Printed = ({ language, own, sheet }: Landing & { sheet: JSX.Element }): JSX.Element => (
  <Document language={language} title={own.title} print>
    {sheet}
  </Document>
);

const html = (page: JSX.Element): string => `<!doctype html>\n${renderToString(page)}\n`;
const svg = (sheet: JSX.Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(sheet)}\n`;
