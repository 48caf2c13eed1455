import { bech32 } from '@scure/base';
import { refuse } from '../refusal.js';
import type { Bytes } from '../wire/bytes.js';

/**
 * age's texts for X-Wing keys (C2SP age, hybrid): `age1pq1...` holds 1,216 bytes of public key and
 * `AGE-SECRET-KEY-PQ-1...` a seed of 32. Bech32 without its 90-character limit.
 */
const RECIPIENT = 'age1pq';
const IDENTITY = 'age-secret-key-pq-';
export const XWING_PUBLIC_BYTES = 1216;

export const encodeRecipient = (publicKey: Uint8Array): string =>
  bech32.encode(RECIPIENT, bech32.toWords(publicKey), false);

export const encodeIdentity = (seed: Uint8Array): string =>
  bech32.encode(IDENTITY, bech32.toWords(seed), false).toUpperCase();

/** The raw public key; whether its points are valid is the engine's to say. */
export function parseRecipient(text: string): Bytes {
  let bytes: Uint8Array;
  try {
    const { prefix, words }: { prefix: string; words: number[] } = bech32.decode(
      text as `${string}1${string}`,
      false,
    );
    if (prefix !== RECIPIENT || text !== text.toLowerCase()) return refuse('bad-key');
    bytes = bech32.fromWords(words);
  } catch {
    return refuse('bad-key');
  }
  if (bytes.length !== XWING_PUBLIC_BYTES) return refuse('bad-key');
  return new Uint8Array(bytes);
}
