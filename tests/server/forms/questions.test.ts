import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../crypto/wire/tipJson.js';
import {
  type Fields,
  fieldsIn,
  type PlainPage,
  postForm,
  type Received,
  tipsFor,
  withField,
} from '../../harness/plainSource.js';
import { newestRoster } from '../../harness/line.js';
import { type OpenLine, readerNamed, startOpenLine, stopLine } from '../../harness/openLine.js';
import { SMALL } from '../../harness/questionnaire.js';

const said = (answers: readonly Answer[] = []): unknown =>
  answers.map(({ id, answer }) => [id, ...answer]);

describe("a line's own questions, without scripts", () => {
  let open: OpenLine;
  let col = '';
  beforeAll(async () => {
    open = await startOpenLine({ site: { questionnaire: SMALL } });
    col = newestRoster(open.line).readers[2]?.key ?? '';
  });
  afterAll(() => stopLine(open));

  const form = async (message: string, ...answers: Fields): Promise<Fields> => {
    const page = await fetch(new URL('/en/', open.drop.siteUrl));
    return [...withField(fieldsIn(await page.text(), 'report'), 'message', message), ...answers];
  };
  const post = (fields: Fields): Promise<PlainPage> => postForm(open.drop.siteUrl, fields);
  const read = async (message: string): Promise<Received['tip'] | undefined> =>
    (await tipsFor(open.drop.line.store, open.line, readerNamed(open, 'ada'))).find(
      ({ tip }) => tip.message === message,
    )?.tip;
  const send = async (
    message: string,
    ...answers: Fields
  ): Promise<Received['tip'] | undefined> => {
    expect((await post(await form(message, ...answers))).errors).toEqual([]);
    return read(message);
  };

  test('travel with their labels, and those to questions that are closed stay behind', async () => {
    const tip = await send(
      'closed',
      ['q-who', 'team'],
      ['q-known', 'yes'],
      ['q-which', 'PC Nobody'],
      ['q-where', 'Here'],
      ['q-condition-not', 'a\nb'],
    );
    expect(said(tip?.answers)).toEqual([
      ['who', 'Somebody who reads here'],
      ['condition-not', 'a\nb'],
    ]);
    expect(tip?.answers[1]?.label).toBe('What must we not do?');
  });

  test('one answer is enough, and nothing at all is too little', async () => {
    expect(said((await send('', ['q-where', ''], ['q-condition-not', 'x']))?.answers)).toEqual([
      ['condition-not', 'x'],
    ]);
    expect((await post(await form(''))).errors).toHaveLength(1);
  });

  test('leave a reader out who was ticked, unless ticked again in the second box', async () => {
    const out = await send('out', ['q-who', 'team'], ['reader', col], ['gist', 'yes']);
    expect(out?.readers[2]?.[1]).toBe('left-out');
    expect(out?.gist).toBe('no');
    const back = await send('back', ['q-who', 'team'], ['anyway', col]);
    expect(back?.readers[2]?.[1]).toBe('chosen');
    const unasked = await send('unasked', ['q-who', 'officer'], ['anyway', col]);
    expect(unasked?.readers[2]?.[1]).toBe('not-default');
  });

  test('a gist goes to the others only if they do not read and the source said so', async () => {
    expect((await send('gist 1', ['gist', 'ask']))?.gist).toBe('ask');
    expect((await send('gist 2'))?.gist).toBe('no');
    expect((await send('gist 3', ['gist', 'yes'], ['reader', col]))?.gist).toBe('no');
  });

  test('come back as they were when something is missing', async () => {
    const fields = withField(
      await form('kept', ['q-who', 'officer'], ['q-which', '<PC> "Nobody"'], ['gist', 'ask']),
      'reader',
    );
    const page = await post([...fields, ['anyway', col]]);
    expect(page.status).toBe(400);
    expect(page.html).toMatch(/<input[^>]*value="officer"[^>]*checked/);
    expect(page.html).toMatch(/<input[^>]*value="&lt;PC> &quot;Nobody&quot;"/);
    expect(fieldsIn(page.answer, 'report')).toEqual(
      expect.arrayContaining([
        ['gist', 'ask'],
        ['anyway', col],
      ]),
    );
    expect(page.html.match(/<form[^>]*id="p"/g)).toHaveLength(1);
  });
});
