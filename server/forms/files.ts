import { keptName, neutralName } from '../../crypto/source/fileNames.js';
import { isSealedName } from '../../crypto/source/offlineName.js';
import { PIECE_BYTES } from '../../crypto/wire/archive.js';
import type { OutgoingFile } from '../../crypto/wire/tip.js';
import type { FormFile } from '../http/multipart.js';
import { piecesOf } from '../inbox/pieces.js';
import { refuseHere } from '../refusal.js';
import { faultInFile, type ReaderIds } from './openpgp.js';

/**
 * The files of a form as a tip takes them: in pieces, as they arrive; see `openpgp` for refusals.
 * Their names stay behind unless the source keeps them, as on the page.
 */
export async function* checkedFiles(
  files: AsyncIterable<FormFile>,
  readers: ReaderIds,
  keepNames: boolean,
): AsyncGenerator<OutgoingFile> {
  let number = 0;
  for await (const { name, bytes } of files) {
    number += 1;
    if (isSealedName(name)) refuseHere('age-alone');
    yield {
      name: keepNames ? keptName(name) : neutralName(number, name),
      pieces: checkedPieces(name, bytes, readers),
    };
  }
}

async function* checkedPieces(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  readers: ReaderIds,
): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const piece of piecesOf(bytes, PIECE_BYTES)) {
    const fault = isFirst ? await faultInFile(name, piece, readers) : null;
    if (fault !== null) refuseHere(fault);
    isFirst = false;
    yield piece;
  }
}
