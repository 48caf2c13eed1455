import { refuse } from '../refusal.js';
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.js';
import { type Hash, type Id, parseHash, parseId, parseNumber } from './fields.js';

/**
 * How a blob reaches the drop. Parts of 1 MiB, the last one shorter, go to `PUT /inbox/ID/PART`,
 * PART from 0, in any order and as often as needed; then the commit to `POST /inbox/ID`:
 *
 *   turnbox/1 upload | id HEX32 | edition N | parts N | size N | sha256 HASH
 *
 * A blob of one part comes as one request to the same address: the commit, an empty line, the blob.
 * The id is random and means nothing; the same commit twice is one blob.
 */
export interface Upload {
  readonly id: Id;
  readonly edition: number;
  readonly parts: number;
  readonly size: number;
  readonly sha256: Hash;
}

export const PART_BYTES = 1024 * 1024;
const COMMIT_CAP = 512;

export const partsOf = (size: number): number => Math.max(1, Math.ceil(size / PART_BYTES));

export const encodeUpload = ({ id, edition, parts, size, sha256 }: Upload): Bytes =>
  utf8(
    [
      'turnbox/1 upload',
      `id ${id}`,
      `edition ${String(edition)}`,
      `parts ${String(parts)}`,
      `size ${String(size)}`,
      `sha256 ${sha256}`,
      '',
    ].join('\n'),
  );

const FORM =
  /^turnbox\/1 upload\nid (\S+)\nedition (\S+)\nparts (\S+)\nsize (\S+)\nsha256 (\S+)\n$/;

export function parseUpload(bytes: Uint8Array): Upload {
  if (bytes.length > COMMIT_CAP) return refuse('too-large');
  const [, id = '', edition = '', parts = '', size = '', sha256 = ''] =
    FORM.exec(fromUtf8(bytes)) ?? refuse('upload-malformed');
  const upload: Upload = {
    id: parseId(id),
    edition: parseNumber(edition),
    parts: parseNumber(parts),
    size: parseNumber(size),
    sha256: parseHash(sha256),
  };
  return upload.size > 0 && upload.parts === partsOf(upload.size)
    ? upload
    : refuse('upload-malformed');
}

export const encodeWhole = (upload: Upload, blob: Uint8Array): Bytes =>
  concat(encodeUpload(upload), utf8('\n'), blob);

/** The commit and the blob of a one-part upload. */
export function parseWhole(bytes: Uint8Array): { upload: Upload; blob: Uint8Array } {
  const head = bytes.subarray(0, COMMIT_CAP + 1);
  const split = head.findIndex((byte, i) => byte === 0x0a && head[i + 1] === 0x0a);
  if (split < 0) return refuse('upload-malformed');
  const upload = parseUpload(bytes.subarray(0, split + 1));
  const blob = bytes.subarray(split + 2);
  return upload.parts === 1 && blob.length === upload.size
    ? { upload, blob }
    : refuse('upload-malformed');
}
