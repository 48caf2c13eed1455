import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connectThrough } from '../../../journalist-cli/courier/socks.js';

export interface OnionAnswer {
  readonly status: number;
  readonly body: Buffer;
}
/** Who asks: a name for which Tor has circuits of its own. */
export interface Visitor {
  readonly socks: number;
  readonly user: string;
}

/** One request through Tor, on a stream of its own. */
export async function onionRequest(
  { socks, user }: Visitor,
  url: string,
  method = 'GET',
  body?: Uint8Array,
): Promise<OnionAnswer> {
  const to = new URL(url);
  const port = { host: '127.0.0.1', port: socks };
  const socket = await connectThrough(port, user, to.hostname, 80);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        createConnection: () => socket,
        method,
        path: to.pathname,
        headers: { host: to.host, ...(body && { 'content-length': body.length }) },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          socket.destroy();
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export const someone = (socks: number): Visitor => ({
  socks,
  user: randomBytes(8).toString('hex'),
});
