import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { stopLine } from '../harness/openLine.js';
import { type SafestPage, safestPage } from '../harness/safestPage.js';
import { type SeenLine, startSeenLine } from '../harness/seenLine.js';

/** Leaving without scripts: style covers, and no page comes back with what was typed. */
describe('leaving at the Safest level', () => {
  let browser: Browser;
  let line: SeenLine;
  let page: SafestPage;

  beforeAll(async () => {
    line = await startSeenLine();
    browser = await openFirefox({ level: 'safest' });
    page = safestPage(
      await openPage(browser, { width: 360, height: 640 }),
      `${line.drop.siteUrl}#8`,
    );
    await page.open();
    await page.fill('#p-message', 'never sent');
  });
  afterAll(async () => {
    await browser.close();
    await stopLine(line);
  });
  const isCovered = (): Promise<boolean> =>
    page.page.$eval('main', (main) => getComputedStyle(main).visibility === 'hidden');

  test('the page is covered while the finger is down, and stays so when it slips off', async () => {
    expect(await isCovered()).toBe(false);
    const { x, y } = await page.page.$eval('a.leave', (link) => {
      const { x, y, width, height } = link.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    const { mouse } = page.page;
    await mouse.move(x, y);
    await mouse.down();
    expect(await isCovered()).toBe(true);
    await mouse.move(x, y + 300);
    await mouse.up();
    await mouse.click(x, y + 300);
    expect(await isCovered()).toBe(true);
  });

  test('it leads to an empty page, and Back from there has nothing of what was typed', async () => {
    await page.submit('a.leave');
    expect(new URL(page.page.url()).pathname).toBe('/leave');
    expect(await page.texts('h1')).toEqual(['Empty page']);
    await page.page.goBack();
    expect(await page.value('#p-message')).toBe('');
  });
});
