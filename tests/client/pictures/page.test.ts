import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { cleanJpeg } from '../../../client/pictures/jpeg.js';
import { joined, type Part } from '../../../client/pictures/parts.js';
import { cleanPng } from '../../../client/pictures/png.js';
import { cleanWebp } from '../../../client/pictures/webp.js';
import { openFirefox, openPage } from '../../../deploy/demo/browser.js';
import { sourcePage } from '../../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../../deploy/demo/sourceSteps.js';
import { photo } from '../../harness/photo.js';
import { cameraJpeg, cameraPng, cameraWebp, canariesIn } from '../../harness/pictures.js';
import { type SmallDrop, smallDrop } from '../smallDrop.js';

const folder = mkdtempSync(join(tmpdir(), 'turnbox-pictures-'));
const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const PHOTO = cameraJpeg(photo(''));
const cut = PHOTO.subarray(0, PHOTO.length - 60);
const WIDE = 60;
const HIGH = 40;
const LARGE = Buffer.alloc(9 * 1024 * 1024, 'x');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  // A page may look at the points of a picture only where nothing blurs them.
  browser = await openFirefox({ preferences: { 'privacy.resistFingerprinting': false } });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const press = (selector: string): Promise<void> =>
  page.$eval(selector, (each) => {
    (each as HTMLElement).click();
  });

describe('files on the page', () => {
  let drop: SmallDrop;
  let source: SourcePage;
  beforeEach(async () => {
    drop = await smallDrop();
    page = await openPage(browser, { width: 360, height: 640 });
    source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('look at this');
  });
  afterEach(async () => {
    await page.close();
    await drop.close();
  });
  const arrived = async (blob = 0): Promise<readonly { name: string; bytes: Buffer }[]> =>
    (await drop.opened('ada', drop.blobs[blob] ?? new Uint8Array(0))).files;

  test('what is hidden in pictures stays behind, unless a box says that it is evidence', async () => {
    await source.addFiles([
      put('a.jpg', PHOTO),
      put('b.png', cameraPng()),
      put('c.webp', cameraWebp()),
      put('d.jpeg', PHOTO),
    ]);
    await press('#f3');
    await source.keepCodename();
    await source.send();
    const files = await arrived();
    expect(files.map(({ name }) => name)).toEqual([
      'photo-1.jpg',
      'photo-2.png',
      'photo-3.webp',
      'photo-4.jpeg',
    ]);
    expect(files.slice(0, 3).flatMap(({ bytes }) => canariesIn(bytes))).toEqual([]);
    expect(files[3]?.bytes.equals(PHOTO)).toBe(true);
  });

  test('a damaged picture is not lost: it goes as it is once that was ticked', async () => {
    await source.addFiles([put('cut.jpg', cut), put('notes.docx', Buffer.from('PK'))]);
    expect(await page.$eval('#f0', (box) => (box as HTMLInputElement).checked)).toBe(false);
    expect(
      await page.$$eval('[data-carries]', (list) => list.map(({ textContent }) => textContent)),
    ).toEqual(['', expect.stringContaining('authors')]);
    await expect(source.keepCodename()).rejects.toThrow('refused before keep');
    await press('#f0');
    await source.keepCodename();
    await source.send();
    expect((await arrived())[0]?.bytes.equals(cut)).toBe(true);
  });

  test('large files wait for their text, and follow it under the same words', async () => {
    await source.addFiles([put('long.mp4', LARGE)]);
    await press('#text-first');
    await source.keepCodename();
    await source.send();
    expect(await arrived()).toEqual([]);
    await press('#more');
    await page.waitForSelector('#file-list li', { visible: true });
    await source.keepCodename();
    await source.send(60_000);
    const [first, second] = await Promise.all(drop.blobs.map((blob) => drop.opened('ada', blob)));
    expect(second?.files[0]?.bytes.equals(LARGE)).toBe(true);
    expect(second?.tip.source.sign).toBe(first?.tip.source.sign);
    expect(await page.$$('#file-list li')).toEqual([]);
  });
});

/** As a browser makes one, with all that a camera hides put into it. */
const DRESSED = [
  ['image/jpeg', (bytes: Buffer) => cameraJpeg(bytes, 6), cleanJpeg],
  ['image/png', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('behind')]), cleanPng],
  [
    'image/webp',
    (bytes: Buffer) => cameraWebp(bytes.subarray(bytes.indexOf('VP8 ')), WIDE, HIGH),
    cleanWebp,
  ],
] as const;

test.each(DRESSED)('%s: every point is the same afterwards', async (type, dress, clean) => {
  page = await openPage(browser);
  try {
    await page.goto('about:blank');
    const drawn = Buffer.from(await page.evaluate(draw, type, WIDE, HIGH), 'base64');
    const full = dress(drawn);
    const parts: readonly Part[] = clean(full) ?? [];
    const kept = Buffer.from(joined(full, parts));
    expect(kept.length).toBeLessThan(full.length);
    const points = (bytes: Buffer): Promise<string> =>
      page.evaluate(decode, bytes.toString('base64'), type);
    expect(await points(kept)).toBe(await points(full));
  } finally {
    await page.close();
  }
});

/** Runs in the page: a picture of many colours. */
async function draw(type: string, width: number, height: number): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let x = 0; x < width; x += 1) {
    if (context !== null) context.fillStyle = `hsl(${String(x * 6)} 80% ${String(20 + x)}%)`;
    context?.fillRect(x, x / 3, 3, height);
  }
  const blob = await canvas.convertToBlob({ type });
  if (blob.type !== type) throw new Error('this browser makes no such pictures');
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}

/** Runs in the page: size and points, turned as the picture says. */
async function decode(base64: string, type: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
  return [picture.width, picture.height, ...data].join(' ');
}
