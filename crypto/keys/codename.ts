import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from '../wire/bytes.js';
import type { Id } from '../wire/fields.js';
import { context } from './line.js';
import type { Wordlist } from './wordlist.js';

/**
 * A codename is eight words: 80 secret bits and 8 check bits as eight 11-bit indexes, big-endian.
 *
 *   K      = PBKDF2-SHA-512(secret, "turnbox/1 codename" | line, 600,000 rounds, 64 bytes)
 *   part X = HKDF-SHA-256(K, no salt, "turnbox/1 X" | line)
 *
 * The check bits come from the stretched output, so that whoever has seen part of a codename has
 * no cheap filter for the rest. The bits are hashed, never the words.
 */
export const CODENAME_WORDS = 8;
const SECRET_BYTES = 10;
const ROUNDS = 600_000;

/** The secret parts of a source's keys; wipe them when done. */
export interface CodenameKeys {
  /** Ed25519 seed of the source's signature. */
  readonly sign: Bytes;
  /** X-Wing seed of the identity that replies are sealed to. */
  readonly reply: Bytes;
  /** HMAC key of the tags that mark replies. */
  readonly tag: Bytes;
}

/** Eight words' worth of bits, as bytes: 10 secret and one of check. */
function bitsOf(indexes: readonly number[]): Bytes {
  let bits = 0n;
  for (const index of indexes) bits = (bits << 11n) | BigInt(index);
  return Uint8Array.from({ length: SECRET_BYTES + 1 }, (_, i) =>
    Number((bits >> BigInt(8 * (SECRET_BYTES - i))) & 0xffn),
  );
}

function indexesOf(bytes: Uint8Array): number[] {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: CODENAME_WORDS }, (_, i) =>
    Number((bits >> BigInt(11 * (CODENAME_WORDS - 1 - i))) & 0x7ffn),
  );
}

async function derive(
  engine: Engine,
  secret: Uint8Array,
  line: Id,
): Promise<CodenameKeys & { check: number }> {
  const stretched = await engine.pbkdf2Sha512(secret, context('codename', line), ROUNDS, 64);
  const part = (name: string, length: number): Promise<Bytes> =>
    engine.hkdfSha256(stretched, context(name, line), length);
  const [check, sign, reply, tag] = await Promise.all([
    part('check', 1),
    part('sign', 32),
    part('reply', 32),
    part('tag', 32),
  ]);
  engine.wipe(stretched);
  return { check: check[0] ?? 0, sign, reply, tag };
}

/**
 * Draws a codename and derives its keys, in 0.7 s of a browser's time. One whose words would all
 * fit another language's list is drawn again, so that words never mean two codenames.
 */
export async function drawCodename(
  engine: Engine,
  line: Id,
  list: Wordlist,
): Promise<{ words: string[]; keys: CodenameKeys }> {
  const secret = engine.random(SECRET_BYTES);
  const { check, ...keys } = await derive(engine, secret, line);
  const indexes = indexesOf(new Uint8Array([...secret, check]));
  engine.wipe(secret);
  return indexes.every((index) => list.isShared(index))
    ? drawCodename(engine, line, list)
    : { words: indexes.map((index) => list.words[index] ?? ''), keys };
}

/**
 * The keys of a codename that was typed in. Words off the list and words that do not belong
 * together are refused here, without asking the drop.
 */
export async function openCodename(
  engine: Engine,
  line: Id,
  list: Wordlist,
  typed: string,
): Promise<CodenameKeys> {
  const words = splitWords(typed);
  if (words.length !== CODENAME_WORDS) return refuse('codename-words');
  const indexes = words.map((word) => list.indexOf(word) ?? refuse('codename-word'));
  const bits = bitsOf(indexes);
  const { check, ...keys } = await derive(engine, bits.subarray(0, SECRET_BYTES), line);
  const fits = check === bits[SECRET_BYTES];
  engine.wipe(bits);
  if (fits) return keys;
  engine.wipe(keys.sign, keys.reply, keys.tag);
  return refuse('codename-check');
}

/** What stands between words may be anything that people write there. */
export const splitWords = (typed: string): string[] =>
  typed.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');

/** Which of the typed words are on no list, counted from 1; for the person who typed them. */
export const unknownWords = (list: Wordlist, typed: string): number[] =>
  splitWords(typed).flatMap((word, i) => (list.indexOf(word) === undefined ? [i + 1] : []));
