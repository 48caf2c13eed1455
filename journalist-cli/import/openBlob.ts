import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, type Code } from '../../crypto/refusal.js';
import { type Entry, PIECE_BYTES, readArchive } from '../../crypto/wire/archive.js';
import { concat, utf8, withoutZeroFill } from '../../crypto/wire/bytes.js';
import type { Hash, Id } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { unsealStream } from '../../crypto/wire/sealedStream.js';
import { type OpenedTip, openTip } from '../../crypto/wire/tip.js';
import { parseTipJson, type Tip } from '../../crypto/wire/tipJson.js';
import type { Vault } from '../vault/vault.js';

/** What became of one sealed blob. */
export type Opening =
  | { readonly kind: 'proved'; readonly opened: OpenedTip; readonly rows: readonly number[][] }
  | {
      readonly kind: 'damaged';
      readonly why: Code;
      readonly text: string;
      readonly rows: readonly number[];
    }
  /** Noise, or a message to others: nobody can tell which. */
  | { readonly kind: 'not-for-us' }
  /** Not even in the form of a sealed message. */
  | { readonly kind: 'unreadable' };

interface Desk {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly line: Id;
}

/**
 * Opens a blob with the seeds given, as it flows: of a film of a gigabyte some chunks are in memory.
 * Pieces of files go into the vault as they are read, within the caller's transaction; they become a
 * message at its signature, and come out again if it proves damaged.
 *
 * @param blob the sealed bytes, from the first on each time that it is called
 */
export async function openBlob(
  { engine, vault, line }: Desk,
  blob: () => AsyncIterable<Uint8Array>,
  stanzas: number,
  seeds: readonly Uint8Array[],
): Promise<Opening> {
  let fits = false;
  async function* inside(): AsyncGenerator<Uint8Array> {
    for await (const chunk of unsealStream(engine, seeds, blob(), stanzas)) {
      fits = true;
      yield chunk;
    }
  }
  const rows: number[][] = [];
  const opened = await attempt(() =>
    vault.part(() =>
      closing(readArchive(inside()), (entries) =>
        openTip(engine, entries, line, (file, _, bytes) => {
          const pieces = rows[file - 1] ?? [];
          pieces.push(vault.pieces.add(bytes));
          rows[file - 1] = pieces;
        }),
      ),
    ),
  );
  if (opened.ok) return { kind: 'proved', opened: opened.value, rows };
  const { code } = opened.refusal;
  if (!fits) return { kind: code === 'sealed-not-for-us' ? 'not-for-us' : 'unreadable' };
  return { kind: 'damaged', why: code, ...(await keepInside(vault, inside())) };
}

/** Whoever stops reading early lets go of the file on the stick too. */
async function closing<T>(
  entries: AsyncGenerator<Entry>,
  read: (entries: AsyncGenerator<Entry>) => Promise<T>,
): Promise<T> {
  try {
    return await read(entries);
  } finally {
    await entries.return(undefined);
  }
}

/** The words of a message are in its first entry, which is no larger than a piece. */
const BEGINNING_BYTES = PIECE_BYTES + 64 * 1024;

/** Keeps the inside of a damaged message as it was, as far as it can be opened. */
async function keepInside(
  vault: Vault,
  inside: AsyncIterable<Uint8Array>,
): Promise<{ text: string; rows: number[] }> {
  const rows: number[] = [];
  let beginning: Uint8Array = new Uint8Array(0);
  let piece: Uint8Array = new Uint8Array(0);
  await attempt(async () => {
    for await (const chunk of inside) {
      if (beginning.length < BEGINNING_BYTES) beginning = concat(beginning, chunk);
      piece = concat(piece, chunk);
      while (piece.length >= PIECE_BYTES) {
        rows.push(vault.pieces.add(piece.subarray(0, PIECE_BYTES)));
        piece = piece.slice(PIECE_BYTES);
      }
    }
  });
  if (piece.length > 0) rows.push(vault.pieces.add(piece));
  return { text: await readableText(beginning), rows };
}

/** What it still says: its own words if they parse, else its first entry, else its bytes as text. */
async function readableText(beginning: Uint8Array): Promise<string> {
  const first = await attempt(() => firstEntry(beginning));
  const bytes = first.ok ? first.value?.bytes : withoutZeroFill(beginning);
  if (bytes === undefined) return '';
  const tip = await attempt(() => parseTipJson(bytes));
  return tip.ok ? saidIn(tip.value) : new TextDecoder('utf-8').decode(bytes);
}

const saidIn = ({ answers, message }: Tip): string =>
  [...answers.flatMap(({ label, answer }) => [label, ...answer, '']), message].join('\n');

async function firstEntry(inside: Uint8Array): Promise<Entry | null> {
  for await (const entry of readArchive([inside])) return entry;
  return null;
}

/** SHA-256 over what was said and sent: two posts of one content have the same. */
export const contentHash = (engine: Engine, { tip, files }: OpenedTip): Promise<Hash> =>
  fileHash(
    engine,
    utf8(JSON.stringify([tip.answers, tip.message, files.map(({ pieces }) => pieces)])),
  );
