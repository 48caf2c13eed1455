import type { Hash } from './fields.js';

/**
 * What a courier brings to one reader: a folder of files that are all signed or hashed already, so
 * the bundle itself needs no signature. On a stick, each reader has a folder named by the reader's
 * key id, with the bundle in it and the outbox that goes back.
 *
 *   heads/N  files/HASH  batches/N  lists/HASH  blobs/HASH  outboxes/READERKEYID  copies/HASH
 *
 * `files` holds what heads name: rosters, the day's keys and statements, cells. `outboxes` holds
 * the newest manifest of each colleague.
 */
export const bundlePath = {
  head: (edition: number): string => `heads/${String(edition)}`,
  file: (hash: Hash): string => `files/${hash}`,
  batch: (number: number): string => `batches/${String(number)}`,
  list: (hash: Hash): string => `lists/${hash}`,
  blob: (hash: Hash): string => `blobs/${hash}`,
  outbox: (readerId: string): string => `outboxes/${readerId}`,
  copies: (hash: Hash): string => `copies/${hash}`,
} as const;

export const stickPath = {
  bundle: (readerId: string): string => `${readerId}/bundle`,
  outbox: (readerId: string): string => `${readerId}/outbox`,
} as const;

const NUMBERED = /^(?:0|[1-9][0-9]{0,15})$/;

/** The numbers among the names of `heads` or `batches`, rising; other names are not ours. */
export const numbersAmong = (names: readonly string[]): number[] =>
  names
    .filter((name) => NUMBERED.test(name))
    .map(Number)
    .sort((a, b) => a - b);
