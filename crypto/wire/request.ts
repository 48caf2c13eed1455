import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { type Hash, type Id, type Key, parseHash, parseId, splitFields } from './fields.js';
import {
  claimsKey,
  keyId,
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';
import type { Roster } from './roster.js';

/**
 * What a courier signs to be let in; travels base64 in `Authorization: Turnbox ...`.
 *
 *   turnbox/1 request | line HEX32 | day DAY | request METHOD PATH | nonce HEX32 | body HASH
 *
 * The body's hash is SHA-256 of its bytes, of none for a GET. The drop remembers nonces for three
 * days, and refuses a day that is more than one off.
 */
export interface RequestText {
  readonly line: Id;
  readonly day: Day;
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly nonce: Id;
  readonly body: Hash;
}
export type SignedRequest = Verified<RequestText> & { readonly courier: Key };

const CAP = 2048;
export const REQUEST_SCHEME = 'Turnbox';

export const signRequest = (
  engine: Engine,
  request: RequestText,
  seed: Uint8Array,
): Promise<Bytes> => {
  const text = noteText('request', request.line, request.day, [
    `request ${request.method} ${request.path}`,
    `nonce ${request.nonce}`,
    `body ${request.body}`,
  ]);
  return signText(engine, text, keyName('courier', request.line), seed);
};

export function parseRequest(bytes: Uint8Array): Unverified<RequestText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'request');
  const [method = '', path = ''] = splitFields(lines.value('request'), 2);
  const nonce = parseId(lines.value('nonce'));
  const body = parseHash(lines.value('body'));
  lines.end();
  if (method !== 'GET' && method !== 'PUT' && method !== 'POST') return refuse('request-malformed');
  if (!/^\/[a-z0-9/-]*$/.test(path)) return refuse('request-malformed');
  return { note, claims: { line: lines.line, day: lines.day, method, path, nonce, body } };
}

export async function verifyRequest(
  engine: Engine,
  request: Unverified<RequestText>,
  roster: Roster,
): Promise<SignedRequest> {
  if (request.claims.line !== roster.line) return refuse('wrong-line');
  const name = keyName('courier', roster.line);
  for (const { key } of roster.couriers)
    if (claimsKey(request.note, name, await keyId(engine, name, key)))
      return { ...(await verifyNote(engine, request, name, key)), courier: key };
  return refuse('request-forged');
}
