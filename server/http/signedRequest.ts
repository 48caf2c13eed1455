import type { IncomingMessage } from 'node:http';
import { attempt, refuse } from '../../crypto/refusal.js';
import { fromBase64 } from '../../crypto/wire/bytes.js';
import { daysFrom } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { parseRequest, REQUEST_SCHEME, verifyRequest } from '../../crypto/wire/request.js';
import { dayNow, type Drop } from '../standing.js';
import { readBody } from './body.js';

type SentRequest = IncomingMessage & { readonly originalUrl: string };

/**
 * Lets a request in when a courier of the newest roster signed this method, this path, this body and
 * this day, and never before. A stranger's body is not even read.
 *
 * @returns the body, and who sent it
 */
export async function signedRequest(
  drop: Drop,
  request: SentRequest,
  cap: number,
): Promise<{ readonly courier: Key; readonly body: Uint8Array }> {
  const { engine, store } = drop;
  const { roster } = await drop.standing();
  const parsed = await attempt(() => parseRequest(noteIn(request.headers.authorization)));
  if (!parsed.ok) return refuse('request-malformed');
  const verified = await attempt(() => verifyRequest(engine, parsed.value, roster));
  if (!verified.ok) return refuse('request-forged');
  const { method, path, day, body, nonce, courier } = verified.value;
  if (method !== request.method || path !== request.originalUrl) return refuse('request-forged');
  if (Math.abs(daysFrom(dayNow(drop), day)) > 1) return refuse('request-day');
  const bytes = await readBody(request, cap);
  if ((await fileHash(engine, bytes)) !== body) return refuse('request-forged');
  if (!(await store.rememberNonce(nonce, day))) return refuse('request-replayed');
  return { courier, body: bytes };
}

/** The body alone, where it does not matter which courier sent it. */
export const signedBody = async (
  drop: Drop,
  request: SentRequest,
  cap: number,
): Promise<Uint8Array> => (await signedRequest(drop, request, cap)).body;

function noteIn(authorization: string | undefined): Uint8Array {
  const [scheme, encoded] = (authorization ?? '').split(' ');
  return scheme === REQUEST_SCHEME && encoded !== undefined
    ? fromBase64(encoded)
    : refuse('request-malformed');
}
