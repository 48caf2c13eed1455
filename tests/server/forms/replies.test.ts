import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawCodename } from '../../../crypto/keys/codename.js';
import { sealCell } from '../../../crypto/wire/cell.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { parseId } from '../../../crypto/wire/fields.js';
import { signReplyPart } from '../../../crypto/wire/reply.js';
import { sealedSize } from '../../../crypto/wire/sealed.js';
import { TEXT_RUNG } from '../../../crypto/wire/padding.js';
import { dayAfter, DAY, engine, LINE, seedOf } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  readerNamed,
  startLine,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { someCells } from '../../harness/outbox.js';
import {
  fieldsIn,
  type PlainPage,
  postForm,
  tipsFor,
  withField,
} from '../../harness/plainSource.js';
import { englishWords } from '../../harness/sourceSecrets.js';

const ANSWER = 'Thank you <all>.\n\n  We have it.';
const BLOB = sealedSize(3, TEXT_RUNG);

const check = (
  { drop }: OpenLine,
  words: string,
  ...more: [string, string][]
): Promise<PlainPage> => postForm(drop.siteUrl, [['form', 'check'], ['words', words], ...more]);

/** Sends a message of its own and gives its words. */
async function tell({ drop }: OpenLine, message: string): Promise<string[]> {
  const page = await fetch(new URL('/en/', drop.siteUrl));
  const fields = withField(fieldsIn(await page.text(), 'report'), 'message', message);
  return [...(await postForm(drop.siteUrl, fields)).words];
}

/** An edition with one reader's answer to a message among other cells. */
async function answer(open: OpenLine, message: string, text: string, from = 'ada'): Promise<void> {
  const reader = readerNamed(open, from);
  const read = (await tipsFor(open.drop.line.store, open.line, reader)).find(
    ({ tip }) => tip.message === message,
  );
  if (read === undefined) throw new Error('this reader cannot open it');
  const part = await signReplyPart(
    engine,
    {
      line: LINE,
      day: DAY,
      thread: read.thread,
      reply: parseId(toHex(engine.random(16))),
      part: 1,
      parts: 1,
      text,
    },
    seedOf(from),
  );
  const { tag, cell } = await sealCell(engine, LINE, read.tip.source, part);
  const others = someCells(7, 64);
  const file = { ...others, entries: [...others.entries, { tag, cell }] };
  expect((await bring(open, from, { number: 2, cells: file })).status).toBe(201);
  expect((await publishNext(open)).status).toBe(201);
}

