import { refuse } from '../refusal.js';
import { fromBase64 } from './bytes.js';

/** An Ed25519 public key: base64 of 32 bytes. A party is its key; labels are not unique. */
export type Key = string & { readonly of: 'Key' };
/** SHA-256 as 64 hex digits. */
export type Hash = string & { readonly of: 'Hash' };
/** 16 bytes as 32 hex digits: line, tip, thread, reply, upload and nonce ids. */
export type Id = string & { readonly of: 'Id' };
/** One lower-case word: groups, roles, notices. */
export type Word = string & { readonly of: 'Word' };
/** One line that people read: labels and names. */
export type Label = string & { readonly of: 'Label' };

export const ZERO_HASH = '0'.repeat(64) as Hash;
export const ZERO_ID = '0'.repeat(32) as Id;
const LABEL_LENGTH = 120;

const matching =
  <T extends string>(pattern: RegExp) =>
  (text: string): T =>
    pattern.test(text) ? (text as T) : refuse('field-malformed');

export const parseHash = matching<Hash>(/^[0-9a-f]{64}$/);
export const parseId = matching<Id>(/^[0-9a-f]{32}$/);
export const parseWord = matching<Word>(/^[a-z][a-z0-9-]{0,31}$/);

export function parseKey(text: string): Key {
  fromBase64(text, 32);
  return text as Key;
}

/** Decimal without leading zeros, up to 2^53 - 1. */
export function parseNumber(text: string): number {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return refuse('field-malformed');
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : refuse('field-malformed');
}

// Controls, line and paragraph separators, and the marks that reorder or hide text on a screen.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** One line of NFC text without hidden characters, so that two labels that look alike are alike. */
export function parseLabel(text: string): Label {
  const fits = text.length > 0 && text.length <= LABEL_LENGTH && text.trim() === text;
  return fits && text === text.normalize('NFC') && !HIDDEN.test(text) && !text.includes('  ')
    ? (text as Label)
    : refuse('field-malformed');
}

/** The fields of one line, exactly so many, single spaces between; the last may hold spaces. */
export function splitFields(value: string, count: number): string[] {
  const fields = value.split(' ');
  if (fields.length < count) return refuse('field-malformed');
  return [...fields.slice(0, count - 1), fields.slice(count - 1).join(' ')];
}

/** Reads a field that is `-` when there is none. */
export const orDash = <T>(text: string, parse: (text: string) => T): T | null =>
  text === '-' ? null : parse(text);

export const dash = (value: string | null): string => value ?? '-';
