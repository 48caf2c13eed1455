import { Router } from 'express';
import { refuse } from '../../crypto/refusal.js';
import { parseUpload, parseWhole, PART_BYTES, type Upload } from '../../crypto/wire/upload.js';
import { idNamed, numberNamed } from '../http/address.js';
import { readBody } from '../http/body.js';
import { NEVER_KEPT } from '../http/send.js';
import { bySize, slots } from '../http/slots.js';
import { inTurn } from '../http/turn.js';
import type { Drop } from '../standing.js';
import { commitUpload } from './commit.js';
import { checkIntake } from './intake.js';
import { putPart } from './parts.js';

const COMMIT_BYTES = 512;
/** A commit with a text tip behind it, to as many readers as a roster may have; checks are alike. */
const SMALL_BYTES = 128 * 1024;
const SMALL_BODIES = 256;
/** At 1 MiB each; two a source are under way. */
const LARGE_BODIES = 64;
/** What one circuit may have of each, with room for those that a torn circuit left behind. */
const SMALL_EACH = 8;
const LARGE_EACH = 6;

/** Where sealed tips arrive: parts, and the commit that makes a blob of them. */
export function inboxRoutes(drop: Drop): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const small = slots(SMALL_BODIES, SMALL_EACH);
  const large = slots(LARGE_BODIES, LARGE_EACH);
  router.use(bySize(small, large, SMALL_BYTES), inTurn);

  router.put('/:id/:part', async (request, response) => {
    const id = await idNamed(request, 'id');
    const part = await numberNamed(request, 'part');
    checkIntake(await drop.store.intake());
    await putPart(drop, id, part, await readBody(request, PART_BYTES));
    response.setHeader('cache-control', NEVER_KEPT);
    response.status(204).end();
  });

  router.post('/:id', async (request, response) => {
    const id = await idNamed(request, 'id');
    const body = await readBody(request, PART_BYTES + COMMIT_BYTES);
    const { upload, blob } = readCommit(body);
    if (upload.id !== id) return refuse('upload-malformed');
    await commitUpload(drop, upload, blob);
    response.setHeader('cache-control', NEVER_KEPT);
    return response.status(201).end();
  });

  return router;
}

/** A commit is short and comes alone, or with the blob behind it, which never is so short. */
const readCommit = (body: Uint8Array): { upload: Upload; blob: Uint8Array | null } =>
  body.length <= COMMIT_BYTES ? { upload: parseUpload(body), blob: null } : parseWhole(body);
