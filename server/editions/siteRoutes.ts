import { Router } from 'express';
import { hashNamed, numberNamed, orNothing } from '../http/address.js';
import { ALWAYS_ASK, IMMUTABLE, sendBytes, sendTagged } from '../http/send.js';
import { refuseHere } from '../refusal.js';
import type { Drop } from '../standing.js';
import { servedOf } from './served.js';

const NOTE = 'text/plain; charset=utf-8';

/** Editions as everybody fetches them: the newest head, the two before it, and what they name. */
export function editionRoutes(drop: Drop): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const served = servedOf(drop);

  router.get('/head', async (request, response) => {
    const editions = await served();
    const head = editions?.heads.get(editions.newest);
    if (head === undefined) {
      response.setHeader('content-type', NOTE);
      response.setHeader('cache-control', ALWAYS_ASK);
      response.status(404).end('not-open');
    } else sendTagged(request, response, head, { type: NOTE, cache: ALWAYS_ASK });
  });

  router.get('/head/:edition', async (request, response) => {
    const edition = await numberNamed(request, 'edition');
    const head = orNothing((await served())?.heads.get(edition));
    sendTagged(request, response, head, { type: NOTE, cache: ALWAYS_ASK });
  });

  router.get('/f/:hash', async (request, response) => {
    const hash = await hashNamed(request, 'hash');
    const editions = await served();
    if (editions === null || !editions.files.has(hash)) return refuseHere('not-found');
    const file = orNothing(await drop.store.file(hash));
    return sendBytes(response, file, { cache: IMMUTABLE });
  });

  return router;
}
