import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { type DemoLine, openDemoLine } from '../../deploy/demo/line.js';
import { runProgram } from '../../deploy/demo/programs.js';
import { type RunningDrop, startDrop } from '../../deploy/demo/server.js';
import { type OfflineVisit, savingBrowser, sealOffline } from '../harness/offlinePage.js';
import { cameraJpeg, canariesIn } from '../harness/pictures.js';
import { preparedLine } from '../harness/preparedLine.js';
import { type SafestPage, safestPage } from '../harness/safestPage.js';

/**
 * A message sealed by the saved page, from a file and without a network, in two browsers; brought to
 * the line through the plain form at the Safest level; read by a reader's own program.
 */
const FIRST = 'Mirabellen: sealed at a kitchen table.\nNobody else was in.';
const SECOND = 'Haselmaus: and the same in another browser.';
const READER = 'Charity, first reader';
const MINUTES = 60_000;

interface Listed {
  readonly message: string;
  readonly proof: string;
  readonly sealed: string;
  readonly sameSourceAs: readonly number[];
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly readers: readonly { readonly standing: string }[];
}

describe('a message that is sealed without a network', () => {
  let folder: string;
  let line: DemoLine;
  let drop: RunningDrop;
  let published: string[] = [];
  const visits: OfflineVisit[] = [];
  const requests: string[] = [];
  const saved = (): string => join(folder, 'saved');
  const turnbox = (name: string, command: string, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault(name)]);
  const messages = async (name: string): Promise<Listed[]> =>
    (JSON.parse(await turnbox(name, 'list', '--json')) as { tips: Listed[] }).tips;

  const atSafest = async <T>(steps: (page: SafestPage) => Promise<T>): Promise<T> => {
    const browser = await openFirefox({ level: 'safest' });
    try {
      const page = safestPage(await openPage(browser, { width: 1280 }), drop.site);
      await page.open();
      await page.click('[data-go="write"]');
      await page.click('a[href="#8"]');
      return await steps(page);
    } finally {
      await browser.close();
    }
  };
  const sealIn = async (
    kind: 'firefox' | 'chromium',
    message: Parameters<typeof sealOffline>[2],
  ): Promise<void> => {
    const browser = await savingBrowser(kind, saved());
    try {
      const page = await browser.newPage();
      page.on('request', (request) => requests.push(request.url()));
      const files = {
        page: join(folder, 'offline.html'),
        edition: join(folder, 'edition.txt'),
        saved: saved(),
      };
      visits.push(await sealOffline(page, files, message));
    } finally {
      await browser.close();
    }
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turnbox-offline-'));
    await writeFile(join(folder, 'photo.jpg'), cameraJpeg());
    line = await preparedLine(join(folder, 'line'));
    drop = await startDrop(line.drop);
    await openDemoLine(line, drop.couriers);
    // Both files as the page without scripts links them.
    await atSafest(async (safest) => {
      const { page } = safest;
      await safest.click('.offline summary');
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('[id="8"] .offline a')].map(
          (link) => [link.getAttribute('href') ?? '', link.download] as const,
        ),
      );
      for (const [href, name] of links) {
        const file = await fetch(new URL(href, drop.site));
        await writeFile(join(folder, name), Buffer.from(await file.arrayBuffer()));
      }
      published = await page.evaluate(() =>
        [...document.querySelectorAll('#root-words li')].map(
          ({ textContent }) => textContent ?? '',
        ),
      );
    });
    await sealIn('firefox', {
      text: FIRST,
      readers: [READER],
      files: [join(folder, 'photo.jpg')],
    });
    await sealIn('chromium', { text: SECOND, readers: [READER], words: visits[0]?.words ?? [] });
  }, 5 * MINUTES);
  afterAll(async () => {
    await drop.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('the saved page shows the words that the line publishes, and asks no network', () => {
    expect(published).toHaveLength(12);
    expect(visits.map(({ root }) => root)).toEqual([published, published]);
    expect(requests.filter((address) => !/^(?:file|blob|data):/.test(address))).toEqual([]);
    expect(visits.map(({ words }) => words.length)).toEqual([8, 0]);
    for (const { sealed } of visits)
      expect(basename(sealed)).toMatch(/^edition-1-[0-9a-f]{8}\.age$/);
  });

  test(
    'what it made goes through the form without scripts, and arrives as sealed offline',
    async () => {
      for (const { sealed } of visits)
        await atSafest(async (page) => {
          await page.attach('#p-files', sealed);
          await page.submit('[id="8"] form button:not([hidden], [name])');
          expect(await page.texts('h1')).toEqual(['Sent']);
        });
      await runProgram('turnbox-courier', ['sync', line.stick, ...line.courier]);
      for (const name of ['charity-1', 'charity-2']) await turnbox(name, 'import', line.stick);
      expect(await messages('charity-2')).toEqual([]);
      const tips = await messages('charity-1');
      const first = tips.find(({ message }) => message === FIRST);
      const second = tips.find(({ message }) => message === SECOND);
      for (const tip of [first, second]) {
        expect(tip).toMatchObject({ proof: 'proved', sealed: 'offline' });
        expect(tip?.readers.map(({ standing }) => standing)).toEqual([
          'chosen',
          'left-out',
          'left-out',
        ]);
      }
      expect(first?.files.map(({ name }) => name)).toEqual(['photo-1.jpg']);
      // The second goes under the words of the first.
      expect([first, second].flatMap((tip) => tip?.sameSourceAs ?? [])).toHaveLength(1);
      expect(canariesIn(await readFile(visits[0]?.sealed ?? ''))).toEqual([]);
    },
    3 * MINUTES,
  );
});
