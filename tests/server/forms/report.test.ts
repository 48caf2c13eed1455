import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import {
  type Fields,
  fieldsIn,
  type PlainPage,
  postForm,
  type Posting,
  type Received,
  tipsFor,
  withField,
} from '../../harness/plainSource.js';
import { dayAfter, DAY, newestRoster } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  readerNamed,
  startLine,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';

const MESSAGE = 'On Tuesday <he> & "she" took it.\n\n  I saw it.';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function freshForm({ drop }: OpenLine, message = MESSAGE): Promise<Fields> {
  const page = await fetch(new URL('/en/', drop.siteUrl));
  return withField(fieldsIn(await page.text(), 'report'), 'message', message);
}
const post = ({ drop }: OpenLine, fields: Fields, posting?: Posting): Promise<PlainPage> =>
  postForm(drop.siteUrl, fields, posting);
const readBy = (open: OpenLine, name: string): Promise<Received[]> =>
  tipsFor(open.drop.line.store, open.line, readerNamed(open, name));
const tipWith = async (
  open: OpenLine,
  message: string,
  name = 'ada',
): Promise<Received | undefined> =>
  (await readBy(open, name)).find(({ tip }) => tip.message === message);

describe('a message without scripts', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  test('is sealed to those who are ticked, and its words are shown once it is sent', async () => {
    const page = await post(open, await freshForm(open));
    expect([page.status, page.headers['cache-control'], page.errors]).toEqual([
      200,
      'no-store',
      [],
    ]);
    expect(page.words).toHaveLength(8);
    expect(page.answer).toContain('Reader ada');
    expect(page.answer).not.toContain('Reader col');
    const read = await tipWith(open, MESSAGE);
    expect(read?.tip).toMatchObject({ sealed: 'drop', day: DAY, edition: 1, language: 'en' });
    expect(read?.tip.readers.map(([, standing]) => standing)).toEqual([
      'chosen',
      'chosen',
      'not-default',
    ]);
    expect(await readBy(open, 'col')).toEqual([]);
  });

  test('leaves out whom the source leaves out', async () => {
    const [ada] = newestRoster(open.line).readers;
    const fields = withField(await freshForm(open, 'To Ada alone.'), 'reader', ada?.key ?? '');
    await post(open, fields);
    const read = await tipWith(open, 'To Ada alone.');
    expect(read?.tip.readers[1]?.[1]).toBe('left-out');
    expect(await tipWith(open, 'To Ada alone.', 'bea')).toBeUndefined();
  });

  test('with no reply wanted shows no words', async () => {
    const page = await post(open, withField(await freshForm(open), 'replies', 'no'));
    expect([page.status, page.words]).toEqual([200, []]);
    expect(page.answer).toContain('nothing to keep');
  });

  test('carries its files whole, however they are cut', async () => {
    const sizes = [0, 1, 1024 * 1024, 1024 * 1024 + 1, 3_456_789];
    const files = sizes.map((size) => ({
      name: `f ${String(size)}.bin`,
      bytes: randomBytes(size),
    }));
    const page = await post(open, await freshForm(open, 'With files.'), { files });
    expect(page.errors).toEqual([]);
    const read = await tipWith(open, 'With files.');
    expect(read?.received).toEqual(
      files.map(({ bytes }, i) => ({
        name: `file-${String(i + 1)}`,
        size: bytes.length,
        sha256: sha256(bytes),
      })),
    );
  });

  test('may be a file alone, under its own name if the source keeps it', async () => {
    const files = [{ name: 'a\u202etxt.exe', bytes: randomBytes(10) }];
    const fields = withField(await freshForm(open, ''), 'keep-names', 'yes');
    expect((await post(open, fields, { files })).status).toBe(200);
    const read = await tipWith(open, '');
    expect(read?.received.map(({ name }) => name)).toEqual(['atxt.exe']);
  });

  test('can have its words first, and nothing is sent by that', async () => {
    const before = (await open.drop.line.store.openBlobs()).length;
    const fields = await freshForm(open, 'Words first.');
    const first = await post(open, [...fields, ['do', 'words']], {
      files: [{ name: 'x', bytes: randomBytes(300_000) }],
    });
    expect([first.status, first.words.length]).toEqual([200, 8]);
    expect(first.answer).toMatch(/<h1[^>]*>Nothing has been sent yet/);
    expect(await open.drop.line.store.openBlobs()).toHaveLength(before);
    const kept = fieldsIn(first.answer, 'report');
    expect(kept).toContainEqual(['message', 'Words first.']);
    expect(kept).toContainEqual(['words', first.words.join(' ')]);
    const sent = await post(open, kept);
    expect([sent.status, sent.words]).toEqual([200, []]);
    expect(await tipWith(open, 'Words first.')).toBeDefined();
  });

  test('keeps all that was typed and ticked when something is missing', async () => {
    const col = newestRoster(open.line).readers[2]?.key ?? '';
    const typed = withField(await freshForm(open), 'reader');
    const none = await post(open, withField(typed, 'replies', 'no'));
    expect([none.status, none.errors.length]).toEqual([400, 1]);
    expect(none.html).toMatch(/<title>Error: /);
    expect(none.answer).toContain('href="#e-readers"');
    const kept = fieldsIn(none.answer, 'report');
    expect(kept).toContainEqual(['message', MESSAGE]);
    expect(kept).toContainEqual(['replies', 'no']);
    expect(kept.filter(([name]) => name === 'reader')).toEqual([]);
    const empty = await post(open, withField(withField(kept, 'message', '  '), 'reader', col));
    expect(empty.answer).toContain('href="#e-message"');
    const again = fieldsIn(empty.answer, 'report');
    expect(again.filter(([name]) => name === 'reader')).toEqual([['reader', col]]);
  });

  test('keeps a text that begins with empty lines as it is', async () => {
    const text = '\n\n  indented';
    const page = await post(open, withField(await freshForm(open, text), 'reader'));
    expect(fieldsIn(page.answer, 'report')).toContainEqual(['message', text]);
  });

  test('is asked again when the list of readers was another', async () => {
    const page = await post(open, withField(await freshForm(open), 'epoch', '7'));
    expect([page.status, page.errors.length]).toEqual([409, 1]);
    expect(fieldsIn(page.answer, 'report')).toContainEqual(['epoch', '1']);
  });

  test('refuses words that do not belong together, and sends nothing', async () => {
    const before = (await open.drop.line.store.openBlobs()).length;
    const words = 'abandon ability able about above absent absorb abstract';
    const page = await post(open, [...(await freshForm(open)), ['words', words]]);
    expect([page.status, page.errors.length]).toEqual([400, 1]);
    expect(await open.drop.line.store.openBlobs()).toHaveLength(before);
  });

  test.each([
    ['a field behind a file', { behind: [['message', 'late']] as Fields, files: [] }],
    ['no multipart at all', { type: 'application/x-www-form-urlencoded' }],
    ['no boundary', { type: 'multipart/form-data' }],
  ])('refuses a form that has %s', async (what, posting) => {
    const files = what.startsWith('a field') ? [{ name: 'x', bytes: randomBytes(10) }] : [];
    const page = await post(open, await freshForm(open), { ...posting, files });
    expect([page.status, page.errors.length]).toEqual([400, 1]);
  });

  test('gives the text back when there are too many files', async () => {
    const files = Array.from({ length: 101 }, () => ({ name: 'x', bytes: randomBytes(3) }));
    const page = await post(open, await freshForm(open), { files });
    expect(page.status).toBe(413);
    expect(fieldsIn(page.answer, 'report')).toContainEqual(['message', MESSAGE]);
    expect(page.answer).toContain('Your files were not kept');
  });

  test('is taken in no language that the line does not have', async () => {
    const answer = await fetch(new URL('/fr/', open.drop.siteUrl), { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([404, 'not-found']);
  });

  test('reports nothing unexpected, and leaves no half-done upload behind', async () => {
    expect(open.drop.reports).toEqual([]);
  });
});

describe('a line that takes nothing', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startLine();
  });
  afterAll(() => stopLine(open));

  test('before its first edition says so, and keeps the text', async () => {
    const page = await post(open, await freshForm(open));
    expect([page.status, page.errors.length]).toEqual([409, 1]);
    expect(fieldsIn(page.answer, 'report')).toContainEqual(['message', MESSAGE]);
  });

  test('while nobody chosen can be reached says who cannot', async () => {
    await bring(open, 'col');
    await publishNext(open);
    const page = await post(open, await freshForm(open));
    expect([page.status, page.errors.length]).toEqual([400, 1]);
    expect(page.answer.match(/Cannot open new messages/g)).toHaveLength(2);
  });

  test('names whom a sent message cannot reach', async () => {
    await bring(open, 'ada');
    await publishNext(open);
    const page = await post(open, await freshForm(open));
    expect([page.status, page.errors]).toEqual([200, []]);
    expect(page.answer).toContain('Reader bea cannot open');
    const read = await tipWith(open, MESSAGE);
    expect(read?.tip.readers.map(([, standing]) => standing)).toEqual([
      'chosen',
      'unreachable',
      'not-default',
    ]);
  });

  test('when no courier has come for weeks', async () => {
    open.drop.clock.moveTo(dayAfter(31));
    const page = await post(open, await freshForm(open));
    expect(page.status).toBe(409);
    expect(fieldsIn(page.answer, 'report')).toContainEqual(['message', MESSAGE]);
  });

  test('once its roster has expired', async () => {
    open.drop.clock.moveTo(dayAfter(701));
    expect((await post(open, await freshForm(open))).status).toBe(409);
  });
});
