import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { type Bytes, fromUtf8, utf8 } from './bytes.js';
import type { Day } from './day.js';
import { type Hash, type Id, parseHash, parseNumber, splitFields, ZERO_HASH } from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';
import type { Roster } from './roster.js';

/**
 * One day's blobs, closed; signed by the drop and chained, so that none can be left out unnoticed.
 *
 *   turnbox/1 batch | line HEX32 | day DAY | batch N | edition N HASH | previous HASH | list HASH
 *
 * The list beside it has a line `HASH SIZE EDITION` a blob, sorted by hash: no order is kept.
 */
export interface BatchText {
  readonly line: Id;
  readonly day: Day;
  readonly number: number;
  /** The newest edition when the batch was closed, and the hash of its head. */
  readonly edition: number;
  readonly head: Hash;
  readonly previous: Hash;
  readonly list: Hash;
}
export type Batch = Verified<BatchText>;

export interface ListedBlob {
  readonly hash: Hash;
  readonly size: number;
  readonly edition: number;
}

const CAP = 4096;
/** A million blobs of 84 bytes each. */
export const LIST_CAP = 96 * 1024 * 1024;

export const signBatch = (engine: Engine, batch: BatchText, seed: Uint8Array): Promise<Bytes> => {
  const text = noteText('batch', batch.line, batch.day, [
    `batch ${String(batch.number)}`,
    `edition ${String(batch.edition)} ${batch.head}`,
    `previous ${batch.previous}`,
    `list ${batch.list}`,
  ]);
  return signText(engine, text, keyName('drop', batch.line), seed);
};

export function parseBatch(bytes: Uint8Array): Unverified<BatchText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'batch');
  const number = parseNumber(lines.value('batch'));
  const [edition = '', head = ''] = splitFields(lines.value('edition'), 2);
  const previous = parseHash(lines.value('previous'));
  const list = parseHash(lines.value('list'));
  lines.end();
  if (number < 1 || (number === 1) !== (previous === ZERO_HASH)) return refuse('field-malformed');
  return {
    note,
    claims: {
      line: lines.line,
      day: lines.day,
      number,
      edition: parseNumber(edition),
      head: parseHash(head),
      previous,
      list,
    },
  };
}

/** Checks a batch by the drop's key in the roster of the edition that it names. */
export async function verifyBatch(
  engine: Engine,
  batch: Unverified<BatchText>,
  roster: Roster,
): Promise<Batch> {
  if (batch.claims.line !== roster.line) return refuse('wrong-line');
  return verifyNote(engine, batch, keyName('drop', roster.line), roster.drop);
}

export function checkBatchFollows(previous: Batch | null, next: BatchText): void {
  const expected = (previous?.number ?? 0) + 1;
  if (next.number !== expected) refuse('batch-gap');
  if (next.previous !== (previous?.hash ?? ZERO_HASH)) refuse('batch-fork');
}

export const encodeList = (blobs: readonly ListedBlob[]): Bytes =>
  utf8(
    [...blobs]
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .map(({ hash, size, edition }) => `${hash} ${String(size)} ${String(edition)}\n`)
      .join(''),
  );

export function parseList(bytes: Uint8Array): ListedBlob[] {
  if (bytes.length > LIST_CAP) return refuse('too-large');
  const text = fromUtf8(bytes);
  if (text !== '' && !text.endsWith('\n')) return refuse('list-malformed');
  const blobs = text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [hash = '', size = '', edition = ''] = splitFields(line, 3);
      return { hash: parseHash(hash), size: parseNumber(size), edition: parseNumber(edition) };
    });
  const rising = blobs.every(({ hash }, i) => i === 0 || (blobs[i - 1]?.hash ?? '') < hash);
  return rising ? blobs : refuse('list-malformed');
}
