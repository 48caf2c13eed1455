import type { Page } from 'puppeteer-core';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SeenLine } from '../harness/seenLine.js';
import { safestPage } from '../harness/safestPage.js';
import type { Look } from './pictures.js';

const MESSAGE =
  'He takes money from the garage on Mill Road, on Fridays. I have seen it twice.\n\nPlease do not come to the house.';

const press = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (element) => {
    (element as HTMLElement).click();
  });
const goTo = (page: Page, section: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, section);

/** As when nobody has touched the page for a while. */
const setCovered = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((on) => {
    for (const part of document.querySelectorAll<HTMLElement>('main, footer'))
      part.hidden = on === (part.id !== 'cover');
  }, on);

/** Every state of the page with its script. */
export async function walkSealed(page: Page, line: SeenLine, look: Look): Promise<void> {
  const source = sourcePage(page, line.drop.siteUrl);
  await source.open();
  await source.notice();
  await look('start');
  for (const [name, hash] of [
    ['about', '7'],
    ['help', 'h'],
    ['keys', 'k'],
    ['guide', 'g'],
    ['guide-2', 'a'],
    ['guide-3', 'b'],
    ['guide-4', 'c'],
    ['guide-5', 'd'],
  ] as const) {
    await goTo(page, hash);
    await look(name);
  }
  await goTo(page, '1');
  await source.startWriting();
  await source.readers();
  await source.addFiles([import.meta.filename]);
  await look('write');
  await setCovered(page, true);
  await look('covered');
  await setCovered(page, false);
  await source.chooseReaders([]);
  await source.keepCodename().catch(() => undefined);
  await look('write-errors');
  await source.chooseReaders(['Charity, first reader', 'Charity, second reader']);
  await source.write(MESSAGE);
  await source.keepCodename();
  await look('words');
  await press(page, '#practice summary');
  await press(page, '#compare');
  await look('practice');
  await source.send();
  await look('sent');
  await source.open();
  await source.check('abandon abandon xylophome').catch(() => undefined);
  await look('check-errors');
  await source.open();
  await source.check(line.answered);
  await look('replies');
  await press(page, '#again');
  await look('write-again');
}

/** Every state without scripts, where the script never comes. */
export async function walkPlain(page: Page, line: SeenLine, look: Look): Promise<void> {
  const plain = safestPage(page, line.drop.siteUrl);
  const send = 'form button:not([hidden], [name])';
  await plain.open();
  await look('start');
  await plain.click('[data-go="write"]');
  await look('write-waiting');
  await plain.click('a[href="#8"]');
  await look('write');
  await plain.submit('button[value="words"]');
  await look('words-first');
  await plain.submit(`[id="e"] ${send}`);
  await look('errors');
  await plain.fill('#e-message', MESSAGE);
  await plain.submit(`[id="e"] ${send}`);
  await look('sent');
  await plain.open();
  await plain.click('[data-go="check"]');
  await plain.click('a[href="#9"]');
  await look('check');
  await plain.fill('#p-codename', line.answered.slice(0, 7).join(' '));
  await plain.submit('[id="9"] form button:not([hidden])');
  await look('check-errors');
  await plain.fill('#e-codename', line.answered.join(' '));
  await plain.submit('[id="e"] form button:not([hidden])');
  await look('replies');
}

/** As where the script is blocked: the page is what it is without. */
export async function withoutTheScript(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (/\/a\/app-/.test(request.url()) ? request.abort() : request.continue());
  });
}
