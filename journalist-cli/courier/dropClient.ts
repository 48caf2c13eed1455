import { request } from 'node:http';
import type { Engine } from '../../crypto/engine/engine.js';
import { type Bytes, concat, toBase64, toHex } from '../../crypto/wire/bytes.js';
import { type Clock, today } from '../../crypto/wire/day.js';
import type { Id } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { REQUEST_SCHEME, type RequestText, signRequest } from '../../crypto/wire/request.js';
import { CourierRefusal } from './refusals.js';

/** The couriers' side of a drop. The only code of these tools that opens a connection. */
export interface DropClient {
  /** The bytes of a file, or null when the drop has none of that name. */
  get(path: string): Promise<Bytes | null>;
  send(method: 'PUT' | 'POST', path: string, body: Uint8Array): Promise<Answer>;
}
export interface Answer {
  readonly status: number;
  readonly body: Bytes;
}

const NOTHING = new Uint8Array(0);
/** Longer than any pause that a busy drop makes; a silent connection must end. */
const IDLE_MS = 120_000;
/** Larger than the largest blob that a drop takes by default; an endless answer must end. */
const MOST_BYTES = 512 * 1024 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Signs every request with the courier's key, so that a stranger's reaches nothing. */
export function dropClient(
  engine: Engine,
  clock: Clock,
  { address, line, seed }: { address: string; line: Id; seed: Uint8Array },
): DropClient {
  const base = parseAddress(address);
  const send = async (
    method: RequestText['method'],
    path: string,
    body: Uint8Array,
  ): Promise<Answer> => {
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
    return exchange(base, method, path, `${REQUEST_SCHEME} ${toBase64(note)}`, body);
  };
  return {
    send,
    get: async (path) => {
      const answer = await send('GET', path, NOTHING);
      if (answer.status === 404) return null;
      return answer.status === 200 ? answer.body : refused(answer);
    },
  };
}

export function parseAddress(address: string): URL {
  if (!URL.canParse(address)) throw new CourierRefusal('drop-elsewhere');
  const url = new URL(address);
  if (url.protocol !== 'http:' || !LOOPBACK.has(url.hostname))
    throw new CourierRefusal('drop-elsewhere');
  return url;
}

function exchange(
  base: URL,
  method: string,
  path: string,
  authorization: string,
  body: Uint8Array,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const unreachable = (): void => reject(new CourierRefusal('drop-unreachable'));
    const outgoing = request(
      new URL(path, base),
      {
        method,
        headers: { authorization, 'content-length': body.length },
        timeout: IDLE_MS,
      },
      (incoming) => {
        const chunks: Uint8Array[] = [];
        let size = 0;
        incoming.on('data', (chunk: Uint8Array) => {
          size += chunk.length;
          if (size > MOST_BYTES) incoming.destroy();
          else chunks.push(chunk);
        });
        incoming.on('error', unreachable);
        incoming.on('aborted', unreachable);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, body: concat(...chunks) }),
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', unreachable);
    outgoing.end(body);
  });
}

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
  if (typeof code !== 'string' || typeof advice !== 'string' || !/^[a-z0-9-]{1,40}$/.test(code))
    throw new CourierRefusal('drop-garbled');
  throw new CourierRefusal('drop-denied', { code, advice });
}
