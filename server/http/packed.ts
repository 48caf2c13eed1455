import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { sendBytes, sendTagged, type Sending } from './send.js';

/**
 * Bytes that are the same for everybody, and the same as gzip (RFC 1952), made once: over an onion
 * service a browser takes nothing smaller. Only what holds nobody's secret is ever packed: a length
 * that depends on a secret and on what an attacker had put beside it gives the secret away (BREACH).
 */
export interface Packed {
  readonly bytes: Uint8Array;
  /** Null where it would not be smaller, as with anything random. */
  readonly gzip: Uint8Array | null;
}

const BEST = { level: 9 };
/** Less of a saving is not worth a second copy. */
const WORTH_IT = 0.95;

export function packed(bytes: Uint8Array): Packed {
  const gzip = new Uint8Array(gzipSync(bytes, BEST));
  return { bytes, gzip: gzip.length < bytes.length * WORTH_IT ? gzip : null };
}

const chosen = (request: Request, response: Response, { bytes, gzip }: Packed): Uint8Array => {
  if (gzip === null) return bytes;
  response.setHeader('vary', 'accept-encoding');
  if (request.acceptsEncodings('gzip') !== 'gzip') return bytes;
  response.setHeader('content-encoding', 'gzip');
  return gzip;
};

export const sendPacked = (
  request: Request,
  response: Response,
  file: Packed,
  sending: Sending,
): void => {
  sendBytes(response, chosen(request, response, file), sending);
};

/** The same with an entity tag, one for each of the two (RFC 9110, 8.8.3.3). */
export const sendPackedTagged = (
  request: Request,
  response: Response,
  file: Packed,
  sending: Sending,
): void => {
  sendTagged(request, response, chosen(request, response, file), sending);
};
