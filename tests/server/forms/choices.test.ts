import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenLine, readerNamed, startOpenLine, stopLine } from '../../harness/openLine.js';
import {
  fieldsIn,
  type PlainPage,
  postForm,
  type Received,
  tipsFor,
  withField,
} from '../../harness/plainSource.js';

describe('a tick beside a message without scripts', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  const first = async (message: string, ...choices: string[]): Promise<PlainPage> => {
    const page = await fetch(new URL('/en/', open.drop.siteUrl));
    const fields = fieldsIn(await page.text(), 'report');
    return send(fields, message, choices);
  };
  const send = (
    fields: readonly (readonly [string, string])[],
    message: string,
    choices: string[],
  ): Promise<PlainPage> =>
    postForm(
      open.drop.siteUrl,
      withField(withField(fields, 'message', message), 'choice', ...choices),
    );
  const further = async (
    words: readonly string[],
    message: string,
    ...choices: string[]
  ): Promise<PlainPage> => {
    const check = [
      ['form', 'check'],
      ['words', words.join(' ')],
    ] as const;
    const page = await postForm(open.drop.siteUrl, check);
    const fields = withField(
      fieldsIn(page.answer.slice(page.answer.lastIndexOf('<form')), 'report'),
      'reader',
      readerNamed(open, 'ada').key,
    );
    return send(fields, message, choices);
  };
  const received = async (message: string): Promise<Received> => {
    const tips = await tipsFor(open.drop.line.store, open.line, readerNamed(open, 'ada'));
    const found = tips.find(({ tip }) => tip.message === message);
    if (found === undefined) throw new Error('it did not arrive');
    return found;
  };

  test('lost words: said in the first message, as an answer', async () => {
    expect((await first('I wrote in spring.', 'lost-words')).words).toHaveLength(8);
    const { tip } = await received('I wrote in spring.');
    expect(tip.answers.map(({ id }) => id)).toEqual(['lost-words']);
  });

  test('please do not act: under the same words', async () => {
    const { words } = await first('one');
    expect((await further(words, 'two', 'withdrawn')).status).toBe(200);
    const { tip, thread } = await received('two');
    expect(tip.answers.map(({ id }) => id)).toEqual(['withdrawn']);
    expect(thread).toBe((await received('one')).thread);
  });

  test('words no longer safe: the answer has new ones, for which the old ones vouch', async () => {
    const { words } = await first('three');
    const moved = await further(words, 'four', 'move');
    expect(moved.words).toHaveLength(8);
    expect(moved.words).not.toEqual(words);
    const { thread, move } = await received('four');
    expect(move?.claims).toMatchObject({ thread: (await received('three')).thread, to: thread });
    expect((await further(moved.words, 'five')).status).toBe(200);
    expect(await received('five')).toMatchObject({ thread, move: null });
  });

  test('a choice that no form offers says nothing', async () => {
    expect((await first('six', 'constructor', 'move')).status).toBe(200);
    expect(await received('six')).toMatchObject({ tip: { answers: [] }, move: null });
  });
});
