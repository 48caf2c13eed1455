import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

const OCTETS = 'application/octet-stream';
export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const ALWAYS_ASK = 'no-cache';
export const NEVER_KEPT = 'no-store';

export interface Sending {
  readonly type?: string;
  readonly cache: string;
  readonly status?: number;
}

export const etagOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('hex')}"`;

/** Bytes as they are: no charset guessed, no compression here, no entity tag of Express's own. */
export function sendBytes(
  response: Response,
  bytes: Uint8Array,
  { type = OCTETS, cache, status = 200 }: Sending,
): void {
  response.status(status);
  response.setHeader('content-type', type);
  response.setHeader('cache-control', cache);
  response.setHeader('content-length', bytes.length);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** The same with a strong entity tag, and 304 for whoever has these bytes already. */
export function sendTagged(
  request: Request,
  response: Response,
  bytes: Uint8Array,
  sending: Sending,
): void {
  const tag = etagOf(bytes);
  response.setHeader('etag', tag);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim());
  if (known.includes(tag)) {
    response.removeHeader('content-encoding');
    response.setHeader('cache-control', sending.cache);
    response.status(304).end();
  } else sendBytes(response, bytes, sending);
}
