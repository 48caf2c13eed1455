import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { type Form, readForm } from '../../../server/http/multipart.js';
import { refusedBy } from '../../../server/refusal.js';

const LIMITS = { total: 1_000_000 };

/** A request whose body is written as told, in as many chunks. */
async function withRequest<T>(
  chunks: readonly Uint8Array[],
  use: (request: IncomingMessage, socket: Socket) => Promise<T>,
  { whole = true, boundary = 'b' }: { whole?: boolean; boundary?: string } = {},
): Promise<T> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\n` +
      'Transfer-Encoding: chunked\r\n\r\n',
  );
  for (const chunk of chunks.filter(({ length }) => length > 0))
    socket.write(
      Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    );
  if (whole) socket.write('0\r\n\r\n');
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  try {
    return await use(request, socket);
  } finally {
    socket.destroy();
    server.close();
    server.closeAllConnections();
  }
}

const field = (name: string, value: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, value: string): string =>
  `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${value}\r\n`;
const END = '--b--\r\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function filesOf(form: Form): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { name, bytes } of form.files) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    found.push([name, Buffer.concat(chunks).toString('utf8')]);
  }
  return found;
}
const codeOf = async (form: Form): Promise<string> => {
  try {
    await filesOf(form);
    return form.failure() ?? 'none';
  } catch (error) {
    return refusedBy(error).code;
  }
};

describe('a multipart form', () => {
  test('gives fields, then files in order, wherever its chunks are cut', async () => {
    const body = bytes(
      field('message', 'Grüße') +
        field('reader', 'a') +
        field('reader', 'b') +
        file('one', '1'.repeat(300)) +
        file('', '') +
        file('two', '') +
        END,
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: body.length }), async (size) => {
        const chunks = Array.from({ length: Math.ceil(body.length / size) }, (_, i) =>
          body.subarray(i * size, (i + 1) * size),
        );
        await withRequest(chunks, async (request) => {
          const form = await readForm(request, LIMITS);
          expect(form.fields.get('message')).toEqual(['Grüße']);
          expect(form.fields.get('reader')).toEqual(['a', 'b']);
          expect(form.hasFiles).toBe(true);
          expect(await filesOf(form)).toEqual([
            ['one', '1'.repeat(300)],
            ['two', ''],
          ]);
          await form.discard();
          expect(form.failure()).toBeNull();
        });
      }),
      { numRuns: 25 },
    );
  });

  test('has no files when none was chosen', async () => {
    await withRequest([bytes(field('a', '1') + file('', '') + END)], async (request) => {
      const form = await readForm(request, LIMITS);
      expect([form.hasFiles, await filesOf(form)]).toEqual([false, []]);
    });
  });

  test.each([
    ['that ends in the middle', file('one', 'abc').slice(0, -4), {}, 'form-malformed'],
    [
      'with a field behind a file',
      file('one', '') + field('late', 'x') + END,
      {},
      'form-malformed',
    ],
    ['of another boundary', field('a', '1') + END, { boundary: 'other' }, 'form-malformed'],
    ['that falls silent', file('one', 'abc').slice(0, -2), { whole: false }, 'slow'],
    ['that is larger than allowed', file('one', 'x'.repeat(2000)) + END, {}, 'too-large'],
    ['of too many fields', field('a', '1').repeat(500) + END, {}, 'form-malformed'],
  ])('%s is refused', async (what, body, options, code) => {
    const total = what.includes('larger') ? 1000 : 1_000_000;
    await withRequest(
      [bytes(body)],
      async (request) => {
        const form = await readForm(request, { total, idle: 50 });
        expect(await codeOf(form)).toBe(code);
        await form.discard();
      },
      options,
    );
  });

  test('whose sender goes away is refused', async () => {
    await withRequest(
      [bytes(file('one', 'abc').slice(0, -2))],
      async (request, socket) => {
        const form = await readForm(request, LIMITS);
        socket.destroy();
        expect(await codeOf(form)).toBe('form-malformed');
        await form.discard();
      },
      { whole: false },
    );
  });

  test('keeps only the beginning of a field that is too long', async () => {
    await withRequest([bytes(field('message', 'x'.repeat(300_000)) + END)], async (request) => {
      const form = await readForm(request, LIMITS);
      expect([...form.cut]).toEqual(['message']);
      expect(form.fields.get('message')?.[0]).toHaveLength(256 * 1024);
    });
  });

  test('keeps no more of all its fields than a long message and its answers take', async () => {
    const many = Array.from({ length: 40 }, (_, i) => field(`q-${String(i)}`, 'x'.repeat(20_000)));
    await withRequest([bytes(field('message', 'first') + many.join('') + END)], async (request) => {
      const form = await readForm(request, LIMITS);
      const kept = [...form.fields.values()].flat().join('');
      expect(kept.length).toBeLessThanOrEqual(512 * 1024);
      expect(form.fields.get('message')).toEqual(['first']);
      expect([form.failure(), form.cut.has('q-39')]).toEqual([null, true]);
    });
  });

  test('of any bytes at all is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        await withRequest([bytes('--b\r\n'), noise, bytes('\r\n--b--')], async (request) => {
          const form = await readForm(request, LIMITS);
          expect(await codeOf(form)).toMatch(/^(?:none|form-malformed)$/);
          await form.discard();
        });
      }),
      { numRuns: 40 },
    );
  });
});
