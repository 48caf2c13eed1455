import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileHash } from '../../crypto/wire/file.js';
import { engine, newestRoster, sha256 } from '../harness/line.js';
import { bring, type OpenLine, publishNext, startLine, stopLine } from '../harness/openLine.js';
import { fieldsIn, postForm, withField } from '../harness/plainSource.js';
import type { TestEdition } from '../harness/edition.js';

interface Raw {
  readonly status: number;
  readonly encoding: string | undefined;
  readonly tag: string | undefined;
  readonly bytes: Buffer;
}

describe('what a browser loads', () => {
  let open: OpenLine;
  let edition: TestEdition;
  beforeAll(async () => {
    open = await startLine();
    for (const { name } of open.line.readers) await bring(open, name);
    ({ edition } = await publishNext(open));
  });
  afterAll(() => stopLine(open));

  /** As the bytes come, without what `fetch` would undo. */
  const raw = (path: string, headers: Record<string, string> = {}): Promise<Raw> =>
    new Promise((resolve, reject) => {
      const url = new URL(path, open.drop.siteUrl);
      request(url, { headers: { 'accept-encoding': 'gzip, deflate', ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            encoding: response.headers['content-encoding'],
            tag: response.headers.etag,
            bytes: Buffer.concat(chunks),
          });
        });
      })
        .on('error', reject)
        .end();
    });
  const plain = { 'accept-encoding': 'identity' };

  test('comes packed: pages, words and the notes of an edition, and is the same unpacked', async () => {
    const { assets } = open.drop.line;
    const notes = [edition.today, open.line.rosters[0]?.bytes ?? new Uint8Array(0)];
    const hashes = await Promise.all(notes.map((note) => fileHash(engine, note)));
    for (const path of [
      '/',
      '/leave',
      `/a/${assets['words-en'].name}`,
      '/head',
      ...hashes.map((hash) => `/f/${hash}`),
    ]) {
      const packed = await raw(path);
      const bare = await raw(path, plain);
      expect([path, packed.encoding, bare.encoding]).toEqual([path, 'gzip', undefined]);
      expect(gunzipSync(packed.bytes).equals(bare.bytes)).toBe(true);
    }
  });

  test('has a tag of its own for each form, and is not sent twice', async () => {
    const packed = await raw('/');
    const bare = await raw('/', plain);
    expect(packed.tag).toBe(`"${sha256(packed.bytes)}"`);
    expect(bare.tag).toBe(`"${sha256(bare.bytes)}"`);
    const again = await raw('/', { 'if-none-match': packed.tag ?? '' });
    expect([again.status, again.bytes.length, again.encoding]).toEqual([304, 0, undefined]);
  });

  test('files of cells are random and stay as they are', async () => {
    const { encoding } = await raw(`/f/${await fileHash(engine, edition.cells)}`);
    expect(encoding).toBeUndefined();
  });

  test('answers to forms hold what is secret, and are never packed', async () => {
    const page = await (await fetch(new URL('/en/', open.drop.siteUrl))).text();
    const fields = withField(fieldsIn(page, 'report'), 'message', 'never packed');
    const answer = await postForm(open.drop.siteUrl, fields);
    expect(answer.words).toHaveLength(8);
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  test('rosters can be looked at as text, by the hash that the next one would name', async () => {
    const roster = newestRoster(open.line);
    const answer = await fetch(new URL(`/n/${roster.hash}`, open.drop.siteUrl));
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toMatch(/^turnbox\/1 roster\n/);
    expect((await fetch(new URL(`/n/${'0'.repeat(64)}`, open.drop.siteUrl))).status).toBe(404);
  });
});

describe('a person who comes to nothing', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startLine();
  });
  afterAll(() => stopLine(open));

  const visit = async (method: string, path: string): Promise<[number, string]> => {
    const headers = { accept: 'text/html,application/xhtml+xml' };
    const answer = await fetch(new URL(path, open.drop.siteUrl), { method, headers });
    return [answer.status, await answer.text()];
  };

  test('sees the page that leaving leads to, whatever it was', async () => {
    const [, empty] = await visit('GET', '/leave');
    for (const path of ['/nothing', '/en', '/inbox/x', '/f/', '/a/x', `/n/${'0'.repeat(64)}`])
      expect(await visit('GET', path)).toEqual([404, empty]);
    expect(empty).not.toMatch(/<script|data-line|A line|not-found/);
  });

  test('and is told that nothing was sent, after a form that could not be taken', async () => {
    const [status, page] = await visit('POST', '/xx/');
    expect(status).toBe(404);
    expect(page).toContain('Nothing was sent');
    expect(page).not.toMatch(/<script|data-line|A line|not-found/);
  });
});
