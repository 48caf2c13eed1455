import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersAmong, stickPath } from '../../crypto/wire/bundle.js';
import { refuse } from '../../crypto/refusal.js';
import { stop } from '../refusal.js';

/** A courier's folder, read and never written. What is on a stick may be anybody's. */
export interface BundleFolder {
  /** A file's bytes, or null when it is not there; larger than its format allows is refused. */
  read(path: string, cap: number): Uint8Array | null;
  numbers(folder: 'heads' | 'batches'): number[];
  /** A file that may be large, as it flows; null when it is not there. */
  open(path: string): BundleFile | null;
}

export interface BundleFile {
  readonly size: number;
  /** Its bytes, from the first on, as often as it is called. */
  chunks(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 1024 * 1024;

const isFolder = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** A stick with a folder for this reader, that folder, or the bundle itself. */
export function findBundle(path: string, id: string): BundleFolder {
  const folder = [join(path, stickPath.bundle(id)), join(path, 'bundle'), path].find((each) =>
    isFolder(join(each, 'heads')),
  );
  return folder === undefined ? stop('bundle-missing') : bundleAt(folder);
}

const bundleAt = (folder: string): BundleFolder => ({
  read: (path, cap) => {
    const file = join(folder, path);
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile()) return null;
    if (found.size > cap) return refuse('too-large');
    try {
      return new Uint8Array(readFileSync(file));
    } catch {
      return stop('file-unreadable');
    }
  },
  numbers: (name) => {
    const path = join(folder, name);
    return existsSync(path) ? numbersAmong(readdirSync(path)) : [];
  },
  open: (path) => {
    const file = join(folder, path);
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found === undefined || !found.isFile()
      ? null
      : { size: found.size, chunks: () => chunksOf(file) };
  },
});

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch {
    stop('file-unreadable');
  }
}
