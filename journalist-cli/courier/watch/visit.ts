import { type Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '../../../crypto/engine/engine.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { CourierRefusal } from '../refusals.js';
import { parseAddress, type Route } from '../route.js';
import { socksAgent } from '../socks.js';

/** What the site gave for one path. */
export interface Got {
  readonly status: number;
  readonly csp: string;
  readonly bytes: Uint8Array;
}

/** One visit to the site, over a circuit of its own, as a source's browser makes it. */
export interface SiteVisit {
  get(path: string): Promise<Got>;
  end(): void;
}

/**
 * What Tor Browser says of itself over http://.onion. A drop that could tell a watcher from a source
 * would lie to sources alone.
 */
const AS_A_SOURCE = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.5',
  'accept-encoding': 'gzip, deflate',
  connection: 'keep-alive',
};
const IDLE_MS = 120_000;
const MOST_BYTES = 64 * 1024 * 1024;

export function startVisit(engine: Engine, address: string, route: Route): SiteVisit {
  const base = parseAddress(address, route);
  const agent = route === 'direct' ? undefined : socksAgent(route, toHex(engine.random(8)));
  return {
    get: async (path) => read(await ask(new URL(path, base), agent)),
    end: () => agent?.destroy(),
  };
}

function ask(url: URL, agent: Agent | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, headers: AS_A_SOURCE, timeout: IDLE_MS }, resolve);
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', (error) => {
      reject(error instanceof CourierRefusal ? error : new CourierRefusal('drop-unreachable'));
    });
    outgoing.end();
  });
}

async function read(incoming: IncomingMessage): Promise<Got> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new CourierRefusal('drop-garbled');
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const isPacked = incoming.headers['content-encoding'] === 'gzip';
    return {
      status: incoming.statusCode ?? 0,
      csp: String(incoming.headers['content-security-policy'] ?? ''),
      bytes: new Uint8Array(isPacked ? gunzipSync(body, { maxOutputLength: MOST_BYTES }) : body),
    };
  } catch (error) {
    throw error instanceof CourierRefusal ? error : new CourierRefusal('drop-garbled');
  }
}
