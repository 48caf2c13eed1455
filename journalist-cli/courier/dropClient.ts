import { type Agent, type IncomingMessage, request } from 'node:http';
import type { Engine } from '../../crypto/engine/engine.js';
import { LIST_CAP } from '../../crypto/wire/batch.js';
import { type Bytes, concat, toBase64, toHex } from '../../crypto/wire/bytes.js';
import { type Clock, today } from '../../crypto/wire/day.js';
import type { Id } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { REQUEST_SCHEME, type RequestText, signRequest } from '../../crypto/wire/request.js';
import { CourierRefusal } from './refusals.js';
import { parseAddress, type Route } from './route.js';
import { socksAgent } from './socks.js';

/** The couriers' side of a drop. The only code of these tools that opens a connection. */
export interface DropClient {
  /** The bytes of a file, or null when the drop has none of that name. */
  get(path: string): Promise<Bytes | null>;
  /** A file that may be large, as it flows; false when the drop has none of that name. */
  flow(path: string, take: (chunk: Uint8Array) => Promise<void>): Promise<boolean>;
  send(method: 'PUT' | 'POST', path: string, body: Uint8Array): Promise<Answer>;
}
export interface Answer {
  readonly status: number;
  readonly body: Bytes;
}
export interface DropAddress {
  readonly address: string;
  readonly route: Route;
  readonly line: Id;
  readonly seed: Uint8Array;
}

const NOTHING = new Uint8Array(0);
/** Longer than any pause that a busy drop makes; a silent connection must end. */
const IDLE_MS = 120_000;
/** Larger than anything but a blob, and those flow; an endless answer must end. */
const MOST_BYTES = LIST_CAP;

/** Signs every request with the courier's key, so that a stranger's reaches nothing. */
export function dropClient(
  engine: Engine,
  clock: Clock,
  { address, route, line, seed }: DropAddress,
): DropClient {
  const base = parseAddress(address, route);
  const agent = route === 'direct' ? undefined : socksAgent(route, toHex(engine.random(8)));
  const open = async (
    method: RequestText['method'],
    path: string,
    body: Uint8Array,
  ): Promise<IncomingMessage> => {
    const note = await signRequest(
      engine,
      {
        line,
        day: today(clock),
        method,
        path,
        nonce: toHex(engine.random(16)) as Id,
        body: await fileHash(engine, body),
      },
      seed,
    );
    const authorization = `${REQUEST_SCHEME} ${toBase64(note)}`;
    return exchange(new URL(path, base), agent, method, authorization, body);
  };
  const get = async (path: string): Promise<IncomingMessage | null> => {
    const incoming = await open('GET', path, NOTHING);
    if (incoming.statusCode === 200) return incoming;
    const body = await whole(incoming);
    return incoming.statusCode === 404 ? null : refused({ status: 0, body });
  };
  return {
    send: async (method, path, body) => {
      const incoming = await open(method, path, body);
      return { status: incoming.statusCode ?? 0, body: await whole(incoming) };
    },
    get: async (path) => {
      const incoming = await get(path);
      return incoming === null ? null : whole(incoming);
    },
    flow: async (path, take) => {
      const incoming = await get(path);
      if (incoming === null) return false;
      for await (const chunk of chunksOf(incoming)) await take(chunk);
      return true;
    },
  };
}

function exchange(
  url: URL,
  agent: Agent | undefined,
  method: string,
  authorization: string,
  body: Uint8Array,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method,
        headers: { authorization, 'content-length': body.length },
        timeout: IDLE_MS,
      },
      resolve,
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', (error) => reject(unreachable(error)));
    outgoing.end(body);
  });
}

const unreachable = (error: unknown): CourierRefusal =>
  error instanceof CourierRefusal ? error : new CourierRefusal('drop-unreachable');

async function* chunksOf(incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only what the connection does is the drop's fault; what is done with a chunk is the caller's.
      const next = await chunks.next().catch((error: unknown) => {
        throw unreachable(error);
      });
      if (next.done === true) return;
      yield next.value as Uint8Array;
    }
  } finally {
    // Left half-read, it would hold the one connection that there is.
    if (!incoming.readableEnded) incoming.destroy();
  }
}

async function whole(incoming: IncomingMessage): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(incoming)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new CourierRefusal('drop-garbled');
    chunks.push(chunk);
  }
  return concat(...chunks);
}

/** No refusal of a drop is longer; more would push what matters off the screen. */
const MOST_ADVICE = 600;

/** Turns a refusal of the drop into ours, with the drop's own advice when it gave one. */
export function refused({ body }: Answer): never {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new CourierRefusal('drop-garbled');
  }
  if (typeof parsed !== 'object' || parsed === null) throw new CourierRefusal('drop-garbled');
  const { code, advice } = parsed as { code?: unknown; advice?: unknown };
  if (typeof code !== 'string' || !/^[a-z0-9-]{1,40}$/.test(code))
    throw new CourierRefusal('drop-garbled');
  if (typeof advice !== 'string' || advice.length > MOST_ADVICE)
    throw new CourierRefusal('drop-garbled');
  throw new CourierRefusal('drop-denied', { code, advice });
}
