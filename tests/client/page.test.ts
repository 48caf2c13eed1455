import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

/** The page in a real Firefox at Tor Browser's Safer level, on the narrowest screen. */
describe('the page at the Safer level', () => {
  let browser: Browser;
  let drop: SmallDrop;
  let page: Page;
  let source: SourcePage;

  beforeAll(async () => {
    browser = await openFirefox({ level: 'safer' });
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    drop = await smallDrop();
    page = await openPage(browser, { width: 320, height: 640 });
    source = sourcePage(page, drop.address);
    await source.open();
  });
  afterEach(async () => {
    await page.close();
    await drop.close();
  });

  const message = (): Promise<string> =>
    page.$eval('#message', (field) => (field as HTMLTextAreaElement).value);
  const until = (section: string): Promise<unknown> =>
    page.waitForFunction(
      (name) => document.querySelector(`[data-section="${name}"]`)?.checkVisibility(),
      { timeout: 10_000 },
      section,
    );
  const begin = async (text: string, replies = true): Promise<string[]> => {
    await source.startWriting();
    await source.write(text, { replies });
    return source.keepCodename();
  };

  test('an empty message and nobody ticked are said at once, with their fields', async () => {
    await source.startWriting();
    await source.chooseReaders([]);
    await expect(source.keepCodename()).rejects.toThrow('refused before keep');
    expect(await source.section()).toBe('write');
    expect(await source.errors()).toHaveLength(2);
    expect(drop.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  test('a full drop loses nothing that was typed, and the same button tries again', async () => {
    const words = await begin('nothing may be lost');
    drop.refuse(507, 'full');
    expect(await source.trySend()).toBe('refused');
    expect(await message()).toBe('nothing may be lost');
    expect(await page.$$eval('#words li', (list) => list.length)).toBe(words.length);
    expect(await source.trySend()).toBe('sent');
    expect(drop.blobs).toHaveLength(1);
  });

  test('when the readers changed, the source looks again and nobody new is ticked', async () => {
    const words = await begin('look again');
    await drop.changeReaders();
    drop.refuse(409, 'edition-removed');
    expect(await source.trySend()).toBe('refused');
    expect(await source.section()).toBe('write');
    expect(await message()).toBe('look again');
    expect(await source.readers()).toMatchObject([
      { label: 'Reader ada', ticked: true, isNew: false },
      { label: 'Reader fay', ticked: false, isNew: true },
      { label: 'Reader col', ticked: false, isNew: false },
    ]);
    expect(await source.keepCodename()).toEqual(words);
    await source.send();
  });

  test('an edition no longer accepted is sealed anew unasked when the readers are the same', async () => {
    await begin('sealed anew');
    drop.refuse(409, 'edition-too-old');
    expect(await source.trySend()).toBe('sent');
  });

  test('after sending, the page holds neither message nor words, and Back finds nothing', async () => {
    const words = await begin('gone afterwards');
    await source.send();
    const everything = await page.evaluate(
      () =>
        document.body.textContent +
        [...document.querySelectorAll('textarea')].map(({ value }) => value).join(' '),
    );
    expect(everything).not.toContain('gone afterwards');
    expect(everything).not.toContain(words.join(''));
    await page.goBack();
    await until('start');
    expect(await message()).toBe('');
  });

  test('no replies: no words are shown, and it sends all the same', async () => {
    expect(await begin('nothing to keep', false)).toEqual([]);
    await source.send();
    expect(drop.blobs).toHaveLength(1);
    expect(await page.$eval('#more', (button) => button.checkVisibility())).toBe(false);
  });

  test('a visit to look for replies sends what a visit to tell sends', async () => {
    const words = await begin('shape');
    await source.send();
    const telling = drop.requests.splice(0);
    await source.open();
    await source.check(words);
    expect(await source.readReplies()).toEqual([]);
    expect(await source.collected()).toHaveLength(3);
    await page.waitForFunction(() => document.querySelector('#look[aria-disabled]') === null);
    expect(shape(drop.requests)).toEqual(shape(telling));
  });

  test('a drop that refuses once cannot tell the two apart by what comes then', async () => {
    const words = await begin('refused once');
    drop.refuse(409, 'edition-too-old');
    expect(await source.trySend()).toBe('sent');
    const telling = drop.requests.splice(0);
    await source.open();
    drop.refuse(409, 'edition-too-old');
    await source.check(words);
    await page.waitForFunction(() => document.querySelector('#look[aria-disabled]') === null);
    expect(telling.filter((request) => request.startsWith('POST'))).toHaveLength(2);
    expect(shape(drop.requests)).toEqual(shape(telling));
  });

  test('a slip in the words is refused without asking the drop', async () => {
    const words = await begin('slip');
    await source.open();
    await expect(source.check([...words].reverse())).rejects.toThrow('refused before replies');
    expect(drop.blobs).toEqual([]);
  });

  test.each(['leave', 'escape'])('leaving by %s ends on the neutral page', async (way) => {
    await begin('leave nothing');
    if (way === 'leave') await source.leave();
    else {
      const left = page.waitForNavigation();
      for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
      await left;
    }
    expect(new URL(page.url()).pathname).toBe('/leave');
  });

  test('before the first edition the line says that it is not open', async () => {
    const closed = await smallDrop({ open: false });
    const early = sourcePage(page, closed.address);
    await early.open();
    expect(await early.edition()).toBe('not-open');
    await closed.close();
  });
});

test('at the Safest level the page says what to do, and has no button that sends', async () => {
  const browser = await openFirefox({ level: 'safest' });
  const drop = await smallDrop();
  try {
    const page = await openPage(browser, { width: 360, height: 640 });
    await page.goto(`${drop.address}#2`);
    // Evaluating is the test's own; the page's script has not run.
    const seen = await page.evaluate(() => ({
      notice: document.querySelector('[data-section="write"] .waiting')?.checkVisibility(),
      form: document.querySelector('#report')?.checkVisibility(),
      ready: document.documentElement.classList.contains('ready'),
    }));
    expect(seen).toEqual({ notice: true, form: false, ready: false });
    // The page, its style, and the icon if the browser shows one.
    expect(drop.requests.length).toBeLessThanOrEqual(3);
    expect(drop.requests.some((request) => /app-|words-|head/.test(request))).toBe(false);
  } finally {
    await browser.close();
    await drop.close();
  }
});

/** The icon alone a browser may have kept. */
const shape = (requests: readonly string[]): string[] =>
  requests.filter((request) => !request.includes('/icon-')).sort();
