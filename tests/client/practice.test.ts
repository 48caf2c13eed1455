import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

/** Writing the words back before anything is sent, on a page at the Safer level. */
describe('practising the words', () => {
  let browser: Browser;
  let drop: SmallDrop;
  let page: Page;
  let words: string[];

  beforeAll(async () => {
    browser = await openFirefox({ level: 'safer' });
    drop = await smallDrop();
    page = await openPage(browser);
    const source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('to be practised');
    words = await source.keepCodename();
    await page.click('#practice summary');
  });
  afterAll(async () => {
    await browser.close();
    await drop.close();
  });
  const writeBack = (typed: string): Promise<string> =>
    page.evaluate((typed) => {
      const field = document.querySelector<HTMLTextAreaElement>('#practised');
      if (field !== null) field.value = typed;
      document.querySelector<HTMLElement>('#compare')?.click();
      return document.querySelector('#compared')?.textContent ?? '';
    }, typed);

  test('hides them meanwhile, and has nothing that copies', async () => {
    const seen = await page.$$eval('#words li', (list) =>
      list.map((each) => getComputedStyle(each).visibility),
    );
    expect(new Set(seen)).toEqual(new Set(['hidden']));
    expect(await page.$$eval('button', (all) => all.map((each) => each.textContent))).not.toContain(
      'Copy',
    );
  });

  test('says that all are right, in any case, with four letters of each', async () => {
    expect(await writeBack(words.join(' '))).toBe('All eight are right.');
    const short = words.map((word) => word.slice(0, 4).toUpperCase());
    expect(await writeBack(short.join(', '))).toBe('All eight are right.');
  });

  test('says which one differs, and which are missing', async () => {
    const slip = words.map((word, i) => (i === 2 ? 'xylophone' : word));
    expect(await writeBack(slip.join(' '))).toBe('Word 3 differs.');
    expect(await writeBack(words.slice(0, 6).join(' '))).toBe(
      'Word 7 is missing. Word 8 is missing.',
    );
  });

  test('nothing of it stays when the words go, and the level is named', async () => {
    await page.click('#practice summary');
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#practised')?.value === '',
    );
    expect(await page.$eval('#compared', (line) => line.textContent)).toBe('');
    expect(await page.$eval('html', (html) => html.classList.contains('safer'))).toBe(true);
    expect(drop.blobs).toEqual([]);
  });
});
