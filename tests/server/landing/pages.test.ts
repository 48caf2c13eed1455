import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsqr from 'jsqr';
import { onionAddress } from '../../../server/onion/serviceKey.js';
import { qrPath } from '../../../server/landing/qr.js';
import { linesOf } from '../../../server/landing/sheet.js';
import { program } from '../../../server/program.js';
import { assetsFolder, removeFolder, temporaryFolder } from '../../harness/drop.js';
import { DAY, engine, noonOf, seedOf, siteFile } from '../../harness/line.js';

const URL_OF_PAGE = 'https://charity.example/form';

/** The code's squares as a picture of so many points each, and what a reader finds in it. */
function decoded({ path, side }: ReturnType<typeof qrPath>): string {
  const each = 4;
  const width = side * each;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let row = Number(y) * each; row < (Number(y) + 1) * each; row += 1)
      for (let at = Number(x) * each; at < (Number(x) + Number(length)) * each; at += 1)
        pixels.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
  return jsqr.default(pixels, width, width)?.data ?? '';
}

describe('the landing page, the poster and the cards', () => {
  let folder: string;
  let onion: string;
  let printed: { code: number; out: string; notes: string };
  const file = (...path: string[]): string => readFileSync(join(folder, 'out', ...path), 'utf8');

  async function run(args: readonly string[]): Promise<typeof printed> {
    const out: string[] = [];
    const notes: string[] = [];
    const code = await program(args, {
      engine,
      clock: () => noonOf(DAY),
      assets: join(folder, 'assets'),
      out: (line) => void out.push(line),
      note: (line) => void notes.push(line),
      stopped: () => Promise.resolve(),
    });
    return { code, out: out.join('\n'), notes: notes.join('\n') };
  }
  const pages = (url = URL_OF_PAGE): Promise<typeof printed> =>
    run(['pages', join(folder, 'line'), '--landing', join(folder, 'out'), '--url', url]);

  beforeAll(async () => {
    folder = temporaryFolder();
    assetsFolder(folder);
    const line = join(folder, 'line');
    mkdirSync(line);
    writeFileSync(join(line, 'site.json'), await siteFile());
    onion = onionAddress(await engine.ed25519.publicKey(seedOf('service')));
    const addresses = { site: onion, couriers: onion, torData: '/t', sockets: '/s', name: 'line' };
    writeFileSync(join(line, 'onion.json'), JSON.stringify(addresses));
    printed = await pages();
  });
  afterAll(() => removeFolder(folder));

  test('are written, and what goes on the web is apart from what goes to the printer', () => {
    expect([printed.code, printed.out.split('\n').length]).toEqual([0, 8]);
    expect(readdirSync(join(folder, 'out', 'web')).toSorted()).toEqual([
      'index.html',
      'leave.html',
      'style.css',
    ]);
  });

  test('the page has a neutral title, the address, the emergency line, and says what leaves traces', () => {
    const page = file('web', 'index.html');
    expect(page).toContain('<title>Form</title>');
    expect(page).toContain(`http://${onion}/`);
    expect(page).toContain('Call 999.');
    expect(page).toContain('Installing shows on this phone');
    expect(page).toContain('href="leave.html"');
    expect(file('web', 'leave.html')).not.toMatch(/onion|tell us|a line/i);
  });

  test('the page runs nothing, asks no other place for anything, and links to none', () => {
    for (const name of ['index.html', 'leave.html']) {
      const page = file('web', name);
      expect(page).not.toMatch(/<script|<img|<iframe|<form|\son\w+=|\sstyle=|javascript:/i);
      const places = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, place]) => place);
      expect(places.every((place) => place === 'leave.html' || place === 'style.css')).toBe(true);
      expect(page).toContain("default-src 'none'; style-src 'self'");
    }
    expect(file('web', 'style.css')).not.toMatch(/url\(|@import/);
  });

  test.each(['poster', 'cards'])(
    'the %s has address, words, the code, and the warning beside it',
    (name) => {
      const sheet = file('print', `${name}.svg`);
      expect(sheet).toContain(`>${onion.slice(0, 31)}<`);
      expect(sheet).toContain(`>${onion.slice(31)}<`);
      const words = [...file('web', 'index.html').matchAll(/<li>([a-z]+)<\/li>/g)].map(
        ([, w]) => w,
      );
      expect(words).toHaveLength(12);
      words.forEach((word, i) => expect(sheet).toContain(`>${String(i + 1)} ${String(word)}<`));
      const text = sheet.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      const codes = sheet.split(qrPath(URL_OF_PAGE).path).length - 1;
      expect(codes).toBe(name === 'cards' ? 10 : 1);
      expect(text.split('Scanning leaves a trace on this phone').length - 1).toBe(codes);
      expect(file('print', `${name}.html`)).toContain(qrPath(URL_OF_PAGE).path);
    },
  );

  test('a code leads to the landing page and nowhere else', () => {
    expect(decoded(qrPath(URL_OF_PAGE))).toBe(URL_OF_PAGE);
    expect(decoded(qrPath(`https://charity.example/${'a'.repeat(76)}`))).toHaveLength(100);
  });

  test('are not made for an address that is not the web’s, or that tells something', async () => {
    for (const url of [
      `http://${onion}/`,
      `https://${onion}/`,
      'http://charity.example/',
      'https://charity.example/?from=poster',
      'https://charity.example/#a',
      `https://charity.example/${'a'.repeat(90)}`,
      'charity',
    ])
      expect((await pages(url)).code).toBe(1);
  });

  test('are not made before the line has its onion address', async () => {
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    const { code, notes } = await run(['pages', bare, '--landing', 'x', '--url', URL_OF_PAGE]);
    expect([code, notes]).toEqual([1, expect.stringContaining('turnbox-server onion')]);
  });

  test('lines are cut between words', () => {
    expect(linesOf('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(linesOf('extraordinarily', 5)).toEqual(['extraordinarily']);
  });
});
