import type { Engine } from '../engine/engine.js';
import { threadOf } from '../keys/source.js';
import { refuse } from '../refusal.js';
import { type Entry, PIECE_BYTES } from './archive.js';
import type { Hash, Id } from './fields.js';
import { fileHash } from './file.js';
import {
  encodeFilesJson,
  encodeTipJson,
  type FileEntry,
  parseFilesJson,
  parseTipJson,
  type Tip,
} from './tipJson.js';
import { type MoveText, parseMove } from './move.js';
import type { Unverified } from './note.js';
import { parseTipSignature, signTip, verifyTipSignature } from './tipSignature.js';

/**
 * The entries of a tip, in this order:
 *
 *   tip.json  files/1.00000 ...  files.json  [move.sig]  tip.sig
 *
 * Files are numbered from 1, their pieces of 1 MiB from 0; only a file's last piece is shorter.
 */
export const pieceName = (file: number, piece: number): string =>
  `files/${String(file)}.${String(piece).padStart(5, '0')}`;

/** A file to send: its name, or a neutral one, and its pieces as they are read. */
export interface OutgoingFile {
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * The entries of a tip as they are made, one piece in memory at a time. Files may come from a stream
 * of which nobody knows yet how many it holds; each one's pieces are read before the next is asked for.
 */
export async function* tipEntries(
  engine: Engine,
  tip: Tip,
  files: AsyncIterable<OutgoingFile> | Iterable<OutgoingFile>,
  signSeed: Uint8Array,
  move: Uint8Array | null = null,
): AsyncGenerator<Entry> {
  const json = encodeTipJson(tip);
  yield { name: 'tip.json', bytes: json };
  const listed: FileEntry[] = [];
  for await (const file of files) {
    const number = listed.length + 1;
    const pieces: Hash[] = [];
    let size = 0;
    for await (const bytes of file.pieces) {
      yield { name: pieceName(number, pieces.length), bytes };
      pieces.push(await fileHash(engine, bytes));
      size += bytes.length;
    }
    if (pieces.length === 0) {
      // An empty file comes from a stream as no piece at all; in a tip it has one.
      yield { name: pieceName(number, 0), bytes: new Uint8Array(0) };
      pieces.push(await fileHash(engine, new Uint8Array(0)));
    }
    listed.push({ name: file.name, size, pieces });
  }
  const filesJson = encodeFilesJson(listed);
  yield { name: 'files.json', bytes: filesJson };
  if (move !== null) yield { name: 'move.sig', bytes: move };
  const signature = await signTip(
    engine,
    {
      line: tip.line,
      day: tip.day,
      tip: tip.tip,
      thread: await threadOf(engine, tip.line, tip.source),
      json: await fileHash(engine, json),
      files: await fileHash(engine, filesJson),
      move: move === null ? null : await fileHash(engine, move),
    },
    signSeed,
  );
  yield { name: 'tip.sig', bytes: signature };
}

export interface OpenedTip {
  readonly tip: Tip;
  readonly files: readonly FileEntry[];
  /** The thread that the source's keys make; its signature was checked against them. */
  readonly thread: Id;
  /** A note by an older source that it goes on here; its signature is checked against that thread. */
  readonly move: Unverified<MoveText> | null;
  /** H(tip.sig): two blobs with the same are one tip. */
  readonly signature: Hash;
}

/** Where the pieces of files go as they are read; called in order. */
export type PieceSink = (file: number, piece: number, bytes: Uint8Array) => void | Promise<void>;

/**
 * Reads the entries of a tip in their exact order and checks every hash and the source's signature.
 * Pieces reach the sink before that is known: they become a tip only when this returns.
 */
export async function openTip(
  engine: Engine,
  entries: AsyncIterable<Entry>,
  line: Id,
  sink: PieceSink,
): Promise<OpenedTip> {
  const reader = entries[Symbol.asyncIterator]();
  const next = async (): Promise<Entry> => {
    const { done, value } = await reader.next();
    return done === true ? refuse('tip-malformed') : value;
  };
  const first = await next();
  if (first.name !== 'tip.json') return refuse('tip-malformed');
  const tip = parseTipJson(first.bytes);
  if (tip.line !== line) return refuse('wrong-line');

  const { files, hashes, after } = await readFiles(engine, next, sink);
  if (after.name !== 'files.json') return refuse('tip-malformed');
  const listed = parseFilesJson(after.bytes);
  if (!sameFiles(listed, files)) return refuse('tip-malformed');

  const further = await next();
  const move = further.name === 'move.sig' ? further : null;
  const last = move === null ? further : await next();
  if (last.name !== 'tip.sig') return refuse('tip-malformed');
  const signed = await verifyTipSignature(
    engine,
    parseTipSignature(last.bytes),
    line,
    tip.source.sign,
  );
  if ((await reader.next()).done !== true) return refuse('tip-malformed');
  const thread = await threadOf(engine, line, tip.source);
  const fits =
    signed.tip === tip.tip &&
    signed.day === tip.day &&
    signed.thread === thread &&
    signed.json === (await fileHash(engine, first.bytes)) &&
    signed.files === (await fileHash(engine, after.bytes)) &&
    signed.move === (move === null ? null : await fileHash(engine, move.bytes));
  if (!fits) return refuse('tip-unproved');
  return {
    tip,
    files: listed,
    thread,
    move: move === null ? null : movedHere(move.bytes, line, thread),
    signature: signed.hash,
  };

  function sameFiles(announced: readonly FileEntry[], found: readonly number[]): boolean {
    return (
      announced.length === found.length &&
      announced.every(
        ({ size, pieces }, i) =>
          size === found[i] && JSON.stringify(pieces) === JSON.stringify(hashes[i]),
      )
    );
  }
}

function movedHere(bytes: Uint8Array, line: Id, thread: Id): Unverified<MoveText> {
  const move = parseMove(bytes);
  if (move.claims.line !== line) return refuse('wrong-line');
  return move.claims.to === thread ? move : refuse('tip-unproved');
}

/** All pieces up to the first entry that is none: sizes and piece hashes a file. */
async function readFiles(
  engine: Engine,
  next: () => Promise<Entry>,
  sink: PieceSink,
): Promise<{ files: number[]; hashes: Hash[][]; after: Entry }> {
  const files: number[] = [];
  const hashes: Hash[][] = [];
  let lastWasFull = false;
  for (;;) {
    const entry = await next();
    const current = hashes.at(-1);
    const { bytes, name } = entry;
    if (current !== undefined && name === pieceName(files.length, current.length)) {
      if (!lastWasFull || bytes.length === 0) return refuse('tip-malformed');
      current.push(await fileHash(engine, bytes));
      files[files.length - 1] = (files.at(-1) ?? 0) + bytes.length;
    } else if (name === pieceName(files.length + 1, 0)) {
      files.push(bytes.length);
      hashes.push([await fileHash(engine, bytes)]);
    } else return { files, hashes, after: entry };
    lastWasFull = bytes.length === PIECE_BYTES;
    await sink(files.length, (hashes.at(-1)?.length ?? 1) - 1, bytes);
  }
}
