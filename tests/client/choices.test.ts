import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { type OpenedHere, type SmallDrop, smallDrop } from './smallDrop.js';

const ids = ({ tip }: OpenedHere): string[] => tip.answers.map(({ id }) => id);

/** What a source says with one tick beside the message. */
describe('a tick beside the message', () => {
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
    source = sourcePage(page, drop.address);
    await source.open();
  });
  afterEach(async () => {
    await page.close();
    await drop.close();
  });
  const tick = (choice: string): Promise<void> =>
    page.$eval(`#c-${choice}`, (box) => {
      (box as HTMLElement).click();
    });
  const again = async (text: string): Promise<void> => {
    await page.$eval('#again', (button) => {
      (button as HTMLElement).click();
    });
    await source.write(text);
    await source.chooseReaders(['Reader ada']);
  };
  const newest = (): Promise<OpenedHere> =>
    drop.opened('ada', drop.blobs.at(-1) ?? new Uint8Array(0));
  /** Tells, and comes back with the words. */
  const cameBack = async (): Promise<string[]> => {
    await source.startWriting();
    await source.write('first');
    const words = await source.keepCodename();
    await source.send();
    await source.open();
    await source.check(words);
    return words;
  };

  test('lost words: a first message says so, under words of its own', async () => {
    await source.startWriting();
    await source.write('I wrote in spring.');
    await tick('lost-words');
    expect(await source.keepCodename()).toHaveLength(8);
    await source.send();
    const opened = await newest();
    expect(ids(opened)).toEqual(['lost-words']);
    expect(opened.move).toBeNull();
  });

  test('please do not act: a further message says so, under the same words', async () => {
    await cameBack();
    const { thread } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
    await again('Please stop.');
    await tick('withdrawn');
    await source.keepCodename();
    await source.send();
    const opened = await newest();
    expect(ids(opened)).toEqual(['withdrawn']);
    expect(opened.thread).toBe(thread);
  });

  test('words no longer safe: new ones are shown, and the old ones vouch for them', async () => {
    const old = await cameBack();
    const before = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
    await again('Somebody saw my words.');
    await tick('move');
    const words = await source.keepCodename();
    expect(words).toHaveLength(8);
    expect(words).not.toEqual(old);
    await source.send();
    const moved = await newest();
    expect(moved.move).toMatchObject({ thread: before.thread, to: moved.thread });
    // What is added now is of the new thread, and names the old one no more.
    await page.$eval('#more', (button) => {
      (button as HTMLElement).click();
    });
    await source.write('And more.');
    await source.keepCodename();
    await source.send();
    expect(await newest()).toMatchObject({ thread: moved.thread, move: null });
  });

  test('a tick taken out again goes on under the old words', async () => {
    await cameBack();
    const { thread } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
    await again('Not so sure.');
    await tick('move');
    expect(await source.keepCodename()).toHaveLength(8);
    await page.$eval('[data-section="keep"] .back', (link) => {
      (link as HTMLElement).click();
    });
    await tick('move');
    expect(await source.keepCodename()).toEqual([]);
    await source.send();
    expect(await newest()).toMatchObject({ thread, move: null });
  });

  test('a first message after new words were drawn does not name the old ones', async () => {
    await cameBack();
    await again('Somebody saw my words.');
    await tick('move');
    const words = await source.keepCodename();
    await page.$eval('[data-go="write"]', (link) => {
      (link as HTMLElement).click();
    });
    await source.write('Something else.');
    expect(await source.keepCodename()).not.toEqual(words);
    await source.send();
    expect((await newest()).move).toBeNull();
  });
});
