import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import { dayOf } from '../../crypto/wire/day.js';
import { openLine, serve } from '../../server/line.js';
import { temporaryFolder, removeFolder } from '../harness/drop.js';
import { DAY, engine } from '../harness/line.js';
import { bring, type OpenLine, publishNext, startLine, stopLine } from '../harness/openLine.js';
import { backUp, type Operator, operatorWithKey } from '../harness/restoredDrop.js';
import { turnboxServer } from '../harness/serverTool.js';

/** The true page and a true drop that takes nothing: one that moves, and one that was restored. */
const CLIENT = new URL('../../build/client/', import.meta.url).pathname;
let browser: Browser;
let open: OpenLine;
let operator: Operator;
beforeAll(async () => {
  browser = await openFirefox({ level: 'safer' });
  open = await startLine();
  // The browser goes by the machine's own clock.
  const day = dayOf(Date.now());
  open.drop.clock.moveTo(day);
  for (const { name } of open.line.readers) await bring(open, name, { day });
  await publishNext(open, { day });
  operator = await operatorWithKey();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stopLine(open);
  removeFolder(operator.folder);
});

const surroundings = (): Parameters<typeof openLine>[1] => ({
  engine,
  clock: open.drop.clock.clock,
  assets: CLIENT,
  report: () => undefined,
});
async function atPage(dir: string, steps: (page: Page, site: string) => Promise<void>) {
  const line = await openLine(dir, surroundings());
  const serving = await serve(line);
  const page = await openPage(browser, { width: 360, height: 640 });
  try {
    await steps(page, serving.siteUrl);
  } finally {
    await page.close();
    await serving.close();
    await line.close();
  }
}
const message = (page: Page): Promise<string> =>
  page.$eval('#message', (field) => (field as HTMLTextAreaElement).value);

test('a line that moves asks to come back in an hour, and the text stays on the page', async () => {
  await atPage(open.drop.dir, async (page, site) => {
    const source = sourcePage(page, site);
    await source.open();
    await source.startWriting();
    await source.write('still here', { replies: true });
    await source.keepCodename();
    expect((await turnboxServer('stop-intake', open.drop.dir)).code).toBe(0);
    expect(await source.trySend()).toBe('refused');
    expect((await source.errors()).join(' ')).toContain('come back in an hour');
    expect(await message(page)).toBe('still here');
    await turnboxServer('resume', open.drop.dir);
    expect(await source.trySend()).toBe('sent');
  });
}, 60_000);

test('a line that was restored says so before anybody writes, and keeps what is written', async () => {
  const file = await backUp(operator, open.drop.dir);
  const folder = temporaryFolder();
  const dir = join(folder, 'line');
  await turnboxServer('restore', file, dir, '--identity', operator.keyFile);
  await atPage(dir, async (page, site) => {
    const source = sourcePage(page, site);
    await source.open();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-edition-notice]')].some((each) =>
        each.textContent?.includes('set up again'),
      ),
    );
    await source.startWriting();
    await page.$eval('#message', (field) => {
      (field as HTMLTextAreaElement).value = 'still here';
    });
    await expect(source.keepCodename()).rejects.toThrow('refused before keep');
    expect((await source.errors()).join(' ')).toContain('come back in a few hours');
    expect(await message(page)).toBe('still here');
  });
  removeFolder(folder);
}, 60_000);

test('a line that has closed says so, keeps the text on the page, and still looks for replies', async () => {
  // The command goes by the harness's day, which is long over for this drop.
  const closing = ['close', open.drop.dir, '--on', DAY, '--confirm', 'line'];
  expect((await turnboxServer(...closing)).code).toBe(0);
  await atPage(open.drop.dir, async (page, site) => {
    const source = sourcePage(page, site);
    await source.open();
    await source.startWriting();
    await source.write('still here', { replies: true });
    const words = await source.keepCodename();
    expect(await source.trySend()).toBe('refused');
    expect((await source.errors()).join(' ')).toContain('closed for good');
    expect(await message(page)).toBe('still here');
    await source.open();
    await source.check(words);
    expect(await source.readReplies()).toEqual([]);
  });
}, 60_000);
