import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenLine, startOpenLine, stopLine } from '../../harness/openLine.js';
import { fieldsIn, type PlainPage, postForm, withField } from '../../harness/plainSource.js';

/** As many files as may flow at one time. */
const FLOWING = 16;

describe('while others send files as slowly as they like', () => {
  let open: OpenLine;
  const slow: Promise<PlainPage>[] = [];
  const held = Promise.withResolvers<void>();
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(async () => {
    held.resolve();
    await Promise.allSettled(slow);
    await stopLine(open);
  });
  async function* trickle(sealing: () => void): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(64 * 1024);
    sealing();
    await held.promise;
  }

  test('a message without files is taken', async () => {
    const page = await fetch(new URL('/en/', open.drop.siteUrl));
    const fields = withField(fieldsIn(await page.text(), 'report'), 'message', 'Text alone.');
    await Promise.all(
      Array.from(
        { length: FLOWING },
        () =>
          new Promise<void>((resolve) => {
            const files = [{ name: 'slow', bytes: trickle(resolve) }];
            slow.push(postForm(open.drop.siteUrl, fields, { files }));
          }),
      ),
    );
    const more = { files: [{ name: 'one more', bytes: new Uint8Array(10) }] };
    const another = async (): Promise<number> =>
      (await postForm(open.drop.siteUrl, fields, more)).status;
    // The last of them may still wait for its codename.
    while ((await another()) !== 429);
    expect((await postForm(open.drop.siteUrl, fields)).status).toBe(200);
  });
});
