import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { type Bytes, concat, fromBase64, fromUtf8, toBase64, toHex, utf8 } from './bytes.js';
import { type Day, parseDay } from './day.js';
import { type Hash, type Id, type Key, parseId, parseKey } from './fields.js';

/**
 * C2SP signed note, with Ed25519 (signature type 0x01):
 *
 *   text, ending in a line feed
 *   (empty line)
 *   — NAME BASE64(key id, 4 bytes | signature, 64 bytes)
 *
 * The exact bytes of the text are what is signed. Every note of this project begins
 * `turnbox/1 TYPE`, `line HEX32`, `day DAY`, and goes on as `key value` lines.
 */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly { name: string; id: string; signature: Bytes }[];
}

export type NoteType =
  | 'card'
  | 'roster'
  | 'daykey'
  | 'statement'
  | 'outbox'
  | 'head'
  | 'batch'
  | 'request'
  | 'reply'
  | 'move'
  | 'tip'
  | 'claim'
  | 'case'
  | 'manifest'
  | 'deletion';
export type Role = 'root' | 'drop' | 'reader' | 'courier' | 'source';

/** Parsed, but nobody has checked who signed it: only a `verify` function turns it into a value. */
export interface Unverified<T> {
  readonly note: SignedNote;
  readonly claims: T;
}
declare const checked: unique symbol;
/** A value whose signature was checked; `hash` is SHA-256 of the note's text, without signatures. */
export type Verified<T> = T & { readonly hash: Hash; readonly [checked]: true };

const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/;
const ED25519 = 0x01;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

export const keyName = (role: Role, line: Id): string => `${role}.${line.slice(0, 8)}`;

/** C2SP key id: the first four bytes of SHA-256(name, LF, 0x01, public key), as 8 hex digits. */
export async function keyId(engine: Engine, name: string, key: Key): Promise<string> {
  const hash = await engine.sha256(
    concat(utf8(`${name}\n`), new Uint8Array([ED25519]), fromBase64(key, 32)),
  );
  return toHex(hash.subarray(0, 4));
}

/** C2SP verifier key: NAME+ID+BASE64(0x01, public key). This is what a line publishes of its root. */
export const verifierKey = async (engine: Engine, name: string, key: Key): Promise<string> =>
  `${name}+${await keyId(engine, name, key)}+${toBase64(
    concat(new Uint8Array([ED25519]), fromBase64(key, 32)),
  )}`;

export async function parseVerifierKey(
  engine: Engine,
  text: string,
): Promise<{ name: string; key: Key }> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || encoded === undefined) return refuse('bad-key');
  const bytes = fromBase64(encoded, 33);
  const key = toBase64(bytes.subarray(1)) as Key;
  if (bytes[0] !== ED25519 || id !== (await keyId(engine, name, key))) return refuse('bad-key');
  return { name, key };
}

/** Splits at the last empty line, as the specification asks; nothing is believed yet. */
export function parseNote(bytes: Uint8Array, cap: number): SignedNote {
  if (bytes.length > cap) return refuse('too-large');
  const whole = fromUtf8(bytes);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n') || CONTROL.test(whole)) return refuse('note-malformed');
  const signatures = whole
    .slice(split + 2, -1)
    .split('\n')
    .map((line) => {
      const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
      if (name === undefined || encoded === undefined) return refuse('note-malformed');
      const signed = fromBase64(encoded);
      if (signed.length < 5) return refuse('note-malformed');
      return { name, id: toHex(signed.subarray(0, 4)), signature: signed.slice(4) };
    });
  return { text: whole.slice(0, split + 1), signatures };
}

export const noteHash = async (engine: Engine, text: string): Promise<Hash> =>
  toHex(await engine.sha256(utf8(text))) as Hash;

/** Whether a note claims this key's signature; the key id is public and proves nothing. */
export const claimsKey = (note: SignedNote, name: string, id: string): boolean =>
  note.signatures.some((signature) => signature.name === name && signature.id === id);

/**
 * Refuses a note that lacks the key's signature or carries a wrong one. Signatures of unknown keys
 * are passed over, so that witnesses can be added.
 */
export async function verifyNote<T>(
  engine: Engine,
  { note, claims }: Unverified<T>,
  name: string,
  key: Key,
): Promise<Verified<T>> {
  const id = await keyId(engine, name, key);
  const own = note.signatures.filter((signature) => signature.name === name && signature.id === id);
  if (own.length === 0) return refuse('note-unsigned');
  const text = utf8(note.text);
  for (const { signature } of own)
    if (!(await engine.ed25519.verify(fromBase64(key, 32), text, signature)))
      return refuse('note-bad-signature');
  return { ...claims, hash: await noteHash(engine, note.text) } as Verified<T>;
}

export async function signText(
  engine: Engine,
  text: string,
  name: string,
  seed: Uint8Array,
): Promise<Bytes> {
  const key = toBase64(await engine.ed25519.publicKey(seed)) as Key;
  const id = await keyId(engine, name, key);
  const signature = await engine.ed25519.sign(seed, utf8(text));
  const idBytes = Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return utf8(`${text}\n\u2014 ${name} ${toBase64(concat(idBytes, signature))}\n`);
}

/** The text of a note of this project; a value that would break a line is refused here. */
export function noteText(type: NoteType, line: Id, day: Day, rest: readonly string[]): string {
  const lines = [`turnbox/1 ${type}`, `line ${line}`, `day ${day}`, ...rest];
  if (lines.some((each) => each.includes('\n') || CONTROL.test(each)))
    return refuse('field-malformed');
  return `${lines.join('\n')}\n`;
}

/** Takes the lines of a note in their order; a missing, foreign or left-over one is refused. */
export interface NoteLines {
  readonly line: Id;
  readonly day: Day;
  value(key: string): string;
  values(key: string): string[];
  /** Everything after this point, line feeds kept; for a note that ends in free text. */
  rest(): string;
  end(): void;
}

export function readLines(note: SignedNote, type: NoteType): NoteLines {
  const lines = note.text.slice(0, -1).split('\n');
  let at = 0;
  const next = (key: string): string | undefined => {
    const line = lines[at];
    if (line === undefined || !line.startsWith(`${key} `)) return undefined;
    at += 1;
    return line.slice(key.length + 1);
  };
  const value = (key: string): string => next(key) ?? refuse('field-unexpected');
  if (lines[at] !== `turnbox/1 ${type}`) return refuse('wrong-type');
  at += 1;
  const line = parseId(value('line'));
  const day = parseDay(value('day'));
  return {
    line,
    day,
    value,
    values: (key) => {
      const found: string[] = [];
      for (let each = next(key); each !== undefined; each = next(key)) found.push(each);
      return found;
    },
    rest: () => {
      const rest = lines.slice(at).join('\n');
      at = lines.length;
      return rest;
    },
    end: () => {
      if (at !== lines.length) refuse('field-unexpected');
    },
  };
}

export const publicKeyOf = async (engine: Engine, seed: Uint8Array): Promise<Key> =>
  parseKey(toBase64(await engine.ed25519.publicKey(seed)));
