import { beforeAll, expect, test } from '@jest/globals';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { readAssets } from '../../server/config/assets.js';
import { siteDraft } from '../../server/config/siteDrafts.js';
import { parseSite } from '../../server/config/siteFile.js';
import { buildPages, viewsOf } from '../../server/site/pages.js';
import { engine, newestRoster, siteFile, testLine } from '../harness/line.js';
import { alsoIn, PSEUDO, pseudo, speakPseudo } from '../harness/pseudo.js';

let page: string;

beforeAll(async () => {
  speakPseudo();
  const { root: _, ...draft } = JSON.parse(fromUtf8(siteDraft('police-integrity'))) as object & {
    root: string;
  };
  const site = alsoIn(PSEUDO, pseudo, { ...draft, languages: [PSEUDO, 'en'] });
  const views = viewsOf(
    await parseSite(engine, await siteFile('root', site as object)),
    newestRoster(await testLine()),
    readAssets(new URL('../../build/client', import.meta.url).pathname),
  );
  page = fromUtf8(buildPages(views).get('/')?.bytes ?? new Uint8Array(0));
});

test('every word on the page comes from a catalogue or from the line itself', () => {
  const visible = page
    // Keys, codename words, names of readers and of languages are the same in every language.
    .replace(/<(\w+)[^>]*translate="no"[^>]*>.*?<\/\1>/gs, '')
    .replace(/<nav.*?<\/nav>/gs, '')
    .replace(/<template id="sentences">.*?<\/template>/gs, '');
  const texts = [...visible.matchAll(/>([^<]+)</g)].map(([, text]) => (text ?? '').trim());
  const plain = texts.filter((text) => /[a-z]{2}/i.test(text) && !text.includes('⟦'));
  expect(plain.filter((text) => !text.startsWith('Reader '))).toEqual([]);
  expect(texts.filter((text) => text.includes('⟦')).length).toBeGreaterThan(150);
});

test('every sentence of the script does as well, whole and with its values', () => {
  const [, sentences = ''] = /<template id="sentences">(.*?)<\/template>/s.exec(page) ?? [];
  for (const line of sentences.split('\n')) expect(line).toContain('⟦');
  expect(sentences).toMatch(/^word-unknown-near .*\{n\}.*\{word\}/m);
  expect(sentences).toMatch(/^room\.one /m);
});

test('a text that a language lacks is shown in the first one, and marked as that', async () => {
  const questionnaire = {
    sections: [
      { title: { en: 'Who?' }, questions: [{ id: 'a', kind: 'text', label: { en: 'A' } }] },
    ],
  };
  const both = alsoIn(PSEUDO, pseudo, {
    languages: ['en', PSEUDO],
    groups: { charity: { en: 'The charity' }, force: { en: 'The force' } },
    texts: { en: { title: 'Form', name: 'A line', about: 'Tell us.', emergency: 'Call 999.' } },
  }) as object;
  const site = await parseSite(engine, await siteFile('root', { ...both, questionnaire }));
  const views = viewsOf(
    site,
    newestRoster(await testLine()),
    readAssets(new URL('../../build/client', import.meta.url).pathname),
  );
  const other = fromUtf8(buildPages(views).get(`/${PSEUDO}/`)?.bytes ?? new Uint8Array(0));
  expect(other).toContain('<span lang="en" dir="ltr">Who?</span>');
  expect(fromUtf8(buildPages(views).get('/')?.bytes ?? new Uint8Array(0))).not.toContain(
    '<span lang',
  );
});
