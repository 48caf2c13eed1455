import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';
import { parseSite } from '../../server/config/siteFile.js';
import { SetUpFault } from '../../server/setUpFault.js';
import { checkLanguages } from '../../server/site/texts/languages.js';
import { startDrop } from '../harness/drop.js';
import { engine, newestRoster, siteFile, testLine } from '../harness/line.js';

const own = { title: 'Form', name: 'A line', about: 'Tell us.', emergency: 'Call 999.' };
const inLanguages = (languages: readonly string[], changes: object = {}): object => ({
  languages,
  texts: Object.fromEntries(languages.map((each) => [each, own])),
  groups: {
    charity: Object.fromEntries(languages.map((each) => [each, 'The charity'])),
    force: Object.fromEntries(languages.map((each) => [each, 'The force'])),
  },
  ...changes,
});

async function verdict(site: object, demo = 0): Promise<string> {
  const roster = newestRoster(await testLine());
  try {
    checkLanguages(await parseSite(engine, await siteFile('root', site)), {
      ...roster,
      settings: { ...DEFAULT_SETTINGS, demo },
    });
    return 'taken';
  } catch (error) {
    if (error instanceof SetUpFault) return error.code;
    throw error;
  }
}

describe('the languages of a line', () => {
  test('are shown when a native reader has signed them off', async () => {
    expect(await verdict(inLanguages(['en']))).toBe('taken');
    expect(await verdict(inLanguages(['en-gb']))).toBe('taken');
  });

  test('are refused as drafts, but for a demonstration or a line that takes drafts', async () => {
    expect(await verdict(inLanguages(['en', 'ar']))).toBe('language-unread');
    expect(await verdict(inLanguages(['en', 'ar']), 1)).toBe('taken');
    expect(await verdict(inLanguages(['en', 'ar'], { drafts: true }))).toBe('taken');
  });

  test('are refused when the program does not speak them at all', async () => {
    for (const demo of [0, 1])
      expect(await verdict(inLanguages(['en', 'de'], { drafts: true }), demo)).toBe(
        'language-unknown',
      );
  });

  test('are looked at before a drop answers anybody', async () => {
    const line = await testLine({ site: inLanguages(['en', 'cy']) });
    await expect(startDrop(line)).rejects.toMatchObject({ code: 'language-unread' });
  });

  test('each have an address of their own, and the first the bare one, without a cookie', async () => {
    const line = await testLine({ site: inLanguages(['cy', 'en'], { drafts: true }) });
    const drop = await startDrop(line);
    try {
      const page = async (path: string): Promise<[string, string | null]> => {
        const answer = await fetch(`${drop.siteUrl}${path}`);
        return [await answer.text(), answer.headers.get('set-cookie')];
      };
      const [first, cookie] = await page('/');
      expect(first).toContain('<html lang="cy" dir="ltr"');
      expect(first).toContain('href="/en/" lang="en"');
      expect(cookie).toBeNull();
      expect((await page('/cy/'))[0]).toBe(first);
      expect((await page('/en/'))[0]).toContain('<html lang="en"');
    } finally {
      await drop.stop();
    }
  });
});
