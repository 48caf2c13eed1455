import { Router } from 'express';
import type { Hash } from '../../crypto/wire/fields.js';
import { hashNamed, numberNamed, orNothing } from '../http/address.js';
import { packed, type Packed, sendPacked, sendPackedTagged } from '../http/packed.js';
import { ALWAYS_ASK, IMMUTABLE, sendBytes } from '../http/send.js';
import { closedBy } from '../inbox/intake.js';
import { refuseHere } from '../refusal.js';
import type { Drop } from '../standing.js';
import { editionFileNow } from './editionFileNow.js';
import { servedOf } from './served.js';

const NOTE = 'text/plain; charset=utf-8';

/** Editions as everybody fetches them: the newest head, the two before it, and what they name. */
export function editionRoutes(drop: Drop): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const served = servedOf(drop);
  const ofHeads = packedOnce();
  const ofNotes = packedOnce();

  router.get('/head', async (request, response) => {
    const editions = await served();
    const head = editions?.heads.get(editions.newest);
    if (head === undefined) {
      response.setHeader('content-type', NOTE);
      response.setHeader('cache-control', ALWAYS_ASK);
      response.status(404).end(closedBy(await drop.store.intake()) ?? 'not-open');
    } else
      sendPackedTagged(request, response, ofHeads(head, head), { type: NOTE, cache: ALWAYS_ASK });
  });

  /** The same in one file, for whoever seals without a network. */
  router.get('/edition', async (_request, response) => {
    const file = orNothing(await editionFileNow(drop));
    sendBytes(response, file, { type: NOTE, cache: ALWAYS_ASK });
  });

  router.get('/head/:edition', async (request, response) => {
    const edition = await numberNamed(request, 'edition');
    const head = orNothing((await served())?.heads.get(edition));
    sendPackedTagged(request, response, ofHeads(head, head), { type: NOTE, cache: ALWAYS_ASK });
  });

  router.get('/f/:hash', async (request, response) => {
    const hash = await hashNamed(request, 'hash');
    const editions = await served();
    if (editions === null || !editions.files.has(hash)) return refuseHere('not-found');
    const file = orNothing(await drop.store.file(hash));
    if (!editions.notes.has(hash)) return sendBytes(response, file, { cache: IMMUTABLE });
    return sendPacked(request, response, ofNotes(hash, file), { cache: IMMUTABLE });
  });

  return router;
}

/** Of the newest few: an edition's notes are a few kB each, and asked for by everybody. */
const KEPT = 8;

function packedOnce(): (key: Hash | Uint8Array, bytes: Uint8Array) => Packed {
  const kept = new Map<Hash | Uint8Array, Packed>();
  return (key, bytes) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = packed(bytes);
    kept.set(key, made);
    for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
    return made;
  };
}
