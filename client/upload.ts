import { type Bytes, fromUtf8, toHex } from '../crypto/wire/bytes.js';
import { parseHash, parseId } from '../crypto/wire/fields.js';
import {
  encodeUpload,
  encodeWhole,
  PART_BYTES,
  partsOf,
  type Upload,
} from '../crypto/wire/upload.js';
import type { Engine } from '../crypto/engine/engine.js';
import { post as postPlainly, type Answered } from './fetching.js';
import { stop, Stopped, type Trouble } from './trouble.js';

/** Waits before the second, third and fourth try: a circuit may have broken. */
const WAITS = [1_000, 3_000, 8_000];
const PARTS_AT_ONCE = 2;

const REFUSALS = [
  'edition-unknown',
  'edition-too-old',
  'edition-removed',
  'busy',
  'full',
  'not-open',
  'too-large',
  'upload-size',
  'upload-malformed',
] as const satisfies Trouble[];

export interface Uploading {
  readonly engine: Pick<Engine, 'random' | 'sha256'>;
  readonly post?: (method: 'POST' | 'PUT', address: string, body: Bytes) => Promise<Answered>;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The body of a refusal is its bare code. */
function refusalIn({ status, bytes }: Answered): Trouble {
  const code = bytes.length < 64 ? fromUtf8(bytes).trim() : '';
  const known = REFUSALS.find((each) => each === code);
  if (known !== undefined) return known;
  // `slow`: the drop heard nothing for a while, as when a circuit broke.
  if (code === 'slow' || status === 408) return 'network';
  return status >= 500 || status === 429 ? 'busy' : 'failed';
}

/**
 * Sends a sealed blob: in one request when it is one part, else its parts and then the commit. All
 * of it may be sent again: the id is random, and the same commit twice is one blob.
 */
export async function sendBlob(
  { engine, post = postPlainly, wait = later }: Uploading,
  blob: Bytes,
  edition: number,
): Promise<void> {
  const insist = async (method: 'POST' | 'PUT', address: string, body: Bytes): Promise<void> => {
    for (const pause of [...WAITS, null])
      try {
        const answered = await post(method, address, body);
        if (answered.status === 201 || answered.status === 204) return;
        stop(refusalIn(answered));
      } catch (error) {
        const again =
          error instanceof Stopped && (error.trouble === 'network' || error.trouble === 'busy');
        if (!again || pause === null) throw error;
        await wait(pause);
      }
  };
  const upload: Upload = {
    id: parseId(toHex(engine.random(16))),
    edition,
    parts: partsOf(blob.length),
    size: blob.length,
    sha256: parseHash(toHex(await engine.sha256(blob))),
  };
  const address = `/inbox/${upload.id}`;
  if (upload.parts === 1) return insist('POST', address, encodeWhole(upload, blob));
  const parts = Array.from({ length: upload.parts }, (_, part) => part);
  const sendNext = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift())
      await insist(
        'PUT',
        `${address}/${String(part)}`,
        blob.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
      );
  };
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, sendNext));
  await insist('POST', address, encodeUpload(upload));
}
