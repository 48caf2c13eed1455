import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bytes } from '../../crypto/wire/bytes.js';

/**
 * Files that a courier has fetched and checked, in the layout of a bundle, with `rosters/EPOCH`
 * beside it. A file appears whole or not at all, so a sync that was cut goes on where it stopped.
 */
export interface Mirror {
  read(path: string): Promise<Bytes | null>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  names(folder: string): Promise<string[]>;
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

export function openMirror(root: string): Mirror {
  return {
    read: async (path) => {
      try {
        return new Uint8Array(await readFile(join(root, path)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    write: (path, bytes) => writeWhole(join(root, path), bytes),
    names: async (folder) => {
      try {
        return await readdir(join(root, folder));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}

/** Written beside its place, flushed, then renamed. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
