import { randomBytes } from 'node:crypto';
import { parseHash, parseId } from '../../crypto/wire/fields.js';
import {
  encodeUpload,
  encodeWhole,
  PART_BYTES,
  partsOf,
  type Upload,
} from '../../crypto/wire/upload.js';
import { type Answer, answerOf } from './courier.js';
import type { TestDrop } from './drop.js';
import { sha256 } from './line.js';

type Site = Pick<TestDrop, 'siteUrl'>;

export const uploadOf = (blob: Uint8Array, edition = 1, changes: Partial<Upload> = {}): Upload => ({
  id: parseId(randomBytes(16).toString('hex')),
  edition,
  parts: partsOf(blob.length),
  size: blob.length,
  sha256: parseHash(sha256(blob)),
  ...changes,
});

export async function send(
  { siteUrl }: Site,
  method: 'PUT' | 'POST' | 'GET',
  path: string,
  body?: Uint8Array,
): Promise<Answer> {
  const options = body === undefined ? {} : { body: new Uint8Array(body) };
  return answerOf(await fetch(new URL(path, siteUrl), { method, ...options }));
}

/** A blob of one part, in one request. */
export const sendWhole = (site: Site, upload: Upload, blob: Uint8Array): Promise<Answer> =>
  send(site, 'POST', `/inbox/${upload.id}`, encodeWhole(upload, blob));

export const sendPart = (
  site: Site,
  upload: Upload,
  blob: Uint8Array,
  part: number,
): Promise<Answer> =>
  send(
    site,
    'PUT',
    `/inbox/${upload.id}/${String(part)}`,
    blob.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
  );

export const sendCommit = (site: Site, upload: Upload): Promise<Answer> =>
  send(site, 'POST', `/inbox/${upload.id}`, encodeUpload(upload));
