import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Engine } from '../../crypto/engine/engine.js';
import { rootWords } from '../../crypto/keys/rootWords.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import { keyName, publicKeyOf, verifierKey } from '../../crypto/wire/note.js';
import { stop } from '../refusal.js';
import type { Identity } from './contents.js';
import { identityOf } from './line.js';
import type { Vault } from './vault.js';

/** What a root vault stands on. */
export interface Root {
  readonly identity: Identity;
  readonly line: Id;
  readonly key: Key;
  /** The C2SP verifier key that the line publishes. */
  readonly published: string;
}

export async function rootOf(engine: Engine, vault: Vault): Promise<Root> {
  const identity = identityOf(vault);
  const { role, line, seed } = identity;
  if (role !== 'root' || line === null) return stop('not-root');
  const key = await publicKeyOf(engine, seed);
  return { identity, line, key, published: await verifierKey(engine, keyName('root', line), key) };
}

/** The twelve words by which people compare a root key. */
export const wordsOf = (engine: Engine, published: string): Promise<string[]> =>
  rootWords(engine, published, wordlist);

/** Twelve words in rows of four, to be read aloud. */
export const wordLines = (words: readonly string[]): string[] =>
  [0, 4, 8].map((from) => `  ${words.slice(from, from + 4).join(' ')}`);
