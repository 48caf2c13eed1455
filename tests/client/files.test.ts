import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { type CuttingProxy, cuttingProxy } from '../harness/cuttingProxy.js';
import { photo } from '../harness/photo.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

const folder = mkdtempSync(join(tmpdir(), 'turnbox-files-'));
const PHOTO = photo('Quittenkamera');
const LARGE = randomBytes(3 * 1024 * 1024 + 17);
const LONG = randomBytes(12 * 1024 * 1024);
const put = (name: string, bytes: Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const photoPath = put('IMG_2041.JPG', PHOTO);
const largePath = put('the minutes.pdf', LARGE);
const longPath = put('a long one.mov', LONG);
const PATIENCE = 60_000;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const WAYS = [
  ['in a worker', true],
  ['on the page, where no worker starts', false],
] as const;

describe.each(WAYS)('files, sealed %s', (_, workers) => {
  let browser: Browser;
  let drop: SmallDrop;
  let proxy: CuttingProxy | null = null;
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
  });
  afterEach(async () => {
    await page.close();
    await proxy?.close();
    proxy = null;
    await drop.close();
  });
  const visit = async (address = drop.address): Promise<void> => {
    page = await openPage(browser, { width: 360, height: 640, workers });
    await visitWith(address);
  };
  const visitWith = async (address: string): Promise<void> => {
    source = sourcePage(page, address);
    await source.open();
    await source.startWriting();
    await source.write('with files');
  };

  test(
    'arrive byte for byte, under names that tell nothing',
    async () => {
      await visit();
      await source.addFiles([photoPath, largePath]);
      await source.keepCodename();
      await source.send(PATIENCE);
      const { tip, files } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
      expect(tip.message).toBe('with files');
      expect(files.map(({ name }) => name)).toEqual(['photo-1.jpg', 'file-2.pdf']);
      expect(files[1]?.bytes.equals(LARGE)).toBe(true);
      expect(PHOTO.includes('Quittenkamera')).toBe(true);
      expect(files[0]?.bytes.includes('Quittenkamera')).toBe(false);
      // Nothing of them stays on the page.
      expect(await page.$$eval('#file-list li', (list) => list.length)).toBe(0);
    },
    2 * PATIENCE,
  );

  test(
    'a line that is cut ten times costs parts, never the message',
    async () => {
      proxy = await cuttingProxy(drop.address, { times: 10, every: 1_300_000 });
      await visit(proxy.address);
      await source.addFiles([longPath], { keepNames: true });
      await source.keepCodename();
      for (let tries = 0; (await source.trySend(2 * PATIENCE)) !== 'sent'; tries += 1)
        expect(tries).toBeLessThan(5);
      expect(proxy.cuts()).toBe(10);
      expect(drop.blobs).toHaveLength(1);
      const { files } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
      expect(files[0]?.name).toBe('a long one.mov');
      expect(files[0]?.bytes.equals(LONG)).toBe(true);
    },
    4 * PATIENCE,
  );

  test(
    'a line that falls silent is given up, and the message arrives by another',
    async () => {
      proxy = await cuttingProxy(drop.address, { times: 3, every: 1_300_000, silent: true });
      page = await openPage(browser, { width: 360, height: 640, workers });
      await page.evaluateOnNewDocument(hurry);
      await visitWith(proxy.address);
      await source.addFiles([largePath]);
      await source.keepCodename();
      for (let tries = 0; (await source.trySend(2 * PATIENCE)) !== 'sent'; tries += 1)
        expect(tries).toBeLessThan(5);
      expect(proxy.cuts()).toBeGreaterThan(0);
      const { files } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
      expect(files[0]?.bytes.equals(LARGE)).toBe(true);
    },
    4 * PATIENCE,
  );

  test(
    'the page stays alive while they are sealed',
    async () => {
      await visit();
      await source.addFiles([largePath]);
      await source.keepCodename();
      await page.evaluate(countTurns);
      await source.send(PATIENCE);
      const turns = await page.evaluate(() => Number(document.documentElement.dataset['turns']));
      expect(turns).toBeGreaterThan(20);
    },
    2 * PATIENCE,
  );
});

/** Runs in the page: every time limit comes sixty times as soon. */
function hurry(): void {
  const limit = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => limit(milliseconds / 60);
}

/** Runs in the page: counts how often something else than the sealing has its turn. */
function countTurns(): void {
  let turns = 0;
  setInterval(() => {
    turns += 1;
    document.documentElement.dataset['turns'] = String(turns);
  }, 1);
}
