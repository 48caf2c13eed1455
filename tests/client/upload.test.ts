import { describe, expect, test } from '@jest/globals';
import { inOnePart, outgoing, type SealedBlob } from '../../client/upload.js';
import { stop } from '../../client/trouble.js';
import { nobleEngine } from '../../crypto/engine/noble.js';
import { type Bytes, concat, toHex, utf8 } from '../../crypto/wire/bytes.js';
import { parseHash } from '../../crypto/wire/fields.js';
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
const fiveTimes = ['lost', 'lost', 'lost', 'lost', 'lost'] as const;

/** A blob of several parts, each of which can be asked for once. */
function inParts(blob: Bytes): SealedBlob {
  let at = 0;
  return {
    size: blob.length,
    part: () => {
      const part = blob.slice(at, at + PART_BYTES);
      at += PART_BYTES;
      return Promise.resolve(part);
    },
    digest: async () => parseHash(toHex(await nobleEngine.sha256(blob))),
  };
}

describe('sending a blob', () => {
  test('a text tip is one request, which the drop can read', async () => {
    const { requests, uploading } = drop();
    await outgoing(uploading, inOnePart(small), 7).send();
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
    await outgoing(uploading, inParts(blob), 7).send();
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
    await outgoing(uploading, inOnePart(small), 7).send();
    expect(new Set(requests.map(({ address }) => address)).size).toBe(1);
    expect(requests).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  test('gives up after the fifth try, and does not know whether it arrived', async () => {
    const { requests, uploading } = drop(...fiveTimes);
    await expect(outgoing(uploading, inOnePart(small), 7).send()).rejects.toMatchObject({
      trouble: 'unknown',
    });
    expect(requests).toHaveLength(5);
  });

  test.each([
    [409, 'edition-removed'],
    [409, 'edition-too-old'],
    [507, 'full'],
  ])('says %i %s at once', async (status, code) => {
    const { requests, uploading } = drop([status, code]);
    await expect(outgoing(uploading, inOnePart(small), 7).send()).rejects.toMatchObject({
      trouble: code,
    });
    expect(requests).toHaveLength(1);
  });

  test('takes no word from a drop that it does not know', async () => {
    const { uploading } = drop([400, 'something else']);
    await expect(outgoing(uploading, inOnePart(small), 7).send()).rejects.toMatchObject({
      trouble: 'failed',
    });
  });

  test('asked again after giving up, it goes on where it stopped, under the same id', async () => {
    const blob = new Uint8Array(4 * PART_BYTES).fill(3);
    const { requests, uploading } = drop([204, ''], ...fiveTimes, ...fiveTimes);
    const upload = outgoing(uploading, inParts(blob), 7);
    await expect(upload.send()).rejects.toMatchObject({ trouble: 'network' });
    const before = requests.splice(0);
    await upload.send();
    const again = requests.map(({ method, address }) => `${method} ${address.split('/')[2] ?? ''}`);
    expect(new Set(again.map((each) => each.split(' ')[1]))).toEqual(
      new Set([before[0]?.address.split('/')[2]]),
    );
    expect(again.filter((each) => each.startsWith('PUT')).length).toBeLessThan(4);
    expect(again.at(-1)).toMatch(/^POST/);
  });

  test('a commit whose answer was lost is sent again as it was', async () => {
    const blob = new Uint8Array(2 * PART_BYTES).fill(3);
    const { requests, uploading } = drop([204, ''], [204, ''], ...fiveTimes);
    const upload = outgoing(uploading, inParts(blob), 7);
    await expect(upload.send()).rejects.toMatchObject({ trouble: 'unknown' });
    await upload.send();
    const commits = requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => toHex(body));
    expect(commits).toHaveLength(6);
    expect(new Set(commits).size).toBe(1);
  });

  test('never holds more than two parts', async () => {
    const blob = new Uint8Array(6 * PART_BYTES).fill(3);
    const { uploading } = drop();
    const whole = inParts(blob);
    let held = 0;
    let most = 0;
    await outgoing(
      {
        ...uploading,
        post: async (method, address, body) => {
          const answered = await uploading.post(method, address, body);
          if (method === 'PUT') held -= 1;
          return answered;
        },
      },
      {
        ...whole,
        part: () => {
          held += 1;
          most = Math.max(most, held);
          return whole.part();
        },
      },
      7,
    ).send();
    expect(most).toBe(2);
  });

  test('says how far it has come, and stops when told', async () => {
    const blob = new Uint8Array(4 * PART_BYTES).fill(3);
    const stopping = new AbortController();
    const seen: number[] = [];
    const { requests, uploading } = drop();
    const sent = outgoing(uploading, inParts(blob), 7).send(({ bytes }) => {
      seen.push(bytes);
      if (bytes >= 2 * PART_BYTES) stopping.abort();
    }, stopping.signal);
    await expect(sent).rejects.toMatchObject({ trouble: 'stopped' });
    expect(seen.slice(0, 3)).toEqual([0, PART_BYTES, 2 * PART_BYTES]);
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  test('a file that cannot be read on is the trouble that is told', async () => {
    const { uploading } = drop();
    const blob = { ...inParts(new Uint8Array(4 * PART_BYTES)), part: unreadable };
    await expect(outgoing(uploading, blob, 7).send()).rejects.toMatchObject({
      trouble: 'file-unreadable',
    });
  });
});

const unreadable = async (): Promise<Bytes> => {
  await Promise.resolve();
  return stop('file-unreadable');
};
