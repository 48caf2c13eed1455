import { type Request, type Response, Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { hashNamed, numberNamed, orNothing } from '../http/address.js';
import { atMost } from '../http/limits.js';
import { NEVER_KEPT, sendBytes } from '../http/send.js';
import { signedBody } from '../http/signedRequest.js';
import { blobFile } from '../inbox/blobFile.js';
import { batchCloser } from '../inbox/closeBatch.js';
import { kindOf } from '../refusal.js';
import type { Drop } from '../standing.js';
import { bringBackRoutes } from './bringBackRoutes.js';
import { dropState } from './dropState.js';
import { takeOutbox } from './outboxArrival.js';
import { publish } from './publish.js';
import { sweep } from './retention.js';

const OUTBOX_BYTES = 64 * 1024 * 1024;
const EDITION_BYTES = 64 * 1024 * 1024;
const BODIES = 4;
const NOTHING = 0;
const JSON_TYPE = 'application/json; charset=utf-8';

/** What couriers fetch, bring and ask for; every request is signed. */
export function courierRoutes(drop: Drop): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { store } = drop;
  const closeBatch = batchCloser(drop);

  /** A signed GET, answered with the bytes that `find` finds. */
  const file = (path: string, find: (request: Request) => Promise<Uint8Array | null>): void => {
    router.get(path, async (request, response) => {
      await signedBody(drop, request, NOTHING);
      sendBytes(response, orNothing(await find(request)), { cache: NEVER_KEPT });
    });
  };
  const readerNamed = async (request: Request) =>
    orNothing((await drop.standing()).readers.get(String(request.params['id'])));

  router.get('/state', async (request, response) => {
    await signedBody(drop, request, NOTHING);
    const bytes = Buffer.from(JSON.stringify(await dropState(drop)));
    sendBytes(response, bytes, { type: JSON_TYPE, cache: NEVER_KEPT });
  });

  file('/rosters/:epoch', async (request) => store.roster(await numberNamed(request, 'epoch')));
  file('/heads/:edition', async (request) => store.head(await numberNamed(request, 'edition')));
  file('/files/:hash', async (request) => store.file(await hashNamed(request, 'hash')));
  file('/batches/:number', async (request) => store.batch(await numberNamed(request, 'number')));
  file('/lists/:hash', async (request) => store.list(await hashNamed(request, 'hash')));
  file('/outboxes/:id', async (request) => {
    const outbox = await store.outbox(await readerNamed(request));
    return outbox?.manifest ?? null;
  });
  file('/outboxes/:id/:name', async (request) =>
    store.outboxFile(await readerNamed(request), String(request.params['name'])),
  );

  router.get('/blobs/:hash', async (request, response) => {
    await signedBody(drop, request, NOTHING);
    await sendBlob(drop, request, response, 0);
  });
  // Over Tor a connection ends now and then: the rest of a large blob, from one of its parts on.
  router.get('/blobs/:hash/:part', async (request, response) => {
    await signedBody(drop, request, NOTHING);
    await sendBlob(drop, request, response, await numberNamed(request, 'part'));
  });

  router.put('/outboxes/:id', atMost(BODIES), async (request, response) => {
    const body = await signedBody(drop, request, OUTBOX_BYTES);
    const taken = await takeOutbox(drop, String(request.params['id']), body);
    response.status(taken === 'taken' ? 201 : 200).end();
  });

  router.post('/editions', atMost(BODIES), async (request, response) => {
    await publish(drop, await signedBody(drop, request, EDITION_BYTES));
    // The edition is out: what could not be let go of now goes with the next sweep.
    await sweep(drop).catch((error: unknown) => drop.report(kindOf(error)));
    response.status(201).end();
  });

  router.post('/batch', async (request, response) => {
    await signedBody(drop, request, NOTHING);
    sendBytes(response, await closeBatch(), { cache: NEVER_KEPT });
  });

  router.use(bringBackRoutes(drop));
  return router;
}

async function sendBlob(
  drop: Drop,
  request: Request,
  response: Response,
  from: number,
): Promise<void> {
  const hash = await hashNamed(request, 'hash');
  const { size, parts } = orNothing(await blobFile(drop.store, hash, from));
  response.setHeader('content-type', 'application/octet-stream');
  response.setHeader('cache-control', NEVER_KEPT);
  response.setHeader('content-length', size);
  await pipeline(parts, response);
}
