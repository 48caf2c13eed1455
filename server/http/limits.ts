import type { Server, ServerOptions } from 'node:http';
import type { RequestHandler } from 'express';
import { refuseHere } from '../refusal.js';

/**
 * Time for a whole request: a large form without scripts at 75 kB/s on the site, where each body
 * has its own limits besides; 64 MiB at 40 kB/s for couriers.
 */
const SITE_REQUEST_MS = 60 * 60_000;
const COURIER_REQUEST_MS = 30 * 60_000;
const SILENT_MS = 10 * 60_000;
const HEADERS_MS = 30_000;
const KEEP_ALIVE_MS = 30_000;
const HEADER_BYTES = 8 * 1024;
const HEADER_COUNT = 64;

const common: ServerOptions = {
  headersTimeout: HEADERS_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxHeaderSize: HEADER_BYTES,
  connectionsCheckingInterval: 5_000,
};

export const SITE_SERVER: ServerOptions = { ...common, requestTimeout: SITE_REQUEST_MS };
export const COURIER_SERVER: ServerOptions = { ...common, requestTimeout: COURIER_REQUEST_MS };

/** A connection on which nothing moves in either direction for so long is cut. */
export function limitServer(server: Server): void {
  server.maxHeadersCount = HEADER_COUNT;
  server.setTimeout(SILENT_MS);
}

/** So many bodies are in memory at one time; a further sender is asked to come again. */
export function atMost(most: number): RequestHandler {
  let under = 0;
  return (_request, response, next) => {
    if (under >= most) return refuseHere('busy');
    under += 1;
    response.once('close', () => {
      under -= 1;
    });
    return next();
  };
}
