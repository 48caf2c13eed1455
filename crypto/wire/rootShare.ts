import type { Engine } from '../engine/engine.js';
import { plain } from '../keys/wordlist.js';
import { refuse } from '../refusal.js';
import { type Bytes, concat, fromHex, fromUtf8, utf8 } from './bytes.js';
import { type Id, parseId } from './fields.js';

/**
 * One recovery sheet of the root key: a share of its seed by Shamir's scheme over GF(2^8), 32 bytes
 * and its place on the curve, spelt in 26 BIP39 words so that a person can copy it by hand.
 *
 *   turnbox/1 share | line HEX32 | root VERIFIER-KEY | share I | of N | needed K | words W * 26
 *
 *   words = share 264 bits || first 22 bits of SHA-256("turnbox/1 share" || L || share)
 */
export interface RootShare {
  readonly line: Id;
  /** The root as C2SP writes a verifier key: what the shares give back must be this key's seed. */
  readonly root: string;
  readonly number: number;
  readonly of: number;
  readonly needed: number;
  readonly words: readonly string[];
}

export const SHARE_BYTES = 33;
export const SHARE_WORDS = 26;
export const MOST_SHARES = 20;
const WORD_BITS = 11n;
const CHECK_BITS = 22n;
const CAP = 4096;
const FIRST_LETTERS = 4;

async function checkOf(engine: Engine, line: Id, share: Uint8Array): Promise<bigint> {
  const hash = await engine.sha256(concat(utf8('turnbox/1 share'), fromHex(line), share));
  return bigOf(hash) >> (256n - CHECK_BITS);
}
const bigOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

/** @param words the English BIP39 list */
export async function shareWords(
  engine: Engine,
  line: Id,
  share: Uint8Array,
  words: readonly string[],
): Promise<string[]> {
  if (share.length !== SHARE_BYTES) return refuse('share-malformed');
  const bits = (bigOf(share) << CHECK_BITS) | (await checkOf(engine, line, share));
  return Array.from({ length: SHARE_WORDS }, (_, i) => {
    const shift = WORD_BITS * BigInt(SHARE_WORDS - 1 - i);
    return words[Number((bits >> shift) & 0x7ffn)] ?? '';
  });
}

/** The place in the list of each typed word, by its first four letters; null where there is none. */
export const shareIndexes = (
  typed: readonly string[],
  words: readonly string[],
): (number | null)[] =>
  typed.map((each) => {
    const wanted = plain(each);
    const at = words.findIndex(
      (word) => word === wanted || (wanted.length === FIRST_LETTERS && word.startsWith(wanted)),
    );
    return at < 0 ? null : at;
  });

/** Gives the share back; a slip in any word is caught, all but one in four million times. */
export async function readShareWords(
  engine: Engine,
  line: Id,
  typed: readonly string[],
  words: readonly string[],
): Promise<Bytes> {
  const indexes = shareIndexes(typed, words);
  if (indexes.length !== SHARE_WORDS) return refuse('share-malformed');
  let bits = 0n;
  for (const index of indexes) bits = (bits << WORD_BITS) | BigInt(index ?? refuse('share-check'));
  const share = new Uint8Array(SHARE_BYTES);
  const number = bits >> CHECK_BITS;
  for (let i = 0; i < SHARE_BYTES; i += 1)
    share[i] = Number((number >> BigInt(8 * (SHARE_BYTES - 1 - i))) & 0xffn);
  if ((bits & ((1n << CHECK_BITS) - 1n)) !== (await checkOf(engine, line, share)))
    return refuse('share-check');
  return share;
}

export const encodeRootShare = (share: RootShare): Bytes =>
  utf8(
    `${[
      'turnbox/1 share',
      `line ${share.line}`,
      `root ${share.root}`,
      `share ${String(share.number)}`,
      `of ${String(share.of)}`,
      `needed ${String(share.needed)}`,
      `words ${share.words.join(' ')}`,
    ].join('\n')}\n`,
  );

const SHEET =
  /^turnbox\/1 share\nline ([0-9a-f]{32})\nroot (root\.[0-9a-f]{8}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44})\nshare ([1-9][0-9]?)\nof ([1-9][0-9]?)\nneeded ([1-9][0-9]?)\nwords ((?:[a-z]{3,8} ){25}[a-z]{3,8})\n$/;

export function parseRootShare(bytes: Uint8Array): RootShare {
  if (bytes.length > CAP) return refuse('too-large');
  const found = SHEET.exec(fromUtf8(bytes));
  if (found === null) return refuse('share-malformed');
  const [, line = '', root = '', number, of, needed, words = ''] = found;
  const share = {
    line: parseId(line),
    root,
    number: Number(number),
    of: Number(of),
    needed: Number(needed),
    words: words.split(' '),
  };
  const fits =
    share.number <= share.of &&
    share.needed <= share.of &&
    share.needed >= 2 &&
    share.of <= MOST_SHARES;
  return fits ? share : refuse('share-malformed');
}
