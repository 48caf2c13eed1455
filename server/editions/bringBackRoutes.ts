import { Router } from 'express';
import { hashNamed } from '../http/address.js';
import { atMost } from '../http/limits.js';
import { NEVER_KEPT, sendBytes } from '../http/send.js';
import { signedBody, signedRequest } from '../http/signedRequest.js';
import type { Drop } from '../standing.js';
import { bringBatch, bringFile, bringHead, courierCame } from './bringBack.js';

const NOTE_BYTES = 256 * 1024;
const FILE_BYTES = 64 * 1024 * 1024;
const BODIES = 4;
const NOTHING = 0;

/** What couriers bring to a line that was restored. */
export function bringBackRoutes(drop: Drop): Router {
  const router = Router({ caseSensitive: true, strict: true });

  router.put('/heads/:edition', atMost(BODIES), async (request, response) => {
    await bringHead(drop, await signedBody(drop, request, NOTE_BYTES));
    response.status(201).end();
  });

  router.put('/batches/:number', atMost(BODIES), async (request, response) => {
    await bringBatch(drop, await signedBody(drop, request, NOTE_BYTES));
    response.status(201).end();
  });

  router.put('/files/:hash', atMost(BODIES), async (request, response) => {
    const bytes = await signedBody(drop, request, FILE_BYTES);
    await bringFile(drop, await hashNamed(request, 'hash'), bytes);
    response.status(201).end();
  });

  router.post('/restored', async (request, response) => {
    const { courier } = await signedRequest(drop, request, NOTHING);
    const body = Buffer.from(JSON.stringify(await courierCame(drop, courier)));
    sendBytes(response, body, { type: 'application/json; charset=utf-8', cache: NEVER_KEPT });
  });

  return router;
}
