import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SENTENCES } from '../../client/sentences.js';
import { rootWords } from '../../crypto/keys/rootWords.js';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';
import type { Assets } from '../../server/config/assets.js';
import { parseSite, type Site } from '../../server/config/siteFile.js';
import { buildPages, viewsOf } from '../../server/site/pages.js';
import { engine, LINE, newestRoster, siteFile, testLine, type TestLine } from '../harness/line.js';

const words = readFileSync(new URL('../../client/words/english.txt', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'turnbox-site-'));
const asset = (name: string): Assets['app'] => ({
  name,
  sha256: '0'.repeat(64),
  integrity: `sha256-${'A'.repeat(43)}=`,
});
const assets: Assets = {
  folder,
  app: asset('app-0000000000000000.js'),
  style: asset('style-0000000000000000.css'),
  icon: asset('icon-0000000000000000.png'),
  'words-en': { ...asset('words-en-0000000000000000.txt'), shared: '0'.repeat(512) },
};

let line: TestLine;
let site: Site;
let page: string;
const built = (each = site, demo = 0): ReadonlyMap<string, { bytes: Uint8Array; type: string }> =>
  buildPages(
    viewsOf(each, { ...newestRoster(line), settings: { ...DEFAULT_SETTINGS, demo } }, assets),
  );
const textOf = (pages: ReturnType<typeof built>, path: string): string =>
  fromUtf8(pages.get(path)?.bytes ?? new Uint8Array(0));

beforeAll(async () => {
  writeFileSync(join(folder, assets['words-en'].name), words);
  line = await testLine();
  site = await parseSite(engine, await siteFile());
  page = textOf(built(), '/');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hash = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
const attributes = (name: string): string[] =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

describe('the page', () => {
  test('is the same bytes each time, and under both of its addresses', () => {
    const again = built();
    expect(hash(again.get('/')?.bytes)).toBe(hash(built().get('/en/')?.bytes));
    expect([...again.keys()].sort()).toEqual(['/', '/again', '/en/', '/leave']);
  });

  test('loads nothing from elsewhere, and its own files with their hashes', () => {
    expect(page).not.toMatch(/https?:|\/\/[a-z]/);
    for (const address of [...attributes('href'), ...attributes('src')])
      expect(address).toMatch(
        /^(?:\/a\/[a-z-]+[0-9a-f]{16}\.[a-z]+|\/leave|\/head|\/n\/[0-9a-f]{64}|#[1-9a-z])$/,
      );
    expect(page).toMatch(/<script defer src="[^"]+" integrity="sha256-[^"]+"><\/script>/);
  });

  test('holds no script and no style of its own', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
  });

  test('posts nothing by the forms of the script, and hides them until it is there', () => {
    expect(page).toContain('class="waiting without"');
    const sealed = (page.match(/<form[^>]*>/g) ?? []).filter((form) =>
      form.includes('class="with"'),
    );
    expect(sealed).toHaveLength(3);
    for (const form of sealed) {
      expect(form).toContain('method="dialog"');
      expect(form).not.toContain('action=');
    }
    for (const form of page.split('<form').slice(1))
      expect(form).toMatch(/^[^>]*><button disabled hidden><\/button>/);
  });

  test('has forms without scripts that post to its own address, behind a step of their own', () => {
    const plain = page.split('<form').filter((form) => form.includes('method="post"'));
    expect(plain).toHaveLength(2);
    for (const form of plain) {
      expect(form).toMatch(/action="\/en\/#e" enctype="multipart\/form-data" [^>]*novalidate/i);
      expect(form).not.toMatch(/\srequired/);
    }
    // What that means stands before the first question.
    for (const section of ['8', '9'])
      expect(page.split(`<section id="${section}"`)[1]).toMatch(
        /could read (?:everything|them).*<form/s,
      );
    // From the part for writing, and from the plain check, whose readers have read it there.
    expect(page.match(/href="#8"/g)).toHaveLength(2);
    const report = plain.find((form) => form.includes('value="report"'))?.split('</form>')[0] ?? '';
    // A drop that seals as it reads must know all before the first file.
    expect([...report.matchAll(/\sname="([^"]+)"/g)].at(-1)?.[1]).toBe('files');
  });

  test('gives every id once and every field a label', () => {
    const ids = attributes('id');
    expect(new Set(ids).size).toBe(ids.length);
    const labels = new Set(attributes('for'));
    const fields = [...page.matchAll(/<(?:textarea|input)[^>]*\sid="([^"]+)"/g)];
    expect(fields.length).toBeGreaterThan(3);
    for (const [, id] of fields) expect(labels).toContain(id);
    for (const named of [...attributes('aria-labelledby'), ...attributes('aria-describedby')])
      for (const id of named.split(' ')) expect(ids).toContain(id);
  });

  test('keeps what is typed out of every memory', () => {
    for (const [field] of page.matchAll(/<textarea[^>]*>/g)) {
      expect(field).toContain('autocomplete="off"');
      expect(field).toContain('spellcheck="false"');
    }
  });

  test('tells the script of its line and brings every sentence that the script shows', () => {
    expect(attributes('data-line')).toEqual([LINE]);
    expect(attributes('data-root')).toEqual([line.rootVerifier]);
    expect(attributes('data-default')).toEqual(['charity']);
    const [, sentences = ''] = /<template id="sentences">(.*?)<\/template>/s.exec(page) ?? [];
    const names = sentences.split('\n').map((each) => each.split(/[ .]/)[0] ?? '');
    expect([...new Set(names)].sort()).toEqual([...SENTENCES].sort());
  });

  test('shows the root key in the words that a poster has', async () => {
    const expected = await rootWords(engine, line.rootVerifier, words.trim().split('\n'));
    const [, list = ''] = /<ol[^>]*id="root-words"[^>]*>(.*?)<\/ol>/.exec(page) ?? [];
    expect([...list.matchAll(/<li>([a-z]+)<\/li>/g)].map(([, word]) => word)).toEqual(expected);
  });

  test('says of a demonstration, and of no other line, that nothing real belongs there', () => {
    expect(page).not.toContain('class="demonstration"');
    const demo = textOf(built(site, 1), '/');
    // In the head, which stays on the screen in every part.
    expect(demo).toMatch(/<header>.*class="demonstration".*<\/header>/s);
  });

  test('escapes what a line says of itself', async () => {
    const texts = {
      en: { title: '<b>', name: '"&', about: '<script>x</script>', emergency: "'<i>" },
    };
    const odd = await parseSite(engine, await siteFile('root', { texts }));
    expect(textOf(built(odd), '/')).not.toMatch(/<b>|<script>x|<i>/);
  });

  test('has a neutral page to leave to, without a script', () => {
    const left = textOf(built(), '/leave');
    expect(left).not.toMatch(/<script|data-line|A line/);
  });

  test('is light', () => {
    expect(page.length).toBeLessThan(40_000);
  });
});
