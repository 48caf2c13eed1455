import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leftOutIn } from '../../../crypto/wire/questionnaire.js';
import { DRAFT_NAMES, siteDraft } from '../../../server/config/siteDrafts.js';
import { parseSite } from '../../../server/config/siteFile.js';
import { CATALOGUES } from '../../../server/site/texts/texts.js';
import { SetUpFault } from '../../../server/setUpFault.js';
import { engine, keyOf, sha256, siteFile } from '../../harness/line.js';
import { SMALL } from '../../harness/questionnaire.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function faultOf(file: Uint8Array): Promise<string> {
  try {
    await parseSite(engine, file);
    return 'accepted';
  } catch (error) {
    if (error instanceof SetUpFault && error.code === 'site-malformed') return error.message;
    throw error;
  }
}

describe('site.json', () => {
  test('is read with its root key and its own hash', async () => {
    const file = await siteFile();
    const site = await parseSite(engine, file);
    expect(site.rootKey).toBe(await keyOf('root'));
    expect(site.hash).toBe(sha256(file));
    expect(site.languages).toEqual(['en']);
    expect(site.texts['en']?.emergency).toBe('Call 999.');
  });

  test('says after how many minutes a page covers itself and is left, or three and ten', async () => {
    const usual = await parseSite(engine, await siteFile());
    expect([usual.cover, usual.wipe]).toEqual([3, 10]);
    const short = await parseSite(engine, await siteFile('root', { cover: 1, wipe: 2 }));
    expect([short.cover, short.wipe]).toEqual([1, 2]);
  });

  test.each([
    ['languages', { languages: [] }],
    ['languages.0', { languages: ['English'] }],
    ['texts.de', { languages: ['en', 'de'] }],
    ['groups.charity.de', { languages: ['en', 'de'], texts: { en: texts(), de: texts() } }],
    ['default', { default: ['charity', 'charity'] }],
    ['groups.staff', { default: ['staff'] }],
    ['texts.en.title', { texts: { en: { ...texts(), title: '' } } }],
    ['texts.en.emergency', { texts: { en: { title: 'a', name: 'b', about: 'c' } } }],
    ['root', { root: 'root.00000000+00000000+AAAA' }],
    ['root', { root: 'nothing' }],
    ['sting', { sting: 1 }],
    ['cover', { cover: 0 }],
    ['wipe', { cover: 5, wipe: 5 }],
    ['questionnaire', { questionnaire: [] }],
    ['questionnaire.sections', { questionnaire: { sections: [] } }],
    ['questionnaire.sections.1.when.is.0', asking('whom')],
    ['questionnaire.sections.0.questions.0.label.en', inGerman()],
    ['questionnaire.sections.0.questions.1.id', twice()],
  ])('names the place that is wrong: %s', async (place, changes) => {
    expect(await faultOf(await siteFile('root', changes))).toContain(`site.json: ${place}`);
  });

  test('is refused when it is not JSON or far too large, whatever it holds', async () => {
    expect(await faultOf(bytes('{'))).toContain('site.json: line 1: ');
    expect(await faultOf(new Uint8Array(2_000_000))).toContain('larger');
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        expect(await faultOf(bytes(json))).not.toBe('accepted');
      }),
      { numRuns: 50 },
    );
  });
});

test('a questionnaire is read with the file, and a file may have none', async () => {
  const site = await parseSite(engine, await siteFile('root', { questionnaire: SMALL }));
  expect(site.questionnaire?.sections.map(({ questions }) => questions.length)).toEqual([3, 1, 1]);
  expect((await parseSite(engine, await siteFile())).questionnaire).toBeNull();
});

test.each(DRAFT_NAMES)('the draft %s is whole but for the root key', async (name) => {
  const draft = siteDraft(name);
  expect(await faultOf(draft)).toContain('site.json: root');
  const { root } = JSON.parse(new TextDecoder().decode(await siteFile())) as { root: string };
  const site = await parseSite(
    engine,
    bytes(new TextDecoder().decode(draft).replace('"root": ""', `"root": "${root}"`)),
  );
  expect(site.questionnaire?.sections.length).toBeGreaterThan(3);
  // Whoever is left out by an answer is a group of this line.
  const groups = leftOutIn(site.questionnaire ?? { sections: [] });
  for (const group of groups) expect(Object.keys(site.groups)).toContain(group);
  const ids = site.questionnaire?.sections.flatMap(({ questions }) =>
    questions.map(({ id }) => id),
  );
  expect(ids).toEqual(
    expect.arrayContaining(['condition-not', 'condition-act', 'danger-sign', 'name']),
  );
});

test('the draft for a police force has each of its texts in each language of the program', () => {
  const lacking: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const members = value as Readonly<Record<string, unknown>>;
    if (members['en'] !== undefined)
      for (const language of Object.keys(CATALOGUES))
        if (members[language] === undefined)
          lacking.push(`${language}: ${JSON.stringify(members['en'])}`);
    for (const each of Object.values(members)) look(each);
  };
  look(JSON.parse(new TextDecoder().decode(siteDraft('police-integrity'))));
  expect(lacking).toEqual([]);
});

/** A section that hangs on an option which its question does not have. */
function asking(option: string): object {
  const [first, second] = SMALL.sections;
  return {
    questionnaire: { sections: [first, { ...second, when: { question: 'who', is: [option] } }] },
  };
}
function inGerman(): object {
  const both = { en: 'a', de: 'b' };
  return {
    languages: ['en', 'de'],
    groups: { charity: both },
    texts: { en: texts(), de: texts() },
    questionnaire: {
      sections: [{ title: both, questions: [{ id: 'a', kind: 'text', label: { de: 'A' } }] }],
    },
  };
}
function twice(): object {
  const question = { id: 'a', kind: 'text', label: { en: 'A' } };
  return {
    questionnaire: { sections: [{ title: { en: 'A' }, questions: [question, question] }] },
  };
}
function texts(): object {
  return { title: 'Form', name: 'A line', about: 'Tell us.', emergency: 'Call 999.' };
}
