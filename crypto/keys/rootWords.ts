import type { Engine } from '../engine/engine.js';
import { toHex, utf8 } from '../wire/bytes.js';

/** The line's root key in twelve BIP39 words, 132 bits of SHA-256 of its C2SP verifier key. */
export const ROOT_WORDS = 12;

export const rootWords = async (
  engine: Engine,
  verifierKey: string,
  words: readonly string[],
): Promise<string[]> => wordsOfHash(await engine.sha256(utf8(verifierKey)), words);

/** The same for whoever has the SHA-256 of the verifier key already. */
export function wordsOfHash(hash: Uint8Array, words: readonly string[]): string[] {
  const bits = BigInt(`0x${toHex(hash)}`);
  return Array.from({ length: ROOT_WORDS }, (_, i) => {
    const index = Number((bits >> BigInt(256 - 11 * (i + 1))) & 0x7ffn);
    return words[index] ?? '';
  });
}
