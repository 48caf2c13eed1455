import type { Engine } from '../engine/engine.js';
import { toHex, utf8 } from '../wire/bytes.js';

/** The line's root key in twelve BIP39 words, 132 bits of SHA-256 of its C2SP verifier key. */
export const ROOT_WORDS = 12;

export async function rootWords(
  engine: Engine,
  verifierKey: string,
  words: readonly string[],
): Promise<string[]> {
  const hash = await engine.sha256(utf8(verifierKey));
  const bits = BigInt(`0x${toHex(hash)}`);
  return Array.from({ length: ROOT_WORDS }, (_, i) => {
    const index = Number((bits >> BigInt(256 - 11 * (i + 1))) & 0x7ffn);
    return words[index] ?? '';
  });
}