describe('a check without scripts', () => {
  let open: OpenLine;
  let words: string[];
  const blobs = async (): Promise<number[]> =>
    (await open.drop.line.store.openBlobs()).map(({ size }) => size);
  beforeAll(async () => {
    open = await startOpenLine();
    words = await tell(open, 'Something happened.');
    await answer(open, 'Something happened.', ANSWER);
  });
  afterAll(() => stopLine(open));

  test('finds the reply, and says how far everybody has come', async () => {
    const page = await check(open, words.join(' '));
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(page.answer).toContain('Thank you &lt;all>.\n\n  We have it.');
    expect(page.answer).toContain('2 March 2026');
    expect(page.answer.match(/has not collected any messages yet/g)).toHaveLength(3);
  });

  test('forgives case, marks between words and words of four letters', async () => {
    const typed = words.map((word) => word.slice(0, 4).toUpperCase()).join(', ');
    expect((await check(open, typed)).answer).toContain('We have it.');
  });

  test('an empty box and a never-issued codename give the same page and the same blob', async () => {
    const empty = await tell(open, 'Nobody answered this.');
    const { words: never } = await drawCodename(engine, LINE, await englishWords());
    const before = await blobs();
    const pages = [await check(open, empty.join(' ')), await check(open, never.join(' '))];
    const [first, second] = pages.map(({ status, answer }, i) => [
      status,
      answer.replaceAll((i === 0 ? empty : never).join(' '), 'WORDS'),
    ]);
    expect(first).toEqual(second);
    expect(pages[0]?.answer).toContain('There is no reply yet.');
    await check(open, words.join(' '));
    const after = await blobs();
    expect(after.length - before.length).toBe(3);
    expect(new Set(after)).toEqual(new Set([BLOB]));
  });

  test('a word that is not on the list is named at once, with the nearest', async () => {
    const before = (await blobs()).length;
    const page = await check(open, `${words.slice(0, 7).join(' ')} abandom`);
    expect(page.errors).toEqual(['Word 8 is not on the list. Did you mean ‘abandon’?']);
    expect(fieldsIn(page.answer, 'check')).toContainEqual([
      'words',
      `${words.slice(0, 7).join(' ')} abandom`,
    ]);
    expect(page.answer).toContain('href="#e-codename"');
    expect(await blobs()).toHaveLength(before);
  });

  test.each([
    ['no words', ''],
    ['seven words', 'abandon ability able about above absent absorb'],
    [
      'words that do not belong together',
      'abandon ability able about above absent absorb abstract',
    ],
  ])('%s are refused', async (_what, typed) => {
    const page = await check(open, typed);
    expect([page.status, page.errors.length]).toEqual([400, 1]);
    expect(page.html).toMatch(/<title>Error: /);
  });

  test('a follow-up goes to who has answered, under the same words', async () => {
    const form = fieldsIn((await check(open, words.join(' '))).answer, 'report');
    const ada = readerNamed(open, 'ada');
    expect(form.filter(([name]) => name === 'reader')).toEqual([['reader', ada.key]]);
    const sent = await postForm(open.drop.siteUrl, withField(form, 'message', 'And more.'));
    expect([sent.status, sent.words]).toEqual([200, []]);
    const tips = await tipsFor(open.drop.line.store, open.line, ada);
    const threads = ['Something happened.', 'And more.'].map(
      (message) => tips.find(({ tip }) => tip.message === message)?.thread,
    );
    expect(threads[0]).toBeDefined();
    expect(threads[1]).toBe(threads[0]);
  });

  test('a follow-up marks as new who has not written, also when it comes back', async () => {
    const found = await check(open, words.join(' '));
    expect(found.answer.match(/New: has not written to you here/g)).toHaveLength(2);
    const back = await postForm(open.drop.siteUrl, fieldsIn(found.answer, 'report'));
    expect(back.errors).toHaveLength(1);
    expect(back.answer.match(/New: has not written to you here/g)).toHaveLength(2);
    expect(fieldsIn(back.answer, 'report')).toContainEqual(['words', words.join(' ')]);
  });

  test('older replies are shown when they are asked for', async () => {
    open.drop.clock.moveTo(dayAfter(15));
    for (const name of ['ada', 'bea', 'col'])
      await bring(open, name, { number: 3, day: dayAfter(15) });
    expect((await publishNext(open, { day: dayAfter(15) })).status).toBe(201);
    expect((await check(open, words.join(' '))).answer).toContain('There is no reply yet.');
    const older = await check(open, words.join(' '), ['older', 'yes']);
    expect(older.answer).toContain('We have it.');
  });

  test('says what a reader can open no more, so that it is sent again', async () => {
    const lost = { first: dayAfter(1), last: dayAfter(3) };
    await bring(open, 'bea', { number: 4, day: dayAfter(15), statement: { lost } });
    expect((await publishNext(open, { day: dayAfter(15) })).status).toBe(201);
    expect((await check(open, words.join(' '))).answer).toContain(
      'alone between 3 March 2026 and 5 March 2026 cannot be opened: send it again.',
    );
  });

  test('reports nothing unexpected', () => {
    expect(open.drop.reports).toEqual([]);
  });
});

describe('a check before the first edition', () => {
  test('says that the line is not open, and keeps the words', async () => {
    const open = await startLine();
    try {
      const page = await check(open, 'abandon ability');
      expect([page.status, page.errors.length]).toEqual([409, 1]);
      expect(fieldsIn(page.answer, 'check')).toContainEqual(['words', 'abandon ability']);
    } finally {
      await stopLine(open);
    }
  });
});
