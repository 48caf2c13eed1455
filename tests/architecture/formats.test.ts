import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/**
 * Which page and which vectors a file of formats has. A new file in crypto/wire or crypto/keys
 * needs a line here: the name of its page, or null where it is no format of its own, and why.
 */
const PAGES: { readonly [file: string]: string | null } = {
  'wire/note.ts': 'note',
  'wire/card.ts': 'card',
  'wire/roster.ts': 'roster',
  'wire/rosterChain.ts': 'roster',
  'wire/settings.ts': 'roster',
  'wire/dayKey.ts': 'daykey',
  'wire/statement.ts': 'statement',
  'wire/outbox.ts': 'outbox',
  'wire/head.ts': 'head',
  'wire/today.ts': 'today',
  'wire/frames.ts': 'today',
  'wire/editionFile.ts': 'today',
  'wire/cells.ts': 'cells',
  'wire/cell.ts': 'cell',
  'wire/reply.ts': 'reply',
  'wire/batch.ts': 'batch',
  'wire/bundle.ts': 'bundle',
  'wire/tip.ts': 'tip',
  'wire/tipJson.ts': 'tip',
  'wire/tipSignature.ts': 'tip',
  'wire/move.ts': 'move',
  'wire/backup.ts': 'backup',
  'wire/claim.ts': 'claim',
  'wire/case.ts': 'case',
  'wire/copies.ts': 'copies',
  'wire/questionnaire.ts': 'questionnaire',
  'wire/questionnaireJson.ts': 'questionnaire',
  'wire/archive.ts': 'archive',
  'wire/padding.ts': 'padding',
  'wire/sealed.ts': 'sealed',
  'wire/sealedStream.ts': 'sealed',
  'wire/upload.ts': 'upload',
  'wire/request.ts': 'request',
  'wire/manifest.ts': 'manifest',
  'wire/rootShare.ts': 'root-share',
  'keys/codename.ts': 'codename',
  'keys/wordlist.ts': 'codename',
  'keys/source.ts': 'source-keys',
  'keys/rootWords.ts': 'source-keys',
  'keys/recipient.ts': 'source-keys',
  'keys/line.ts': 'source-keys',
  'keys/dayKeys.ts': 'daykey',
  // What all formats are spelt with; told on the page of the note.
  'wire/bytes.ts': null,
  'wire/day.ts': null,
  'wire/fields.ts': null,
  'wire/file.ts': null,
  // age for somebody outside the line; what is inside is told on the page of the case.
  'wire/handOver.ts': null,
};

const found = ['wire', 'keys'].flatMap((folder) =>
  readdirSync(`crypto/${folder}`).map((name) => `${folder}/${name}`),
);
const names = [...new Set(Object.values(PAGES).filter((page) => page !== null))];

describe('every file of formats', () => {
  it('is named here, and no other', () => {
    expect(found.sort()).toEqual(Object.keys(PAGES).sort());
  });
});

describe.each(names)('the format %s', (name) => {
  const path = `docs/formats/${name}.md`;
  const page = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

  it('has a page of under 200 lines, an example first and a vector last', () => {
    const lines = page().split('\n');
    expect([path, existsSync(path)]).toEqual([path, true]);
    expect(lines.length).toBeLessThan(200);
    expect(lines[0]).toMatch(/^# /);
    const headings = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));
    expect(headings[0]).toBe('Example');
    expect(headings.at(-1)).toBe('Vector');
    expect(page()).toContain(`tests/vectors/${name}/`);
  });

  it('has vectors', () => {
    const folder = `tests/vectors/${name}`;
    expect(existsSync(folder) ? readdirSync(folder).length : 0).toBeGreaterThan(0);
  });

  it('is on the overview', () => {
    const overview = existsSync('docs/PROTOCOL.md') ? readFileSync('docs/PROTOCOL.md', 'utf8') : '';
    expect(overview).toContain(`(formats/${name}.md)`);
  });
});

describe('the pages', () => {
  it('are each of a format', () => {
    const pages = readdirSync('docs/formats').map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual([...names].sort());
  });

  it('link only to what is there', () => {
    const all = ['PROTOCOL.md', ...readdirSync('docs/formats').map((file) => `formats/${file}`)];
    const broken = all.flatMap((file) => {
      const folder = `docs/${file}`.replace(/[^/]+$/, '');
      return [...readFileSync(`docs/${file}`, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !target.startsWith('https://') && !existsSync(`${folder}${target}`))
        .map((target) => `${file} links to ${target}`);
    });
    expect(broken).toEqual([]);
  });
});
