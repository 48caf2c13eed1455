import { type Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '../../../crypto/engine/engine.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { CourierRefusal } from '../refusals.js';
import { parseAddress, type Route } from '../route.js';
import { socksAgent } from '../socks.js';
import type { AnswerHeaders } from './answerHeaders.js';
import { headersFor } from './asASource.js';

/** What the site gave for one path. */
export interface Got {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly bytes: Uint8Array;
}

/** One visit to the site, over a circuit of its own, as a source's browser makes it. */
export interface SiteVisit {
  get(path: string): Promise<Got>;
  end(): void;
}

const IDLE_MS = 120_000;
/** An answer that trickles in for ever would keep a watcher from looking again. */
const LONGEST_MS = 15 * 60_000;
/** Larger than any file of a site; what differs is kept, and must not fill the watcher's disk. */
const MOST_BYTES = 8 * 1024 * 1024;

export function startVisit(engine: Engine, address: string, route: Route): SiteVisit {
  const base = parseAddress(address, route);
  const agent = route === 'direct' ? undefined : socksAgent(route, toHex(engine.random(8)));
  return {
    get: async (path) => read(await ask(new URL(path, base), agent)),
    end: () => agent?.destroy(),
  };
}

function ask(url: URL, agent: Agent | undefined): Promise<IncomingMessage> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent, headers: headersFor(url), timeout: IDLE_MS, signal },
      resolve,
    );
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
  } catch (error) {
    // Connections over Tor are cut now and then: that alone proves nothing.
    throw error instanceof CourierRefusal ? error : new CourierRefusal('drop-unreachable');
  }
  const body = Buffer.concat(chunks);
  return {
    status: incoming.statusCode ?? 0,
    headers: headersOf(incoming),
    bytes: incoming.headers['content-encoding'] === 'gzip' ? unpacked(body) : new Uint8Array(body),
  };
}

const headersOf = ({ rawHeaders }: IncomingMessage): AnswerHeaders =>
  rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name.toLowerCase(), rawHeaders[i + 1] ?? ''] as const] : [],
  );

function unpacked(body: Buffer): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(body, { maxOutputLength: MOST_BYTES }));
  } catch {
    throw new CourierRefusal('drop-garbled');
  }
}
