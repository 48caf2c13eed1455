import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { savingBrowser, sealOffline } from '../../harness/offlinePage.js';
import { cameraJpeg, canariesIn } from '../../harness/pictures.js';
import { looking } from '../../seen/pictures.js';
import { type SmallDrop, smallDrop } from '../smallDrop.js';

const BUILT = new URL('../../../build/client/offline.html', import.meta.url).pathname;

/** The saved page in a browser, from a file. */
describe.each(['firefox', 'chromium'] as const)('the saved page in %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'turnbox-saved-'));
  const files = {
    page: join(folder, 'offline.html'),
    edition: join(folder, 'edition.txt'),
    saved: join(folder, 'saved'),
  };
  let browser: Browser;
  let page: Page;
  let drop: SmallDrop;
  const requests: string[] = [];

  beforeAll(async () => {
    mkdirSync(files.saved);
    writeFileSync(files.page, readFileSync(BUILT));
    writeFileSync(join(folder, 'IMG_2041.jpg'), cameraJpeg());
    drop = await smallDrop();
    const edition = await fetch(new URL('/edition', drop.address));
    writeFileSync(files.edition, Buffer.from(await edition.arrayBuffer()));
    browser = await savingBrowser(kind, files.saved);
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
  });
  afterAll(async () => {
    await browser.close();
    await drop.close();
    rmSync(folder, { recursive: true });
  });

  test('seals a message with a picture, for those ticked alone, and asks no network', async () => {
    const visit = await sealOffline(page, files, {
      text: 'From a file.',
      readers: ['Reader ada'],
      files: [join(folder, 'IMG_2041.jpg')],
    });
    expect(visit.root).toHaveLength(12);
    expect(visit.words).toHaveLength(8);
    const { tip, files: attached } = await drop.opened('ada', readFileSync(visit.sealed));
    expect(tip).toMatchObject({ message: 'From a file.', sealed: 'offline', edition: 1 });
    expect(tip.readers.map(([, standing]) => standing)).toEqual(['chosen', 'left-out', 'left-out']);
    expect(attached.map(({ name }) => name)).toEqual(['photo-1.jpg']);
    expect(attached.flatMap(({ bytes }) => canariesIn(bytes))).toEqual([]);
    expect(requests.filter((address) => !/^(?:file|blob|data):/.test(address))).toEqual([]);
    expect(drop.requests.filter((each) => !each.startsWith('GET /edition'))).toEqual([]);
  });

  test('names groups as people do, and axe finds nothing in any state', async () => {
    const faults: string[] = [];
    const look = looking(page, faults, { name: `offline-${kind}`, pictures: kind === 'firefox' });
    await page.setViewport({ width: 360, height: 740 });
    await page.goto(pathToFileURL(files.page).href);
    await look('first');
    await sealOffline(page, files, { text: 'Seen.', readers: ['Reader ada'] }, look);
    await look('done');
    expect(faults).toEqual([]);
    expect(await page.$$eval('.group', (all) => all.map((each) => each.textContent))).toEqual([
      'Charity',
      'Force',
    ]);
  });

  test('left, shows nothing at all, and Back finds nothing of what was typed', async () => {
    await page.$eval('#message', (field) => {
      (field as HTMLTextAreaElement).value = 'left on the screen';
    });
    const gone = page.waitForNavigation();
    await page.$eval('#leave', (button) => {
      (button as HTMLElement).click();
    });
    await gone;
    expect(page.url()).toBe('about:blank');
    await page.goto(pathToFileURL(files.page).href);
    expect(await page.evaluate(heldHere)).toEqual({ typed: '', chosen: 0, words: 0 });
  });

  test('says what is wrong with a file that is no edition, and goes no further', async () => {
    await page.goto(pathToFileURL(files.page).href);
    const field = (await page.$('#edition')) as ElementHandle<HTMLInputElement> | null;
    await field?.uploadFile(files.page);
    await page.waitForSelector('[data-errors] li', { visible: true });
    expect(await page.$eval('#compare', (part) => part.checkVisibility())).toBe(false);
  });

  test('is saved rather than opened, where the drop serves it', async () => {
    const served = await fetch(new URL(`/a/${released()}`, drop.address));
    expect(served.headers.get('content-type')).toBe('application/octet-stream');
    expect((await served.text()) === readFileSync(BUILT, 'utf8')).toBe(true);
  });
});

/** Runs in the page. */
const heldHere = (): object => ({
  typed: [...document.querySelectorAll('textarea')].map(({ value }) => value).join(''),
  chosen: document.querySelector<HTMLInputElement>('#edition')?.files?.length,
  words: document.querySelectorAll('#words li').length,
});

const released = (): string => {
  const assets = readFileSync(new URL('assets.json', pathToFileURL(BUILT)), 'utf8');
  return (JSON.parse(assets) as { offline: { name: string } }).offline.name;
};
