import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { chmodSync } from 'node:fs';
import type { Listener } from '../config/config.js';
import { kindOf } from '../refusal.js';
import { SetUpFault } from '../setUpFault.js';
import { limitServer } from './limits.js';
import { afterProxyLine } from './proxied.js';
import { makeRoom, withoutOthers } from './socketFile.js';

export interface Listening {
  /** `http://HOST:PORT`, or the path of the socket. */
  readonly url: string;
  /** Takes no more connections, lets requests under way end, then cuts what is left. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the drop is stopped; the unit waits longer. */
const GRACE_MS = 20_000;
const LOOK_MS = 100;
/** Tor's user reaches the socket by its group; see docs/TOR.md. */
const OWNER_AND_GROUP = 0o660;

export async function listen(
  app: RequestListener,
  options: ServerOptions,
  where: Listener,
): Promise<Listening> {
  const server = createServer(options, app);
  limitServer(server);
  if ('socket' in where) await makeRoom(where.socket);
  if ('socket' in where && where.proxy === true) afterProxyLine(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(where, error)));
    if ('socket' in where) withoutOthers(() => server.listen({ path: where.socket }, resolve));
    else server.listen({ ...where }, resolve);
  });
  if ('socket' in where) chmodSync(where.socket, OWNER_AND_GROUP);
  return { url: urlOf(server, where), close: () => closed(server) };
}

const taken = (where: Listener, error: Error): SetUpFault => {
  const place = 'socket' in where ? where.socket : `${where.host}:${String(where.port)}`;
  return new SetUpFault(
    'listener-taken',
    `Cannot listen at ${place} (${kindOf(error)}). Stop what is using it, or change config.json.`,
  );
};

function urlOf(server: Server, where: Listener): string {
  const address = server.address();
  if ('socket' in where) return where.socket;
  if (address === null || typeof address === 'string') throw new Error('listens nowhere');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${String(address.port)}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    // A connection whose request has ended meanwhile is kept for nothing.
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(look);
      resolve();
    });
    server.closeIdleConnections();
  });
}
