import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { DAY } from '../harness/line.js';
import { stopLine } from '../harness/openLine.js';
import { alsoIn, PSEUDO, pseudo, speakPseudo } from '../harness/pseudo.js';
import { type SeenLine, startSeenLine } from '../harness/seenLine.js';
import { looking } from './pictures.js';
import { walkPlain, walkSealed, withoutTheScript } from './walks.js';

const PHONE = { width: 360, height: 740 };

/**
 * Whole visits in a language that runs from right to left, and in one whose texts are two fifths
 * longer, on a phone: axe finds nothing, nothing is wider than the screen, a picture of each state.
 */
let browser: Browser;
let line: SeenLine;

beforeAll(async () => {
  speakPseudo();
  line = await startSeenLine((site) => {
    const longer = alsoIn(PSEUDO, pseudo, site as Parameters<typeof alsoIn>[2]);
    return { ...(longer as object), languages: ['en', 'ar', PSEUDO] };
  });
  browser = await openFirefox({ preferences: { 'privacy.resistFingerprinting': false } });
});
afterAll(async () => {
  await browser.close();
  await stopLine(line);
});

/** The line as whoever opened it in this language sees it. */
const lineIn = (language: string): SeenLine => ({
  ...line,
  drop: { ...line.drop, siteUrl: `${line.drop.siteUrl}/${language}/` },
});

/** Walks, and leaves the page open at its last state. */
async function walked(
  language: string,
  steps: typeof walkSealed,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<{ page: Page; faults: string[] }> {
  const faults: string[] = [];
  const page = await openPage(browser, { ...PHONE, day: DAY });
  await prepare(page);
  const name = `${language}-${steps === walkSealed ? 'phone' : 'plain-phone'}`;
  await steps(
    page,
    lineIn(language),
    looking(page, faults, { name, pictures: true, axe: language === 'ar' }),
  );
  return { page, faults };
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$$eval(selector, (found) => found.map((each) => each.textContent).join(' '));

test('in Arabic with the script, from right to left, with its own digits and months', async () => {
  const { page, faults } = await walked('ar', walkSealed);
  expect(faults).toEqual([]);
  expect(await page.$eval('html', (html) => [html.lang, html.dir])).toEqual(['ar', 'rtl']);
  expect(await textOf(page, '#room')).toMatch(/[٠-٩]/);
  const opened = await textOf(page, '#opened');
  expect(opened).toContain('مارس');
  expect(opened).not.toMatch(/2026|March/);
  // A reader's name keeps its own direction within the sentence.
  expect(opened).toMatch(/\u2068[^\u2069]+\u2069/);
  await page.close();
});

test('in Arabic without scripts', async () => {
  const { page, faults } = await walked('ar', walkPlain, withoutTheScript);
  expect(faults).toEqual([]);
  expect(await textOf(page, '[id="e"] .reply .hint')).toContain('مارس');
  await page.close();
});

test('with texts two fifths longer, none cut off', async () => {
  for (const [steps, prepare] of [
    [walkSealed, undefined],
    [walkPlain, withoutTheScript],
  ] as const) {
    const { page, faults } = await walked(PSEUDO, steps, prepare);
    expect(faults).toEqual([]);
    await page.close();
  }
});
