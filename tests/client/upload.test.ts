import { describe, expect, test } from '@jest/globals';
import { sendBlob } from '../../client/upload.js';
import { stop } from '../../client/trouble.js';
import { nobleEngine } from '../../crypto/engine/noble.js';
import { type Bytes, concat, utf8 } from '../../crypto/wire/bytes.js';
import { PART_BYTES, parseUpload, parseWhole } from '../../crypto/wire/upload.js';

interface Request {
  readonly method: string;
  readonly address: string;
  readonly body: Bytes;
}

/** A drop that gives these answers in turn, and takes everything after them. */
function drop(...answers: readonly (readonly [number, string] | 'lost')[]) {
  const requests: Request[] = [];
  const waits: number[] = [];
  const turns = [...answers];
  return {
    requests,
    waits,
    uploading: {
      engine: nobleEngine,
      wait: (milliseconds: number): Promise<void> => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      post: (method: 'POST' | 'PUT', address: string, body: Bytes) => {
        requests.push({ method, address, body });
        const turn = turns.shift() ?? [method === 'PUT' ? 204 : 201, ''];
        if (turn === 'lost') return Promise.reject(rejected());
        const [status, text] = turn;
        return Promise.resolve({ status, bytes: utf8(text) });
      },
    },
  };
}
function rejected(): Error {
  try {
    return stop('network');
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
const small = utf8('a sealed blob');

describe('sending a blob', () => {
  test('a text tip is one request, which the drop can read', async () => {
    const { requests, uploading } = drop();
    await sendBlob(uploading, small, 7);
    expect(requests).toHaveLength(1);
    const [request] = requests;
    const { upload, blob } = parseWhole(request?.body ?? small);
    expect(blob).toEqual(small);
    expect(upload.edition).toBe(7);
    expect(request?.address).toBe(`/inbox/${upload.id}`);
  });

  test('a larger one goes in parts, and is committed after them', async () => {
    const { requests, uploading } = drop('lost');
    const blob = new Uint8Array(2 * PART_BYTES + 5).fill(9);
    await sendBlob(uploading, blob, 7);
    const commit = requests.at(-1);
    expect(parseUpload(commit?.body ?? small)).toMatchObject({ parts: 3, size: blob.length });
    const parts = new Map(
      requests
        .filter(({ method }) => method === 'PUT')
        .map(({ address, body }) => [address.split('/').at(-1), body]),
    );
    expect(concat(...['0', '1', '2'].map((part) => parts.get(part) ?? small))).toEqual(blob);
  });

  test('tries again under the same id when the line breaks or the drop is busy', async () => {
    const { requests, waits, uploading } = drop('lost', [429, 'busy']);
    await sendBlob(uploading, small, 7);
    expect(new Set(requests.map(({ address }) => address)).size).toBe(1);
    expect(requests).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  test('gives up after the fourth try', async () => {
    const { requests, uploading } = drop('lost', 'lost', 'lost', 'lost');
    await expect(sendBlob(uploading, small, 7)).rejects.toMatchObject({ trouble: 'network' });
    expect(requests).toHaveLength(4);
  });

  test.each([
    [409, 'edition-removed'],
    [409, 'edition-too-old'],
    [507, 'full'],
  ])('says %i %s at once', async (status, code) => {
    const { requests, uploading } = drop([status, code]);
    await expect(sendBlob(uploading, small, 7)).rejects.toMatchObject({ trouble: code });
    expect(requests).toHaveLength(1);
  });

  test('takes no word from a drop that it does not know', async () => {
    const { uploading } = drop([400, 'something else']);
    await expect(sendBlob(uploading, small, 7)).rejects.toMatchObject({ trouble: 'failed' });
  });
});
