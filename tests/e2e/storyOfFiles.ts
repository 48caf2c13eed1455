import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import { parseRoster } from '../../crypto/wire/roster.js';
import { openFirefox, openPage, type SecurityLevel } from '../../deploy/demo/browser.js';
import { type DemoLine, openDemoLine } from '../../deploy/demo/line.js';
import { needlesIn } from '../../deploy/demo/needles.js';
import { runProgram } from '../../deploy/demo/programs.js';
import { type RunningDrop, startDrop } from '../../deploy/demo/server.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { photo } from '../harness/photo.js';
import { preparedLine } from '../harness/preparedLine.js';
import { type Recorder, recorder } from '../harness/recorder.js';
import { sourceSecrets } from '../harness/sourceSecrets.js';

const MESSAGE = 'Rapunzelsalat: the ledger and one photograph are with this.';
const ANSWER = 'Kirschwasser. Both have come.';
const MAKE = 'Quittenkamera 7';
const PHOTO = photo(MAKE);
/** The same without its Exif block: it begins, and goes on behind it. */
const BARE = Buffer.concat([PHOTO.subarray(0, 2), PHOTO.subarray(PHOTO.indexOf('JFIF') - 4)]);
const LEDGER = randomBytes(25 * 1000 * 1000);
const MINUTES = 60_000;

/**
 * A message with a photo and 25 MB of ledger from a real Firefox to a reader's folder and an answer
 * back, each party by its own built program; every byte between browser and drop is kept.
 */
export function storyOfFiles(level: SecurityLevel): void {
  let folder: string;
  let line: DemoLine;
  let drop: RunningDrop;
  let wire: Recorder;
  let words: string[] = [];
  let plan = '';
  let turns = 0;
  let answers: readonly { readonly text: string }[] = [];

  const turnbox = (command: string, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault('charity-1')]);
  const sync = (): Promise<string> =>
    runProgram('turnbox-courier', ['sync', line.stick, ...line.courier]);
  const visit = async (steps: (page: SourcePage) => Promise<void>): Promise<void> => {
    const browser = await openFirefox({ level });
    try {
      const page = sourcePage(await openPage(browser), wire.address);
      await page.open();
      await steps(page);
    } finally {
      await browser.close();
    }
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `turnbox-files-${level}-`));
    const paths = { photo: join(folder, 'IMG_0815.JPG'), ledger: join(folder, 'ledger 2019.xlsx') };
    await writeFile(paths.photo, PHOTO);
    await writeFile(paths.ledger, LEDGER);
    line = await preparedLine(join(folder, 'line'));
    drop = await startDrop(line.drop);
    await openDemoLine(line, drop.couriers);
    wire = await recorder(drop.site);

    await visit(async (page) => {
      await page.startWriting();
      await page.write(MESSAGE);
      await page.addFiles([paths.photo, paths.ledger]);
      plan = await page.plan();
      words = await page.keepCodename();
      await page.page.evaluate(countTurns);
      await page.send(5 * MINUTES);
      turns = await page.page.evaluate(() => Number(document.documentElement.dataset['turns']));
    });
    await sync();
    await turnbox('import', line.stick);
    await turnbox('reply', '1', '--text', ANSWER);
    await turnbox('outbox', line.stick);
    await sync();
    await visit(async (page) => {
      await page.check(words);
      answers = await page.readReplies();
    });
  }, 10 * MINUTES);

  afterAll(async () => {
    await wire.close();
    await drop.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('the page says beforehand how much goes out and how long it takes', () => {
    expect(plan).toMatch(/33\.\d+ MB|34 MB/);
    expect(plan).toContain('2 minutes');
  });

  test('the page has its turn while the files are sealed', () => {
    expect(turns).toBeGreaterThan(50);
  });

  test(
    'both arrive, the photo without what was hidden in it, under names that tell nothing',
    async () => {
      const out = join(folder, 'exported');
      await turnbox('export', '1', '--to', out);
      const names = (await readdir(out, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const found = await Promise.all(names.map((name) => readFile(name)));
      expect(found.filter((bytes) => bytes.equals(BARE))).toHaveLength(1);
      expect(found.filter((bytes) => bytes.equals(LEDGER))).toHaveLength(1);
      expect(names.join('\n')).toContain('photo-1.jpg');
      expect(names.join('\n')).toContain('file-2.xlsx');
      expect(names.join('\n')).not.toMatch(/IMG_0815|ledger/);
    },
    2 * MINUTES,
  );

  test('the source reads the answer from its words alone', () => {
    expect(answers.map(({ text }) => text)).toEqual([ANSWER]);
  });

  test('it went in parts of one size, two at a time, and is one blob', () => {
    const puts = wire.exchanges.filter(({ method }) => method === 'PUT');
    expect(new Set(puts.map(({ path }) => path)).size).toBe(33);
    expect(puts.filter(({ body }) => body.length === 1024 * 1024).length).toBeGreaterThan(31);
    const commits = wire.exchanges.filter(
      ({ method, body }) => method === 'POST' && body.length < 512,
    );
    expect(commits.map(({ status }) => status)).toEqual([201]);
  });

  test(
    'no byte on the wire, at the drop, on the stick or with the courier tells of them',
    async () => {
      const id = parseRoster(await readFile(join(line.folder, 'roster-1.note'))).claims.line;
      const needles = new Map<string, string | Buffer>([
        ...(await sourceSecrets(await sodiumEngine(), id, words)),
        ['message', MESSAGE.slice(0, 24)],
        ['answer', ANSWER.slice(0, 12)],
        ['photo', MAKE],
        ['file name', 'IMG_0815'],
        ['ledger', LEDGER.subarray(5_000_000, 5_000_032)],
      ]);
      const leaked = [...needles].filter(([, needle]) =>
        wire.exchanges.some(
          ({ path, headers, body }) =>
            body.includes(needle) || `${path}\n${headers}`.includes(String(needle)),
        ),
      );
      expect(leaked.map(([name]) => name)).toEqual([]);
      const places = [line.drop, line.stick, join(line.folder, 'courier')];
      expect(await needlesIn(places, needles)).toEqual([]);
    },
    2 * MINUTES,
  );
}

/** Runs in the page: counts how often something else than the sealing has its turn. */
function countTurns(): void {
  let turns = 0;
  setInterval(() => {
    turns += 1;
    document.documentElement.dataset['turns'] = String(turns);
  }, 10);
}
