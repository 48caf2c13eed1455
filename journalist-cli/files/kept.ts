import type { FileEntry } from '../../crypto/wire/tipJson.js';
import { PIECE_BYTES } from '../../crypto/wire/archive.js';
import { stop } from '../refusal.js';
import type { Vault } from '../vault/vault.js';
import type { Strange } from './judge.js';

/** A file of a message as it lies in the vault, in pieces. */
export type KeptFile = FileEntry & { readonly rows: readonly number[] };

export function* piecesOf(vault: Vault, rows: readonly number[]): Generator<Uint8Array> {
  for (const row of rows) yield vault.pieces.get(row) ?? stop('vault-damaged');
}

/** The same for whoever looks at a few bytes: only the pieces that hold them are opened. */
export const strangeFile = (vault: Vault, { name, size, rows }: KeptFile): Strange => ({
  name,
  size,
  read: (offset, length) => {
    const end = Math.min(offset + length, size);
    if (offset >= end) return new Uint8Array(0);
    const first = Math.floor(offset / PIECE_BYTES);
    const pieces = [...piecesOf(vault, rows.slice(first, Math.ceil(end / PIECE_BYTES)))];
    return Buffer.concat(pieces).subarray(offset - first * PIECE_BYTES, end - first * PIECE_BYTES);
  },
});
