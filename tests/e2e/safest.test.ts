import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import { parseRoster } from '../../crypto/wire/roster.js';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { type DemoLine, openDemoLine } from '../../deploy/demo/line.js';
import { needlesIn } from '../../deploy/demo/needles.js';
import { runProgram } from '../../deploy/demo/programs.js';
import { type RunningDrop, startDrop } from '../../deploy/demo/server.js';
import { photo } from '../harness/photo.js';
import { preparedLine } from '../harness/preparedLine.js';
import { type SafestPage, safestPage } from '../harness/safestPage.js';
import { sourceSecrets } from '../harness/sourceSecrets.js';

/**
 * The whole story without scripts: each party by its own built program, the source in a real Firefox
 * at Tor Browser's Safest level.
 */
const MESSAGE = 'Zwiebelkuchen lag auf dem Sitz.\n\nAt four in the morning, <in> the "patrol" car.';
const ANSWER = 'Quittenbaum. Thank you, we have read it.\n\nTake your time.';
const MORE = 'Haselmaus: yes, and there will be photographs on Sunday.';
const CAMERA = 'Pflaumenmus Phone 7';
/** Names stay behind unless they are kept. */
const ARRIVED = ['photo-1.jpg', 'file-2'];
const MINUTES = 60_000;
const LARGE = 25 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Listed {
  readonly number: number;
  readonly message: string;
  readonly proof: string;
  readonly sealed: string;
  readonly sameSourceAs: readonly number[];
  readonly answers: readonly { readonly id: string; readonly answer: readonly string[] }[];
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly readers: readonly { readonly label: string; readonly standing: string }[];
}

/** Visits with a browser of its own, which has kept nothing. */
async function visit<T>(site: string, steps: (page: SafestPage) => Promise<T>): Promise<T> {
  let browser: Browser | undefined;
  try {
    browser = await openFirefox({ level: 'safest' });
    const page = safestPage(await openPage(browser, { width: 360, height: 640 }), site);
    await page.open();
    return await steps(page);
  } finally {
    await browser?.close();
  }
}

async function startWriting(page: SafestPage): Promise<void> {
  await page.click('[data-go="write"]');
  await page.click('a[href="#8"]');
}
/** Part by part: one answer reveals a question, another is closed again and stays behind. */
async function answerQuestions(page: SafestPage): Promise<void> {
  await page.click('a[href="#g"]');
  expect(await page.texts('.then')).toEqual([]);
  await page.tick('Hurting or controlling a partner or family', true);
  await page.tick('No, somebody else is', true);
  await page.tick('Looking people up, or passing on what police know', true);
  await page.fill('[name="q-systems-what"]', 'an address');
  await page.tick('Looking people up, or passing on what police know', false);
  for (const part of ['g', 'a', 'b', 'c', 'd'])
    await page.click(`section[id="${part}"] .button:not(.second)`);
}
async function check(page: SafestPage, words: string): Promise<void> {
  await page.click('[data-go="check"]');
  await page.click('a[href="#9"]');
  await page.fill('#p-codename', words);
  await page.submit('[id="9"] form button:not([hidden])');
}
const SEND = 'form button:not([hidden], [name])';

