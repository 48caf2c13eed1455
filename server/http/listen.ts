import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import type { Listener } from '../config/config.js';
import { kindOf } from '../refusal.js';
import { SetUpFault } from '../setUpFault.js';
import { limitServer } from './limits.js';

export interface Listening {
  /** `http://HOST:PORT`, or the path of the socket. */
  readonly url: string;
  /** Takes no more connections, lets requests under way end, then cuts what is left. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the drop is stopped. */
const GRACE_MS = 10_000;
const OWNER_AND_GROUP = 0o660;

export async function listen(
  app: RequestListener,
  options: ServerOptions,
  where: Listener,
): Promise<Listening> {
  const server = createServer(options, app);
  limitServer(server);
  if ('socket' in where) removeStale(where.socket);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(taken(where, error)));
    server.listen('socket' in where ? { path: where.socket } : { ...where }, resolve);
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

function removeStale(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) unlinkSync(path);
}

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
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
