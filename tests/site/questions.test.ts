import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import {
  answersOf,
  askedNow,
  type Given,
  leftOutBy,
  questionsIn,
} from '../../crypto/source/answers.js';
import type { Answer } from '../../crypto/wire/tipJson.js';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { readAssets } from '../../server/config/assets.js';
import { parseSite, type Site } from '../../server/config/siteFile.js';
import { buildPages, viewsOf } from '../../server/site/pages.js';
import { engine, newestRoster, siteFile, testLine } from '../harness/line.js';
import {
  fillings,
  questionnaires,
  type QuestionnaireJson,
  SMALL,
} from '../harness/questionnaire.js';

/**
 * Three read a form of questions: style shows it, the script and the drop take the answers from it.
 * In a real browser, for any questionnaire and whatever is in its fields, they agree.
 */
const BUILT = new URL('../../build/client', import.meta.url).pathname;
const assets = readAssets(BUILT);
let browser: Browser;
let page: Page;
let server: Server;
let address: string;
let html: Uint8Array = new Uint8Array(0);
let script: string;

beforeAll(async () => {
  const bundle = await build({
    stdin: {
      contents: `import { questionsOnPage } from './client/questions.ts';
        globalThis.answersOnPage = () => questionsOnPage({ defaults: new Set(), leftOut: [] }).answers();`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  script = bundle.outputFiles[0]?.text ?? '';
  server = createServer(({ url = '' }, response) => {
    const isStyle = url.includes(assets.style.name);
    response.setHeader('content-type', isStyle ? 'text/css' : 'text/html; charset=utf-8');
    response.end(isStyle ? readFileSync(join(BUILT, assets.style.name)) : html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}/`;
  browser = await openFirefox();
  page = await openPage(browser);
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

interface Seen {
  readonly posted: readonly (readonly [string, string])[];
  readonly shown: readonly string[];
  readonly readers: readonly (readonly [string, string])[];
  readonly answers: readonly Answer[];
}
type Filling = Readonly<Record<string, readonly string[]>>;

async function open(json: QuestionnaireJson): Promise<Site> {
  const site = await parseSite(engine, await siteFile('root', { questionnaire: json }));
  const views = viewsOf(site, newestRoster(await testLine()), { ...assets });
  const text = new TextDecoder().decode(buildPages(views).get('/')?.bytes);
  // The page's own script would show its own form.
  html = new TextEncoder().encode(text.replace(/<script.*?<\/script>/, ''));
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(script);
  return site;
}

/** Runs in the page. */
function fillAndLook(filling: Filling): Seen {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[name^="q-"]')];
  for (const field of fields) {
    const given = filling[field.name.slice(2)] ?? [];
    if (field.type === 'radio' || field.type === 'checkbox')
      field.checked = given.includes(field.value);
    else field.value = given[0] ?? '';
  }
  const isShown = (each: Element | null): boolean =>
    each === null ||
    each.localName === 'section' ||
    (getComputedStyle(each).display !== 'none' && isShown(each.parentElement));
  const form = document.querySelector<HTMLFormElement>('#p') ?? undefined;
  const boxes = document.querySelectorAll<HTMLInputElement>('#p [name=reader], #p [name=anyway]');
  const own = globalThis as typeof globalThis & { answersOnPage(): Answer[] };
  return {
    posted: [...new FormData(form)].map(
      ([name, value]) => [name, typeof value === 'string' ? value : ''] as const,
    ),
    shown: [...new Set(fields.filter(isShown).map(({ name }) => name.slice(2)))],
    readers: [...boxes].filter(isShown).map(({ name, value }) => [name, value] as const),
    answers: own.answersOnPage(),
  };
}

async function agree(json: QuestionnaireJson, all: readonly Filling[]): Promise<void> {
  const site = await open(json);
  const questions = questionsIn(site.questionnaire ?? { sections: [] }, 'en');
  const { readers } = newestRoster(await testLine());
  for (const filling of all) {
    const seen = await page.evaluate(fillAndLook, { ...filling });
    const given: Given = (id) =>
      seen.posted.flatMap(([name, value]) => (name === `q-${id}` ? [value] : []));
    expect(seen.shown).toEqual(askedNow(questions, given).map(({ id }) => id));
    expect(seen.answers).toEqual(answersOf(questions, given));
    const left = leftOutBy(questions, given, readers);
    expect(seen.readers).toEqual(
      readers.map(({ key }) => [left.has(key) ? 'anyway' : 'reader', key]),
    );
  }
}

test('what style shows, what the script takes and what the drop takes is the same', async () => {
  await agree(SMALL, [
    {},
    { who: ['officer'], known: ['yes'], which: ['x'], where: ['y'] },
    { who: ['team'], known: ['yes'], which: ['x'], where: ['y'] },
  ]);
  await fc.assert(
    fc.asyncProperty(questionnaires, fc.array(fillings, { minLength: 3, maxLength: 3 }), agree),
    { numRuns: 12 },
  );
});
