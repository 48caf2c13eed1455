import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { openFirefox } from '../../deploy/demo/browser.js';

/** A browser that saves into a folder without asking. */
export async function savingBrowser(
  kind: 'firefox' | 'chromium',
  folder: string,
): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  if (kind === 'firefox')
    return openFirefox({
      preferences: {
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        'browser.download.useDownloadDir': true,
      },
    });
  const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return browser;
}

export interface OfflineMessage {
  readonly text: string;
  readonly readers: readonly string[];
  readonly files?: readonly string[];
  /** The source's own; else new ones are drawn. */
  readonly words?: readonly string[];
}
export interface OfflineVisit {
  readonly root: readonly string[];
  readonly line: string;
  readonly words: readonly string[];
  /** Where the sealed file is. */
  readonly sealed: string;
}

const READY = 20_000;

/** Opens the saved page, has it seal, and saves the file: as a person does it. */
export async function sealOffline(
  page: Page,
  files: { readonly page: string; readonly edition: string; readonly saved: string },
  { text, readers, files: attached = [], words }: OfflineMessage,
  look: (state: string) => Promise<void> = () => Promise.resolve(),
): Promise<OfflineVisit> {
  const click = (selector: string): Promise<void> =>
    page.$eval(selector, (each) => {
      (each as HTMLElement).click();
    });
  const attach = async (selector: string, ...paths: readonly string[]): Promise<void> => {
    const field = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
    await field?.uploadFile(...paths);
  };
  const list = (selector: string): Promise<string[]> =>
    page.$$eval(selector, (all) => all.map(({ textContent }) => textContent ?? ''));
  await page.goto(pathToFileURL(files.page).href);
  await page.waitForSelector('#edition', { visible: true, timeout: READY });
  await attach('#edition', files.edition);
  await page.waitForSelector('#same', { visible: true, timeout: READY });
  const root = await list('#root-words li');
  const line = (await list('#line-name')).join('');
  await look('compare');
  await click('#same');
  await page.$eval(
    '#message',
    (field, text) => {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new Event('input'));
    },
    text,
  );
  if (attached.length > 0) {
    await attach('#files', ...attached);
    await page.waitForSelector('#file-list li', { timeout: READY });
  }
  await page.$$eval(
    '[data-reader]',
    (rows, readers) => {
      for (const row of rows)
        if (readers.includes(row.querySelector('[data-label]')?.textContent ?? ''))
          row.querySelector('input')?.click();
    },
    readers,
  );
  if (words !== undefined) {
    await click('#replies-have');
    await page.$eval(
      '#codename',
      (field, words) => {
        (field as HTMLTextAreaElement).value = words;
      },
      words.join(' '),
    );
  }
  await look('form');
  await click('#seal');
  await page.waitForFunction(
    () =>
      document.querySelector('#done')?.checkVisibility() === true ||
      document.querySelector('[data-errors]')?.checkVisibility() === true,
    { timeout: READY },
  );
  const errors = await list('[data-errors]:not([hidden]) li');
  if (errors.length > 0) throw new Error(`the page refused: ${errors.join(' ')}`);
  const shown = await list('#words li');
  const before = new Set(readdirSync(files.saved));
  await click('#save');
  const sealed = await newIn(files.saved, before);
  return { root, line, words: shown, sealed };
}

async function newIn(folder: string, before: ReadonlySet<string>): Promise<string> {
  for (const end = Date.now() + READY; Date.now() < end; await pause(50)) {
    const found = readdirSync(folder).filter((name) => !before.has(name));
    const [name] = found;
    // While it is being written, Firefox has it under a name of chance.
    if (found.length === 1 && name !== undefined && /^edition-.*\.age$/.test(name))
      return join(folder, name);
  }
  throw new Error('nothing was saved');
}
