import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { readAssets } from '../../server/config/assets.js';
import { siteDraft } from '../../server/config/siteDrafts.js';
import { parseSite } from '../../server/config/siteFile.js';
import { buildPages, viewsOf } from '../../server/site/pages.js';
import { CATALOGUES } from '../../server/site/texts/texts.js';
import { engine, newestRoster, siteFile, testLine } from '../harness/line.js';

/** An onion service has no other compression than gzip in Firefox. */
const weight = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;
const BUILT = new URL('../../build/client', import.meta.url).pathname;
const assets = readAssets(BUILT);
const asset = ({ name }: { readonly name: string }): Buffer => readFileSync(join(BUILT, name));

test('page, style and icon come in 15 kB, with the longest of the shipped questionnaires', async () => {
  const draft = siteDraft('police-integrity');
  const site = await parseSite(engine, await siteFile('root', withoutRoot(draft)));
  const pages = buildPages(viewsOf(site, newestRoster(await testLine()), assets));
  const page = weight(pages.get('/')?.bytes ?? new Uint8Array(0));
  expect(page).toBeGreaterThan(1000);
  expect(page + weight(asset(assets.style)) + weight(asset(assets.icon))).toBeLessThan(15_000);
});

test('in the other languages, whose letters take more bytes, they come in 17 kB', async () => {
  const languages = Object.keys(CATALOGUES);
  const draft = { ...withoutRoot(siteDraft('police-integrity')), languages };
  const site = await parseSite(engine, await siteFile('root', draft));
  const pages = buildPages(viewsOf(site, newestRoster(await testLine()), assets));
  const rest = weight(asset(assets.style)) + weight(asset(assets.icon));
  for (const language of languages) {
    const page = weight(pages.get(`/${language}/`)?.bytes ?? new Uint8Array(0));
    expect(page).toBeGreaterThan(1000);
    expect(page + rest).toBeLessThan(17_000);
  }
});

function withoutRoot(draft: Uint8Array): object {
  const { root: _, ...rest } = JSON.parse(fromUtf8(draft)) as Record<string, unknown>;
  return rest;
}

test('script and word list come in 45 kB', () => {
  expect(weight(asset(assets.app)) + weight(asset(assets['words-en']))).toBeLessThan(45_000);
});

test('signatures in JavaScript are left to browsers that have none', () => {
  const { signing } = assets;
  const script = fromUtf8(asset(assets.app));
  expect(script).toContain(`import("/a/${signing?.name ?? '?'}")`);
  expect(readdirSync(BUILT).filter((name) => name.startsWith('signing-'))).toHaveLength(1);
});
