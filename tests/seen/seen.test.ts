import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { DAY } from '../harness/line.js';
import { type SeenLine, startSeenLine } from '../harness/seenLine.js';
import { stopLine } from '../harness/openLine.js';
import { type Looking, looking } from './pictures.js';
import { walkPlain, walkSealed, withoutTheScript } from './walks.js';

const PHONE = { width: 360, height: 740 };
const NARROW = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 800 };

/** As every state looks: axe finds nothing, nothing is wider than its screen, and a picture is kept. */
describe.each(['light', 'dark'] as const)('every state, %s', (colours) => {
  let browser: Browser;
  let line: SeenLine;
  beforeAll(async () => {
    line = await startSeenLine();
    browser = await openFirefox({
      preferences: {
        // Tor Browser forces light; whoever uses another theme is looked at as well.
        'privacy.resistFingerprinting': false,
        'layout.css.prefers-color-scheme.content-override': colours === 'dark' ? 0 : 1,
      },
    });
  });
  afterAll(async () => {
    await browser.close();
    await stopLine(line);
  });

  const walk = async (
    size: typeof PHONE,
    as: Looking,
    steps: typeof walkSealed,
    prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<string[]> => {
    const faults: string[] = [];
    const page = await openPage(browser, { ...size, day: DAY });
    await prepare(page);
    await steps(page, line, looking(page, faults, as));
    await page.close();
    return faults;
  };

  test('with the script', async () => {
    const [size, as] =
      colours === 'light'
        ? [PHONE, { name: 'phone', pictures: true }]
        : [DESKTOP, { name: 'desktop-dark', pictures: true }];
    expect(await walk(size, as, walkSealed)).toEqual([]);
  });

  test('without scripts', async () => {
    const [size, as] =
      colours === 'light'
        ? [DESKTOP, { name: 'plain-desktop', pictures: true }]
        : [PHONE, { name: 'plain-phone-dark', pictures: true }];
    expect(await walk(size, as, walkPlain, withoutTheScript)).toEqual([]);
  });

  test('from right to left on the narrowest screen, or with text twice as large', async () => {
    const as: Looking =
      colours === 'light'
        ? { name: 'narrow-rtl', rtl: true, pictures: true }
        : { name: 'large-text', percent: 200, pictures: false };
    expect(await walk(colours === 'light' ? NARROW : PHONE, as, walkSealed)).toEqual([]);
  });
});
