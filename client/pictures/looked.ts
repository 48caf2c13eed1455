import { BEGINNING, cleanerFor, LARGEST_PICTURE } from './kind.js';
import { UNKNOWN } from './parts.js';

/**
 * A file as the source chose it, and the same without what was hidden in it: undefined where nothing
 * of that kind is looked for here, null where it could not be taken out.
 */
export interface Looked {
  readonly file: File;
  readonly clean: Blob | null | undefined;
}

const bytesOf = async (part: Blob): Promise<Uint8Array> => new Uint8Array(await part.arrayBuffer());

/** Reads a picture whole, once; what it leaves is made of slices of the file, and no copy. */
export async function look(file: File): Promise<Looked> {
  try {
    const cleaner = cleanerFor(await bytesOf(file.slice(0, BEGINNING)));
    if (cleaner === null) return { file, clean: undefined };
    const parts = file.size > LARGEST_PICTURE ? UNKNOWN : cleaner(await bytesOf(file));
    if (parts === UNKNOWN) return { file, clean: null };
    const kept = parts.map((part) => (part instanceof Uint8Array ? part : file.slice(...part)));
    return { file, clean: new Blob(kept) };
  } catch {
    // Sealing will say that it cannot be read.
    return { file, clean: undefined };
  }
}
