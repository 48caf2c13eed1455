import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import { readAssets } from '../../server/config/assets.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

const BUILT = new URL('../../build/client', import.meta.url).pathname;

/** Whatever a browser could keep for a site. */
const STORES = [
  /localStorage/,
  /sessionStorage/,
  /indexedDB/,
  /\.cookie\b/,
  /cookieStore/,
  /\bcaches\b/,
  /navigator\.storage/,
  /serviceWorker/,
  /(?:push|replace)State/,
  /window\.name\b/,
  /sendBeacon/,
];

test.each(['app', 'signing'] as const)('the script %s names no store of a browser', (which) => {
  const assets = readAssets(BUILT);
  const text = readFileSync(join(BUILT, assets[which]?.name ?? ''), 'latin1');
  expect(STORES.filter((store) => store.test(text)).map(String)).toEqual([]);
});

describe('after telling', () => {
  let browser: Browser;
  let drop: SmallDrop;
  let page: Page;
  const addresses: string[] = [];

  beforeAll(async () => {
    browser = await openFirefox();
    drop = await smallDrop();
    page = await openPage(browser);
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    const source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('leaves no trace');
    await source.keepCodename();
    await source.send();
  });
  afterAll(async () => {
    await browser.close();
    await drop.close();
  });

  test('the browser has stored nothing', async () => {
    expect(await page.evaluate(storedHere)).toEqual({
      cookie: '',
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      state: null,
    });
  });

  test('every address was the site’s own, with one sign for the part', () => {
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses)
      expect(address.replace(drop.address, '/')).toMatch(/^(?:\/|\/#[0-9a-z]|about:blank)$/);
  });

  test('a reload sends nothing again, and begins afresh', async () => {
    const before = drop.blobs.length;
    await page.reload();
    await page.waitForSelector('html.ready');
    await page.waitForFunction(() =>
      document.querySelector('[data-section="start"]')?.checkVisibility(),
    );
    expect(drop.blobs).toHaveLength(before);
  });
});

/** Runs in the page. */
async function storedHere(): Promise<object> {
  return {
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    state: history.state as unknown,
  };
}
