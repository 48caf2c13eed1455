import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

/** A page that nobody touches, on a clock that the test moves. */
describe('a page left alone', () => {
  let browser: Browser;
  let drop: SmallDrop;
  let page: Page;
  let source: SourcePage;

  beforeAll(async () => {
    browser = await openFirefox();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    drop = await smallDrop();
    page = await openPage(browser);
    await page.evaluateOnNewDocument(laterClock);
    source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('left on the screen');
  });
  afterEach(async () => {
    await page.close();
    await drop.close();
  });
  const later = (minutes: number): Promise<void> =>
    page.evaluate((milliseconds) => {
      document.documentElement.dataset['later'] = String(milliseconds);
      dispatchEvent(new Event('visibilitychange'));
    }, minutes * 60_000);
  const isShown = (selector: string): Promise<boolean> =>
    page.$eval(selector, (element) => element.checkVisibility());

  test('for two minutes stays as it is', async () => {
    await later(2);
    expect(await isShown('#message')).toBe(true);
  });

  test('for three is covered, and goes on as it was', async () => {
    await later(3);
    expect(await isShown('main')).toBe(false);
    await page.$eval('#cover button', (button) => {
      (button as HTMLElement).click();
    });
    expect(await isShown('#message')).toBe(true);
    expect(await page.$eval('#message', (field) => (field as HTMLTextAreaElement).value)).toBe(
      'left on the screen',
    );
  });

  test('asks before it goes elsewhere while something is typed, and not when a form is posted', async () => {
    expect(await page.evaluate(asksBeforeGoing)).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('submit')));
    expect(await page.evaluate(asksBeforeGoing)).toBe(false);
    await source.write('');
    expect(await page.evaluate(asksBeforeGoing)).toBe(false);
  });

  test('for ten is left, and nothing stays', async () => {
    const left = page.waitForNavigation();
    await later(10);
    await left;
    expect(new URL(page.url()).pathname).toBe('/leave');
  });
});

/** Runs in the page: whether a browser would ask before it goes elsewhere. */
function asksBeforeGoing(): boolean {
  const going = new Event('beforeunload', { cancelable: true });
  dispatchEvent(going);
  return going.defaultPrevented;
}

/** Runs in the page, before its own script. */
function laterClock(): void {
  const now = Date.now;
  Date.now = () => now() + Number(document.documentElement.dataset['later'] ?? 0);
}
