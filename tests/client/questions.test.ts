import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import type { Tip } from '../../crypto/wire/tipJson.js';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { SMALL } from '../harness/questionnaire.js';
import { safestPage, type SafestPage } from '../harness/safestPage.js';
import { type SmallDrop, smallDrop } from './smallDrop.js';

describe("a line's own questions, with the script", () => {
  let browser: Browser;
  let drop: SmallDrop;
  let page: Page;
  let source: SourcePage;
  let seen: SafestPage;
  beforeAll(async () => {
    browser = await openFirefox();
    drop = await smallDrop({ site: { questionnaire: SMALL } });
  });
  afterAll(async () => {
    await browser.close();
    await drop.close();
  });
  beforeEach(async () => {
    page = await openPage(browser, { width: 360, height: 640 });
    source = sourcePage(page, drop.address);
    seen = safestPage(page, drop.address);
    await source.open();
  });

  afterEach(async () => {
    await page.close();
  });

  const next = (): Promise<void> => seen.click('.button');
  const sent = async (): Promise<Tip> => {
    await source.send();
    return (await drop.opened('ada', drop.blobs.at(-1) ?? new Uint8Array(0))).tip;
  };
  const room = (): Promise<number> =>
    page.$eval('#room', (text) => Number((text.textContent ?? '').replace(/\D/g, '')));

  test('are led through part by part, and the answers arrive with their labels', async () => {
    await seen.click('a[href="#g"]');
    await seen.tick('An officer', true);
    expect(await seen.texts('.question')).toEqual(['Who did it?', 'Do you know a name?']);
    await next();
    expect(await source.section()).toBe('a');
    await seen.fill('[name="q-where"]', 'Behind the station');
    await next();
    await seen.click('section[id="b"] p:last-child a');
    expect(await source.section()).toBe('write');
    await source.write('With answers.');
    await source.keepCodename();
    const tip = await sent();
    expect(tip.answers).toEqual([
      { id: 'who', label: 'Who did it?', answer: ['An officer'] },
      { id: 'where', label: 'Where was it?', answer: ['Behind the station'] },
    ]);
    expect(await page.$eval('[value="officer"]', (box) => (box as HTMLInputElement).checked)).toBe(
      false,
    );
  });

  test('skip a part that does not apply, and drop what was answered there', async () => {
    await seen.click('a[href="#g"]');
    await seen.tick('An officer', true);
    await seen.fill('[name="q-where"]', 'Here');
    await seen.tick('Somebody who reads here', true);
    await next();
    expect(await source.section()).toBe('b');
    await next();
    await source.keepCodename();
    expect((await sent()).answers.map(({ id }) => id)).toEqual(['who']);
  });

  test('take a reader out, say why, and let the source put them back', async () => {
    await source.startWriting();
    await seen.tick('Reader col', true);
    expect(await seen.texts('#report .gist')).toEqual([]);
    await page.$eval('#report a[href="#g"]', (link) => {
      (link as HTMLElement).click();
    });
    await seen.tick('Somebody who reads here', true);
    await next();
    await next();
    expect(await seen.ticked()).toEqual(['Reader ada', 'Reader bea', 'Yes']);
    expect((await seen.texts('[data-why]:not(:empty)')).join()).toContain(
      'Somebody who reads here',
    );
    expect(await seen.texts('#report .gist')).toEqual([]);
    await source.write('Left out.');
    await source.keepCodename();
    const out = await sent();
    expect([out.readers[2]?.[1], out.gist]).toEqual(['left-out', 'no']);
  });

  test('a gist is asked about while the others do not read, and unanswered is no', async () => {
    await source.startWriting();
    await source.write('Gist.');
    expect(await seen.texts('#report .gist legend')).toHaveLength(1);
    await seen.tick('Ask me first', true);
    await source.keepCodename();
    expect((await sent()).gist).toBe('ask');
  });

  test('answers take their part of the room', async () => {
    await source.startWriting();
    const before = await room();
    await page.$eval('[name="q-condition-not"]', (field) => {
      (field as HTMLTextAreaElement).value = 'x'.repeat(1000);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(before - (await room())).toBeGreaterThan(1000 + 'What must we not do?'.length);
  });
});
