import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersAmong, stickPath } from '../../crypto/wire/bundle.js';
import { refuse } from '../../crypto/refusal.js';
import { stop } from '../refusal.js';

/** A courier's folder, read and never written. What is on a stick may be anybody's. */
export interface BundleFolder {
  /** A file's bytes, or null when it is not there; larger than its format allows is refused. */
  read(path: string, cap: number): Uint8Array | null;
  numbers(folder: 'heads' | 'batches'): number[];
}

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
});
