import { expect, test } from '@jest/globals';
import { openChromium, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import { smallDrop } from './smallDrop.js';

test('in Chromium too: tell, leave, come back with the words, and Back shows nothing', async () => {
  const browser = await openChromium();
  const drop = await smallDrop();
  try {
    const page = await openPage(browser, { width: 360, height: 740 });
    const source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('from another browser');
    const words = await source.keepCodename();
    expect(words).toHaveLength(8);
    await source.send();
    const [blob] = drop.blobs;
    const opened = await drop.opened('ada', blob ?? new Uint8Array(0));
    expect(opened.tip.message).toBe('from another browser');
    await source.open();
    await source.check(words);
    expect(await source.collected()).toHaveLength(3);
    await source.open();
    await source.startWriting();
    await source.write('never sent');
    await source.leave();
    expect(new URL(page.url()).pathname).toBe('/leave');
    // Its cache of whole pages brings a page back as it was left: by then its forms are empty.
    await page.goBack();
    await page.waitForSelector('html.ready');
    expect(await page.$eval('#message', (field) => field.textContent)).toBe('');
    expect(await page.evaluate(typed)).toBe('');
  } finally {
    await browser.close();
    await drop.close();
  }
});

/** Runs in the page: whatever stands in its fields. */
const typed = (): string =>
  [...document.querySelectorAll('textarea')].map(({ value }) => value).join('');
