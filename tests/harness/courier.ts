import { toBase64, toHex } from '../../crypto/wire/bytes.js';
import { type Day, today } from '../../crypto/wire/day.js';
import { parseHash, parseId } from '../../crypto/wire/fields.js';
import { type RequestText, signRequest } from '../../crypto/wire/request.js';
import type { TestDrop } from './drop.js';
import { engine, LINE, seedOf, sha256 } from './line.js';

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
  /** The code of a refusal, by either listener's form; empty otherwise. */
  readonly code: string;
}

export async function answerOf(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const refused = response.status >= 400;
  const text = refused ? new TextDecoder().decode(bytes) : '';
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const code = isJson && refused ? (JSON.parse(text) as { code: string }).code : text;
  return { status: response.status, bytes, headers: response.headers, code };
}

export interface Signing {
  readonly courier?: string;
  readonly day?: Day;
  readonly nonce?: string;
  readonly changes?: Partial<RequestText>;
}

export async function authorization(
  method: RequestText['method'],
  path: string,
  body: Uint8Array,
  { courier = 'dov', day, nonce, changes }: Signing & { readonly day: Day },
): Promise<string> {
  const request = {
    line: LINE,
    day,
    method,
    path,
    nonce: parseId(nonce ?? toHex(engine.random(16))),
    body: parseHash(sha256(body)),
    ...changes,
  };
  return `Turnbox ${toBase64(await signRequest(engine, request, seedOf(courier)))}`;
}

/** One signed request of a courier. */
export async function asCourier(
  drop: Pick<TestDrop, 'courierUrl' | 'clock'>,
  method: RequestText['method'],
  path: string,
  body: Uint8Array = new Uint8Array(0),
  signing: Signing = {},
): Promise<Answer> {
  const day = signing.day ?? today(drop.clock.clock);
  const response = await fetch(new URL(path, drop.courierUrl), {
    method,
    headers: { authorization: await authorization(method, path, body, { ...signing, day }) },
    ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
  });
  return answerOf(response);
}