describe('a tip with files, its answer and a follow-up, at the Safest level', () => {
  let folder: string;
  let line: DemoLine;
  let drop: RunningDrop;
  let words: string[] = [];
  let sent: string[] = [];
  const files = [
    { name: 'photo.jpg', bytes: photo(CAMERA) },
    { name: 'video.bin', bytes: randomBytes(LARGE) },
  ];

  const turnbox = (name: string, command: string, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault(name)]);
  const messages = async (name: string): Promise<readonly Listed[]> =>
    (JSON.parse(await turnbox(name, 'list', '--json')) as { tips: Listed[] }).tips;
  const sync = (): Promise<string> =>
    runProgram('turnbox-courier', ['sync', line.stick, ...line.courier]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turnbox-safest-'));
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
    line = await preparedLine(join(folder, 'line'));
    drop = await startDrop(line.drop);
    await openDemoLine(line, drop.couriers);
  }, 2 * MINUTES);
  afterAll(async () => {
    await drop.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test(
    'the source is told what this means, takes words first, and sends with files',
    async () => {
      await visit(drop.site, async (page) => {
        expect(await page.shown()).toBe('start');
        await answerQuestions(page);
        expect(await page.shown()).toBe('plainWrite');
        expect((await page.texts('.waiting')).join(' ')).toContain('could read everything');
        await page.submit('button[value="words"]');
        expect(await page.shown()).toBe('answer');
        expect(await page.texts('h1')).toEqual(['Nothing has been sent yet']);
        words = await page.texts('ol.words li');
        await page.fill('#e-message', MESSAGE);
        await page.tick('Charity, second reader', false);
        expect(await page.ticked()).toEqual(['Charity, first reader']);
        await page.attach('#e-files', ...files.map(({ name }) => join(folder, name)));
        await page.submit(`[id="e"] ${SEND}`);
        expect(await page.texts('h1')).toEqual(['Sent']);
        expect(await page.texts('ol.words li')).toEqual([]);
        sent = await page.texts('.facts li');
      });
      expect(words).toHaveLength(8);
      expect(sent).toEqual(['Charity, first reader']);
    },
    2 * MINUTES,
  );

  test(
    'the chosen reader reads it, sees that the drop sealed it, and nobody else reads it',
    async () => {
      await sync();
      for (const name of ['charity-1', 'charity-2', 'force-1'])
        await turnbox(name, 'import', line.stick);
      const [tip] = await messages('charity-1');
      expect(tip).toMatchObject({ message: MESSAGE, proof: 'proved', sealed: 'drop' });
      expect(tip?.answers.map(({ id, answer }) => [id, ...answer])).toEqual([
        ['kind', 'Hurting or controlling a partner or family'],
        ['home-you', 'No, somebody else is'],
      ]);
      expect(tip?.files.map(({ name, size }) => ({ name, size }))).toEqual(
        files.map(({ bytes }, i) => ({ name: ARRIVED[i], size: bytes.length })),
      );
      expect(tip?.readers.map(({ standing }) => standing)).toEqual([
        'chosen',
        'left-out',
        'not-default',
      ]);
      expect(await messages('charity-2')).toEqual([]);
      expect(await messages('force-1')).toEqual([]);
    },
    2 * MINUTES,
  );

  test('files leave the vault byte for byte, with what a photo says of itself', async () => {
    const to = join(folder, 'exported');
    const exported = JSON.parse(
      await turnbox('charity-1', 'export', '1', '--to', to, '--json'),
    ) as {
      files: string[];
    };
    const found = await Promise.all(
      exported.files.map(async (name) => sha256(await readFile(join(to, name)))),
    );
    expect(found).toEqual(expect.arrayContaining(files.map(({ bytes }) => sha256(bytes))));
    expect(photo(CAMERA).includes(CAMERA)).toBe(true);
  });

  test(
    'the source reads the answer from its words alone, and writes again under them',
    async () => {
      await turnbox('charity-1', 'reply', '1', '--text', ANSWER);
      await turnbox('charity-1', 'outbox', line.stick);
      await sync();
      await visit(drop.site, async (page) => {
        await check(page, words.map((word) => word.toUpperCase()).join('  '));
        expect(await page.texts('.reply h2')).toEqual(['Charity, first reader']);
        expect(await page.texts('.reply .said')).toEqual([ANSWER]);
        expect(await page.ticked()).toEqual(['Charity, first reader']);
        await page.fill('#e-message', MORE);
        await page.submit(`[id="e"] ${SEND}`);
        expect(await page.texts('h1')).toEqual(['Sent']);
      });
      await sync();
      await turnbox('charity-1', 'import', line.stick);
      const second = (await messages('charity-1')).find(({ message }) => message === MORE);
      expect(second).toMatchObject({ proof: 'proved', sealed: 'drop' });
      expect(second?.sameSourceAs).toEqual([1]);
    },
    2 * MINUTES,
  );

  test(
    'an error gives the form back with its text and its ticks, and leads to the field',
    async () => {
      await visit(drop.site, async (page) => {
        await startWriting(page);
        await page.fill('#p-message', MESSAGE);
        await page.tick('Charity, first reader', false);
        await page.tick('Charity, second reader', false);
        await page.tick('No replies, nothing to keep', true);
        await page.submit(`[id="8"] ${SEND}`);
        expect(await page.title()).toMatch(/^Error: /);
        expect(await page.texts('.errors li')).toHaveLength(1);
        expect(await page.value('#e-message')).toBe(MESSAGE);
        expect(await page.ticked()).toEqual(['No replies, nothing to keep']);
        await page.click('.errors a');
        expect(await page.shown()).toBe('answer');
        await page.tick('Force, anti-corruption team', true);
        await page.submit(`[id="e"] ${SEND}`);
        expect(await page.texts('h1')).toEqual(['Sent']);
        expect(await page.texts('ol.words li')).toEqual([]);
      });
    },
    MINUTES,
  );

  test(
    'a slip in a word is named, and the words stay in their field',
    async () => {
      const slipped = [...words.slice(0, 7), 'abandom'].join(' ');
      await visit(drop.site, async (page) => {
        await check(page, slipped);
        expect(await page.texts('.errors li')).toEqual([
          'Word 8 is not on the list. Did you mean ‘abandon’?',
        ]);
        expect(await page.value('#e-codename')).toBe(slipped);
      });
    },
    MINUTES,
  );

  test('nothing of it is left at the drop, on the stick or with the courier', async () => {
    const roster = parseRoster(await readFile(join(line.folder, 'roster-1.note')));
    const secrets = new Map([
      ...(await sourceSecrets(await sodiumEngine(), roster.claims.line, words)),
      ...[MESSAGE, ANSWER, MORE, CAMERA].map((text) => [text, text.slice(0, 11)] as const),
      ...[0, 1_048_544, LARGE - 32].map(
        (at) =>
          [
            `file at ${String(at)}`,
            Buffer.from(files[1]?.bytes.subarray(at, at + 32) ?? []),
          ] as const,
      ),
    ]);
    const all = [line.drop, line.stick, join(line.folder, 'courier')];
    expect(await needlesIn(all, secrets)).toEqual([]);
  });
});
