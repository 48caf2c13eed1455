import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import type { TestEdition } from '../harness/edition.js';
import { sha256 } from '../harness/line.js';
import { bring, type OpenLine, publishNext, startLine, stopLine } from '../harness/openLine.js';
import { send } from '../harness/source.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types turnbox',
];

describe('the public site', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startLine();
    for (const { name } of open.line.readers) await bring(open, name);
  });
  afterAll(() => stopLine(open));

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(new URL(path, open.drop.siteUrl), { headers });

  test('says that it is not open before the first edition, and shows its page', async () => {
    const head = await get('/head');
    expect([head.status, await head.text()]).toEqual([404, 'not-open']);
    expect((await get('/')).status).toBe(200);
  });

  test('gives the first language at its root, the same to the byte', async () => {
    const plainly = { 'accept-encoding': 'identity' };
    const [root, english] = await Promise.all([get('/', plainly), get('/en/', plainly)]);
    const bytes = new Uint8Array(await root.arrayBuffer());
    expect(new Uint8Array(await english.arrayBuffer())).toEqual(bytes);
    expect(root.headers.get('etag')).toBe(`"${sha256(bytes)}"`);
    expect(root.headers.get('cache-control')).toBe('no-store');
    expect(root.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  });

  test.each(['/', '/head', '/nothing', '/inbox/x'])('sends its headers with %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')?.split(';')).toEqual(POLICY);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    for (const absent of [
      'date',
      'server',
      'x-powered-by',
      'set-cookie',
      'strict-transport-security',
    ])
      expect(headers.get(absent)).toBeNull();
  });

  test('gives its assets for ever, and no other file of their folder', async () => {
    const { app } = open.drop.line.assets;
    const answer = await get(`/a/${app.name}`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(app.sha256);
    expect((await get('/a/assets.json')).status).toBe(404);
    expect((await get('/a/..%2fassets.json')).status).toBe(404);
  });

  test.each([
    ['GET', '/en'],
    ['GET', '/EN/'],
    ['GET', '/head/'],
    ['GET', '/f/'],
    ['POST', '/'],
    ['PUT', '/head'],
    ['DELETE', '/inbox/00/0'],
    ['GET', '/inbox/00'],
  ] as const)('has nothing at %s %s', async (method, path) => {
    const answer = await fetch(new URL(path, open.drop.siteUrl), { method });
    expect([answer.status, await answer.text()]).toEqual([404, 'not-found']);
  });

  test('gives nothing of what is the couriers', async () => {
    for (const path of ['/state', '/rosters/1', '/outboxes/00000000', '/batches/1'])
      expect((await get(path)).status).toBe(404);
  });

  test('answers a request that is none, and goes on', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const { port } = new URL(open.drop.siteUrl);
      const raw = request({ port, path: '/%E0%A4%A', method: 'GET' }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      raw.on('error', reject);
      raw.end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await get('/')).status).toBe(200);
  });

  test('says nothing of what went wrong inside', async () => {
    const { store } = open.drop.line;
    const whole = { ...store };
    Object.assign(store, { newestHead: () => Promise.reject(new Error('/a/path and a secret')) });
    try {
      const answer = await get('/head');
      expect([answer.status, await answer.text()]).toEqual([500, 'unexpected']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('date')).toBeNull();
      expect(open.drop.reports.splice(0)).toEqual(['Error']);
    } finally {
      Object.assign(store, whole);
    }
  });

  describe('with editions', () => {
    const editions: TestEdition[] = [];
    beforeAll(async () => {
      for (let i = 0; i < 4; i += 1) editions.push((await publishNext(open)).edition);
    });

    test('gives the newest head, and 304 to whoever has it', async () => {
      const answer = await get('/head');
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(editions[3]?.bytes);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const etag = answer.headers.get('etag') ?? '';
      expect((await get('/head', { 'if-none-match': etag })).status).toBe(304);
      await publishNext(open);
      expect((await get('/head', { 'if-none-match': etag })).status).toBe(200);
    });

    test('gives the two heads before it and none older', async () => {
      const statuses = await Promise.all(
        [0, 1, 2, 3, 4, 5, 6].map(async (n) => (await get(`/head/${String(n)}`)).status),
      );
      expect(statuses).toEqual([404, 404, 404, 200, 200, 200, 404]);
    });

    test('gives every file that they name, by its hash', async () => {
      const head = open.head;
      const hashes = [...(head?.rosters ?? []), ...(head?.cells ?? [])].map(({ hash }) => hash);
      for (const hash of [...hashes, head?.today.hash ?? '']) {
        const answer = await get(`/f/${hash}`);
        expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(hash);
        expect(answer.headers.get('content-type')).toBe('application/octet-stream');
        expect(answer.headers.get('cache-control')).toContain('immutable');
      }
      expect((await send(open.drop, 'GET', `/f/${sha256('nothing')}`)).code).toBe('not-found');
    });

    test('answers HEAD without a body', async () => {
      const answer = await fetch(new URL('/', open.drop.siteUrl), { method: 'HEAD' });
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 0]);
    });

    test('reported nothing unexpected', () => {
      expect(open.drop.reports).toEqual([]);
    });
  });
});
