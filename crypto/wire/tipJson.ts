import { refuse } from '../refusal.js';
import type { SourceKeys } from '../keys/source.js';
import { XWING_PUBLIC_BYTES } from '../keys/recipient.js';
import { type Bytes, fromBase64, fromUtf8, toBase64, utf8 } from './bytes.js';
import { type Day, parseDay } from './day.js';
import { type Hash, type Id, type Key, parseHash, parseId, parseKey } from './fields.js';

/**
 * `tip.json`, the first entry of a tip: what a source says, and how to answer. UTF-8 of ECMAScript's
 * JSON.stringify without spaces, members in the order below. Whoever reads it writes it again and
 * compares, so one content has one spelling, and unknown members are refused.
 */
export interface Tip {
  readonly tip: Id;
  readonly day: Day;
  readonly line: Id;
  /** The edition that the source saw, and the hash of its head: one made for one source shows. */
  readonly edition: number;
  readonly head: Hash;
  readonly source: SourceKeys;
  readonly language: string;
  readonly sealed: Sealer;
  /** How each reader of the roster stands, in roster order. */
  readonly readers: readonly (readonly [Key, Standing])[];
  readonly gist: Gist;
  readonly answers: readonly Answer[];
  readonly message: string;
}
export type Sealer = 'browser' | 'drop' | 'offline';
export type Standing = 'chosen' | 'unreachable' | 'not-default' | 'left-out';
export type Gist = 'yes' | 'no' | 'ask';
/** An answer travels with its question's label, so that old tips keep theirs. */
export interface Answer {
  readonly id: string;
  readonly label: string;
  readonly answer: readonly string[];
}

/** `files.json`: what the pieces before it are. */
export interface FileEntry {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of each piece of 1 MiB; an empty file has one empty piece. */
  readonly pieces: readonly Hash[];
}

const SEALERS: readonly Sealer[] = ['browser', 'drop', 'offline'];
const STANDINGS: readonly Standing[] = ['chosen', 'unreachable', 'not-default', 'left-out'];
const GISTS: readonly Gist[] = ['yes', 'no', 'ask'];

export const encodeTipJson = (tip: Tip): Bytes =>
  utf8(
    JSON.stringify({
      tip: tip.tip,
      day: tip.day,
      line: tip.line,
      edition: tip.edition,
      head: tip.head,
      sign: tip.source.sign,
      reply: toBase64(tip.source.reply),
      tag: toBase64(tip.source.tag),
      language: tip.language,
      sealed: tip.sealed,
      readers: tip.readers,
      gist: tip.gist,
      answers: tip.answers.map(({ id, label, answer }) => ({ id, label, answer })),
      message: tip.message,
    }),
  );

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const malformed = (): never => refuse('tip-malformed');
const object = (value: Json | undefined): { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : malformed();
const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : malformed();
const string = (value: Json | undefined): string =>
  typeof value === 'string' ? value : malformed();
const count = (value: Json | undefined): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : malformed();
const oneOf = <T extends string>(value: Json | undefined, choices: readonly T[]): T =>
  choices.find((choice) => choice === value) ?? malformed();

function parseJson(bytes: Uint8Array): Json {
  try {
    return JSON.parse(fromUtf8(bytes)) as Json;
  } catch {
    return malformed();
  }
}

/** Refuses bytes that this code would not have written for the same content. */
const sameBytes = (written: Uint8Array, read: Uint8Array): void => {
  if (fromUtf8(written) !== fromUtf8(read)) malformed();
};

export function parseTipJson(bytes: Uint8Array): Tip {
  const json = object(parseJson(bytes));
  const tip: Tip = {
    tip: parseId(string(json['tip'])),
    day: parseDay(string(json['day'])),
    line: parseId(string(json['line'])),
    edition: count(json['edition']),
    head: parseHash(string(json['head'])),
    source: {
      sign: parseKey(string(json['sign'])),
      reply: fromBase64(string(json['reply']), XWING_PUBLIC_BYTES),
      tag: fromBase64(string(json['tag']), 32),
    },
    language: string(json['language']),
    sealed: oneOf(json['sealed'], SEALERS),
    readers: list(json['readers']).map((pair) => {
      const [key, standing] = list(pair);
      return [parseKey(string(key)), oneOf(standing, STANDINGS)] as const;
    }),
    gist: oneOf(json['gist'], GISTS),
    answers: list(json['answers']).map((each) => {
      const { id, label, answer } = object(each);
      return { id: string(id), label: string(label), answer: list(answer).map(string) };
    }),
    message: string(json['message']),
  };
  sameBytes(encodeTipJson(tip), bytes);
  return tip;
}

export const encodeFilesJson = (files: readonly FileEntry[]): Bytes =>
  utf8(JSON.stringify(files.map(({ name, size, pieces }) => ({ name, size, pieces }))));

export function parseFilesJson(bytes: Uint8Array): FileEntry[] {
  const files = list(parseJson(bytes)).map((each) => {
    const { name, size, pieces } = object(each);
    return {
      name: string(name),
      size: count(size),
      pieces: list(pieces).map((hash) => parseHash(string(hash))),
    };
  });
  sameBytes(encodeFilesJson(files), bytes);
  return files;
}
