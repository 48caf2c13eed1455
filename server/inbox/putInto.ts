import { createHash } from 'node:crypto';
import { toHex } from '../../crypto/wire/bytes.js';
import { parseHash, parseId } from '../../crypto/wire/fields.js';
import { PART_BYTES } from '../../crypto/wire/upload.js';
import { piecesOf } from './pieces.js';
import type { Drop } from '../standing.js';
import { checkAcceptance } from './acceptance.js';
import { commitUpload } from './commit.js';
import { putPart } from './parts.js';

const ID_BYTES = 16;

/**
 * Puts what is sealed already into the inbox as it flows in, like any upload: it becomes a blob at
 * its end. When it ends early, its parts go at once.
 */
export async function putInto(
  drop: Drop,
  edition: number,
  sealed: AsyncIterable<Uint8Array>,
  accept: typeof checkAcceptance = checkAcceptance,
): Promise<void> {
  const id = parseId(toHex(drop.engine.random(ID_BYTES)));
  const hash = createHash('sha256');
  let size = 0;
  let parts = 0;
  // A blob of one part is committed whole, as those are that come so.
  let first: Uint8Array | null = null;
  try {
    for await (const part of piecesOf(sealed, PART_BYTES)) {
      hash.update(part);
      size += part.length;
      if (parts === 1 && first !== null) await putPart(drop, id, 0, first);
      if (parts === 0) first = part.slice();
      else {
        first = null;
        await putPart(drop, id, parts, part);
      }
      parts += 1;
    }
    const sha256 = parseHash(hash.digest('hex'));
    await commitUpload(drop, { id, edition, parts, size, sha256 }, first, accept);
  } catch (error) {
    await drop.store.forgetUpload(id);
    throw error;
  }
}
