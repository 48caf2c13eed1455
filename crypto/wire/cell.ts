import type { Engine } from '../engine/engine.js';
import { context } from '../keys/line.js';
import { refuse } from '../refusal.js';
import {
  type Bytes,
  concat,
  equalBytes,
  fromBase64,
  utf8,
  withoutZeroFill,
  zeroFilled,
} from './bytes.js';
import { CELL_BYTES, type CellEntry, MARK_BYTES, TAG_BYTES } from './cells.js';
import type { Day } from './day.js';
import type { Id, Key } from './fields.js';
import { REPLY_BYTES } from './reply.js';
import { sealKeepingKey, throwAwayKey, unseal, unsealWithKey } from './sealed.js';

/**
 * One part of a reply, sealed: an age file with one stanza, of exactly 4,096 bytes. Its tag is
 *
 *   HMAC-SHA-256(tag key, "turnbox/1 cell" | line | SHA-256(cell)), the first 16 bytes
 *
 * No counter and no state: two replies to one source have nothing in common for anybody else.
 */
export interface SealedCell extends CellEntry {
  /** Opens this cell alone; what a colleague's copy carries. */
  readonly fileKey: Bytes;
}

export async function cellTag(
  engine: Engine,
  line: Id,
  tagKey: Uint8Array,
  cell: Uint8Array,
): Promise<Bytes> {
  const hash = await engine.sha256(cell);
  const tag = await engine.hmacSha256(tagKey, concat(context('cell', line), hash));
  return tag.slice(0, TAG_BYTES);
}

async function cellFor(
  engine: Engine,
  key: Uint8Array,
  inside: Uint8Array,
): Promise<{ cell: Bytes; fileKey: Bytes }> {
  if (inside.length > REPLY_BYTES) return refuse('reply-too-long');
  const { file, fileKey } = await sealKeepingKey(engine, [key], zeroFilled(inside, REPLY_BYTES));
  return file.length === CELL_BYTES ? { cell: file, fileKey } : refuse('sealed-malformed');
}

export async function sealCell(
  engine: Engine,
  line: Id,
  source: { readonly reply: Uint8Array; readonly tag: Uint8Array },
  part: Uint8Array,
): Promise<SealedCell> {
  // The key came from a stranger, inside a tip.
  if (!engine.xwing.check(source.reply)) return refuse('bad-key');
  const { cell, fileKey } = await cellFor(engine, source.reply, part);
  return { tag: await cellTag(engine, line, source.tag, cell), cell, fileKey };
}

/** A cell to nobody, under a tag of nobody's: what fills a file up to its multiple. */
export async function decoyCell(engine: Engine): Promise<CellEntry> {
  const { cell } = await cellFor(engine, throwAwayKey(engine), utf8(''));
  return { tag: engine.random(TAG_BYTES), cell };
}

export const decoyMark = (engine: Engine): Bytes => engine.random(MARK_BYTES);

/** Whether a cell is marked for the holder of a tag key. */
export const isTagged = async (
  engine: Engine,
  line: Id,
  tagKey: Uint8Array,
  { tag, cell }: CellEntry,
): Promise<boolean> => equalBytes(tag, await cellTag(engine, line, tagKey, cell));

/** The signed note inside, with the source's own reply seed. */
export const openCell = async (
  engine: Engine,
  replySeed: Uint8Array,
  cell: Uint8Array,
): Promise<Uint8Array> => withoutZeroFill(await unseal(engine, [replySeed], cell, 1));

/** The same, for a colleague, with the file key from a copy. */
export const openCellWithKey = async (fileKey: Uint8Array, cell: Uint8Array): Promise<Uint8Array> =>
  withoutZeroFill(await unsealWithKey(fileKey, cell));

/**
 * The mark by which a source sees that a reader opened a message on a day:
 * HMAC-SHA-256(tag key, "turnbox/1 mark" | line | reader's key | day), the first 16 bytes. Any
 * reader of the thread could make it: shown, never trusted.
 */
export async function readMark(
  engine: Engine,
  line: Id,
  tagKey: Uint8Array,
  reader: Key,
  day: Day,
): Promise<Bytes> {
  const message = concat(context('mark', line), fromBase64(reader, 32), utf8(day));
  return (await engine.hmacSha256(tagKey, message)).slice(0, MARK_BYTES);
}
