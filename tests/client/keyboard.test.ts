import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { type Keyboard, keyboardOf } from '../harness/keyboard.js';
import { DAY } from '../harness/line.js';
import { readerNamed, stopLine } from '../harness/openLine.js';
import { tipsFor } from '../harness/plainSource.js';
import { type SafestPage, safestPage } from '../harness/safestPage.js';
import { type SeenLine, startSeenLine } from '../harness/seenLine.js';

const SIZE = { width: 360, height: 640, day: DAY };

let line: SeenLine;
beforeAll(async () => {
  line = await startSeenLine();
});
afterAll(() => stopLine(line));

const blobs = async (): Promise<number> => (await line.drop.line.store.openBlobs()).length;
const messages = async (name = 'ada'): Promise<string[]> =>
  (await tipsFor(line.drop.line.store, line.line, readerNamed(line, name))).map(
    ({ tip }) => tip.message,
  );
const shows = (page: Page, section: string): Promise<unknown> =>
  page.waitForSelector(`section[data-section="${section}"]`, { visible: true });

describe('with the keyboard alone, in colours that the system forces', () => {
  let browser: Browser;
  let page: Page;
  let keys: Keyboard;
  beforeAll(async () => {
    browser = await openFirefox({
      preferences: { 'browser.display.document_color_use': 2 },
    });
    page = await openPage(browser, SIZE);
    keys = keyboardOf(page);
    await page.goto(line.drop.siteUrl);
    await page.waitForSelector('html.ready[data-edition="open"]');
  });
  afterAll(() => browser.close());

  test('the colours are forced, and everything that is pressed or filled has an edge', async () => {
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect(await page.evaluate(withoutEdge)).toEqual([]);
  });

  test('the way out is the first stop, and a report can be told and sent', async () => {
    await keys.press('Tab');
    expect(await keys.isAt('a.leave')).toBe(true);
    await keys.tabTo('[data-go="write"]');
    await keys.press('Enter');
    await shows(page, 'write');
    await keys.tabTo('#message');
    await keys.type('Told by keyboard.');
    await keys.tabTo('#readers input');
    await keys.press(' ');
    await keys.tabTo('input[name="choice"]');
    await keys.press(' ');
    await keys.tabTo('#to-keep');
    await keys.press('Enter');
    await shows(page, 'keep');
    await keys.tabTo('#practice summary');
    await keys.press('Enter');
    await keys.tabTo('#practised');
    await keys.type('abandon');
    await keys.tabTo('#compare');
    await keys.press(' ');
    await keys.tabTo('#send');
    await keys.press('Enter');
    await shows(page, 'sent');
    expect(await messages()).toEqual([]);
    const [tip] = await tipsFor(line.drop.line.store, line.line, readerNamed(line, 'bea'));
    expect(tip?.tip).toMatchObject({
      message: 'Told by keyboard.',
      answers: [{ id: 'lost-words' }],
    });
    expect(keys.unseen).toEqual([]);
  });

  test('what is wrong is said first, and its link leads to the field', async () => {
    await keys.tabTo('[data-section="sent"] a[data-leave]');
    await page.goto(line.drop.siteUrl);
    await page.waitForSelector('html.ready[data-edition="open"]');
    await keys.tabTo('[data-go="write"]');
    await keys.press('Enter');
    await keys.tabTo('#to-keep');
    await keys.press('Enter');
    await page.waitForSelector('[data-section="write"] [data-errors] a', { visible: true });
    await keys.tabTo('[data-errors] a');
    await keys.press('Enter');
    expect(await keys.isAt('#message')).toBe(true);
    expect(await page.evaluate(withoutEdge)).toEqual([]);
  });

  test('three times Escape leaves, from within a field', async () => {
    await keys.type('never sent');
    const left = page.waitForNavigation();
    for (let i = 0; i < 3; i += 1) await keys.press('Escape');
    await left;
    expect(new URL(page.url()).pathname).toBe('/leave');
  });
});

describe('with the keyboard alone, at the Safest level', () => {
  let browser: Browser;
  let page: SafestPage;
  let keys: Keyboard;
  beforeAll(async () => {
    browser = await openFirefox({ level: 'safest' });
    page = safestPage(await openPage(browser, SIZE), line.drop.siteUrl);
    keys = keyboardOf(page.page);
    await page.open();
  });
  afterAll(() => browser.close());

  test('an empty form comes back with its errors, whose links lead to the fields', async () => {
    await keys.tabTo('[data-go="write"]');
    await keys.press('Enter');
    await keys.tabTo('a[href="#8"]');
    await keys.press('Enter');
    expect(await page.shown()).toBe('plainWrite');
    await keys.tabTo('[id="8"] form > p > button');
    await page.arriving(() => keys.press('Enter'));
    expect(await page.shown()).toBe('answer');
    await keys.tabTo('.errors a');
    await keys.press('Enter');
    expect(await page.shown()).toBe('answer');
    expect(await keys.isAt('#e-message')).toBe(true);
  });

  test('and goes, once it says something', async () => {
    await keys.type('Told without scripts.');
    await keys.tabTo('[id="e"] form > p > button');
    await page.arriving(() => keys.press('Enter'));
    expect(await page.texts('h1')).toEqual(['Sent']);
    expect(await messages()).toEqual(['Told without scripts.']);
    expect(keys.unseen).toEqual([]);
  });
});

test('a reload after sending without scripts waits until the source has said that it may', async () => {
  for (const says of [false, true]) {
    const browser = await openFirefox({
      level: 'safest',
      preferences: { 'dom.confirm_repost.testing.always_accept': says },
    });
    try {
      const page = safestPage(await openPage(browser, SIZE), `${line.drop.siteUrl}#8`);
      await page.open();
      await page.fill('#p-message', 'Reloaded.');
      await page.submit('[id="8"] form button:not([hidden], [name])');
      const before = await blobs();
      await page.page.reload({ timeout: 2000 }).catch(() => null);
      expect((await blobs()) - before).toBe(says ? 1 : 0);
      if (says) continue;
      await page.page.goBack();
      expect(await page.value('#p-message')).toBe('');
    } finally {
      await browser.close();
    }
  }
});

/** Runs in the page: what can be seen, pressed or filled, and has no edge of a colour of its own. */
function withoutEdge(): string[] {
  const edged = '.button, button, .leave, textarea, input[type=text], .errors, .words';
  return [...document.querySelectorAll(edged)].flatMap((each) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } =
      getComputedStyle(each);
    const hasEdge =
      borderTopStyle !== 'none' &&
      parseFloat(borderTopWidth) > 0 &&
      borderTopColor !== backgroundColor;
    return each.checkVisibility() && !hasEdge ? [`${each.tagName} ${each.className}`] : [];
  });
}
