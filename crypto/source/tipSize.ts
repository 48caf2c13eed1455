import { archiveSize, PIECE_BYTES } from '../wire/archive.js';
import { ZERO_HASH } from '../wire/fields.js';
import { rungFor } from '../wire/padding.js';
import { sealedSize } from '../wire/sealed.js';
import { encodeFilesJson } from '../wire/tipJson.js';

/** A file as far as its tip's size depends on it. */
export interface SizedFile {
  readonly name: string;
  readonly size: number;
}

/** No more than the signature of a tip takes: one block of the archive. */
export const SIGNATURE_BYTES = 512;

/** Likewise of the note by which a source goes on under new words. */
export const MOVE_BYTES = 512;

export const piecesOfFile = (size: number): number => Math.max(1, Math.ceil(size / PIECE_BYTES));

const filesJsonSize = (files: readonly SizedFile[]): number =>
  encodeFilesJson(
    files.map(({ name, size }) => ({
      name,
      size,
      pieces: Array.from({ length: piecesOfFile(size) }, () => ZERO_HASH),
    })),
  ).length;

/** The entries of a tip with `tip.json` of so many bytes and these files, before they are filled. */
export const tipSize = (json: number, files: readonly SizedFile[], moves = false): number =>
  archiveSize([
    json,
    ...files.flatMap(({ size }) => {
      const pieces = piecesOfFile(size);
      return Array.from({ length: pieces }, (_, i) =>
        i < pieces - 1 ? PIECE_BYTES : size - (pieces - 1) * PIECE_BYTES,
      );
    }),
    filesJsonSize(files),
    ...(moves ? [MOVE_BYTES] : []),
    SIGNATURE_BYTES,
  ]);

/** The size of the sealed blob, which is known before anything is sealed. */
export const blobSize = (
  readers: number,
  json: number,
  files: readonly SizedFile[],
  moves = false,
): number => sealedSize(readers, rungFor(tipSize(json, files, moves)));
