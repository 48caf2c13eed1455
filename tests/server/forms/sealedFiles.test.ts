import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { offlineName } from '../../../crypto/source/offlineName.js';
import { parseEditionFile } from '../../../crypto/wire/editionFile.js';
import { seal, throwAwayKey } from '../../../crypto/wire/sealed.js';
import { engine, newestRoster } from '../../harness/line.js';
import { type OpenLine, startOpenLine, stopLine } from '../../harness/openLine.js';
import {
  fieldsIn,
  type Fields,
  type PlainPage,
  postForm,
  withField,
} from '../../harness/plainSource.js';

/** What was sealed elsewhere, attached to the form without scripts. */
describe('a sealed file', () => {
  let open: OpenLine;
  let fields: Fields;
  let blob: Uint8Array;
  beforeAll(async () => {
    open = await startOpenLine();
    const page = await fetch(new URL('/en/', open.drop.siteUrl));
    fields = fieldsIn(await page.text(), 'report');
    blob = await sealed();
  });
  afterAll(() => stopLine(open));
  const sealed = (): Promise<Uint8Array> => {
    const keys = newestRoster(open.line).readers.map(() => throwAwayKey(engine));
    return seal(engine, keys, engine.random(16 * 1024));
  };
  const blobs = async (): Promise<number> => (await open.drop.line.store.openBlobs()).length;
  const attach = (
    name: string,
    bytes = blob,
    message = '',
    ...others: { name: string; bytes: Uint8Array }[]
  ): Promise<PlainPage> =>
    postForm(open.drop.siteUrl, withField(fields, 'message', message), {
      files: [{ name, bytes }, ...others],
    });

  test('goes into the inbox as it is, under the edition in its name', async () => {
    const page = await attach(offlineName(1, 'aa'));
    expect([page.status, page.errors, page.words]).toEqual([200, [], []]);
    const [kept] = await open.drop.line.store.openBlobs();
    expect(kept).toMatchObject({ size: blob.length, edition: 1 });
  });

  test('attached twice is one message', async () => {
    await attach(offlineName(1, 'bb'));
    expect(await blobs()).toBe(1);
  });

  test.each([
    ['without its name', 'letter.age', null, '', 'keep the name'],
    ['of an edition that never was', offlineName(7, 'aa'), null, '', 'seal your message again'],
    ['that was cut short', offlineName(1, 'aa'), 'cut', '', 'not a whole sealed file'],
    ['that is no age file', offlineName(1, 'aa'), 'other', '', 'not a whole sealed file'],
    ['with text beside it', offlineName(1, 'aa'), null, 'and this', 'goes alone'],
  ])('%s is refused, and nothing is kept', async (_, name, harm, message, says) => {
    const before = await blobs();
    const whole = harm === 'other' ? randomBytes(9000) : await sealed();
    const bytes = harm === 'cut' ? whole.subarray(0, 9000) : whole;
    const page = await attach(name, bytes, message);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.errors.join(' ').toLowerCase()).toContain(says);
    expect(page.answer).toContain(message);
    expect(await blobs()).toBe(before);
    expect(await open.drop.line.store.unfinishedBytes()).toBe(0);
  });

  test('with a tick beside it is refused: what it says would reach nobody', async () => {
    const before = await blobs();
    const page = await postForm(open.drop.siteUrl, withField(fields, 'choice', 'lost-words'), {
      files: [{ name: offlineName(1, 'aa'), bytes: await sealed() }],
    });
    expect(page.errors.join(' ')).toContain('goes alone');
    expect(await blobs()).toBe(before);
  });

  test('beside other files is refused, whichever comes first', async () => {
    const before = await blobs();
    const other = { name: 'photo.jpg', bytes: randomBytes(100) };
    const sealed = { name: offlineName(1, 'aa'), bytes: blob.slice() };
    for (const [first, second] of [
      [other, sealed],
      [sealed, other],
    ] as const) {
      const page = await attach(first.name, first.bytes, '', second);
      expect(page.errors.join(' ')).toContain('goes alone');
    }
    // A whole one that came before the other file is there already, and is the same blob.
    expect(await blobs()).toBe(before);
  });

  test('is made from the edition file, which the drop serves to anybody', async () => {
    const response = await fetch(new URL('/edition', open.drop.siteUrl));
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const { claims } = parseEditionFile(new Uint8Array(await response.arrayBuffer()));
    expect(claims.edition).toBe(1);
  });
});
