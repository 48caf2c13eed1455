import { wordlist } from '@scure/bip39/wordlists/english.js';
import { combine, split } from 'shamir-secret-sharing';
import type { Engine } from '../../crypto/engine/engine.js';
import { nearestWord } from '../../crypto/source/nearestWord.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import type { Id } from '../../crypto/wire/fields.js';
import {
  MOST_SHARES,
  type RootShare,
  readShareWords,
  SHARE_WORDS,
  shareIndexes,
  shareWords,
} from '../../crypto/wire/rootShare.js';
import { stop } from '../refusal.js';

/** Whether a root key can be split like that: fewer sheets than two are no split at all. */
export const canSplit = (of: number, needed: number): boolean =>
  Number.isInteger(of) &&
  Number.isInteger(needed) &&
  needed >= 2 &&
  needed <= of &&
  of <= MOST_SHARES;

/** The root's seed in `of` shares: any `needed` of them give it back, fewer say nothing of it. */
export async function splitRoot(
  engine: Engine,
  {
    seed,
    line,
    published,
  }: { readonly seed: Uint8Array; readonly line: Id; readonly published: string },
  of: number,
  needed: number,
): Promise<RootShare[]> {
  const shares = await split(new Uint8Array(seed), of, needed);
  return Promise.all(
    shares.map(async (share, i) => {
      const words = await shareWords(engine, line, share, wordlist);
      engine.wipe(share);
      return { line, root: published, number: i + 1, of, needed, words };
    }),
  );
}

/**
 * Reads the words of one sheet as a person typed them. A slip is named by its place, and with the
 * nearest word of the list: which word it was meant to be is no secret beside the sheet itself.
 */
export async function readSheet(
  engine: Engine,
  line: Id,
  typed: readonly string[],
): Promise<Bytes> {
  const wrong = shareIndexes(typed, wordlist).indexOf(null);
  if (wrong >= 0 && typed.length === SHARE_WORDS) {
    const near = nearestWord(wordlist, typed[wrong] ?? '');
    return stop(
      'share-word',
      `It is word ${String(wrong + 1)}.${near === null ? '' : ` Is it "${near}"?`}`,
    );
  }
  return readShareWords(engine, line, typed, wordlist);
}

/** The seed, which is right only if it belongs to the published key: the caller looks. */
export async function combineShares(shares: readonly Uint8Array[]): Promise<Bytes> {
  const places = new Set(shares.map((share) => share.at(-1)));
  if (shares.length < 2 || places.size !== shares.length) return stop('shares-few');
  return new Uint8Array(await combine([...shares]));
}
