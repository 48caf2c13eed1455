import type { Browser } from 'puppeteer-core';
import { type BrowserOptions, openFirefox, openPage } from './browser.js';
import type { Source } from './source.js';
import { sourcePage } from './sourcePage.js';
import type { SourcePage } from './sourceSteps.js';

/** A source in a real Firefox; each visit is a fresh browser that has kept nothing. */
export function browserSource(site: string, options: BrowserOptions): Source {
  let browser: Browser | undefined;
  let visit: SourcePage | undefined;
  const leave = async (): Promise<void> => {
    await browser?.close();
    browser = undefined;
  };
  const arrive = async (): Promise<SourcePage> => {
    await leave();
    browser = await openFirefox(options);
    visit = sourcePage(await openPage(browser), site);
    await visit.open();
    return visit;
  };
  return {
    tell: async (message) => {
      const page = await arrive();
      await page.startWriting();
      await page.write(message);
      const words = await page.keepCodename();
      await page.send();
      await leave();
      return words;
    },
    readReplies: async (words) => {
      const page = await arrive();
      await page.check(words);
      return (await page.readReplies()).map(({ reader, text }) => `${reader}: ${text}`);
    },
    tellMore: async (message) => {
      if (visit === undefined) throw new Error('nobody has come back yet');
      await visit.followUp(message);
    },
    close: leave,
  };
}
