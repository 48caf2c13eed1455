import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
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
  has(path: string): Promise<boolean>;
  /** Copies a file that is here into another folder, never holding all of it; false if it is not. */
  copyTo(path: string, to: Mirror, as: string): Promise<boolean>;
  /** Where a file is, for what reads or writes it as it flows. */
  place(path: string): string;
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

const orMissing = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
};

export function openMirror(root: string): Mirror {
  const place = (path: string): string => join(root, path);
  const has = (path: string): Promise<boolean> =>
    orMissing(
      stat(place(path)).then((found) => found.isFile()),
      false,
    );
  return {
    place,
    has,
    read: async (path) => {
      const bytes = await orMissing<Buffer | null>(readFile(place(path)), null);
      return bytes === null ? null : new Uint8Array(bytes);
    },
    write: (path, bytes) => writeWhole(place(path), bytes),
    names: (folder) => orMissing(readdir(place(folder)), []),
    copyTo: async (path, to, as) => {
      if (!(await has(path))) return false;
      await copyWhole(place(path), to.place(as));
      return true;
    },
  };
}

/** Written beside its place, flushed, then renamed. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  // A stick may hold a link of that name, which leads to a file of this computer.
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.part`;
  await rm(part, { force: true });
  await copyFile(from, part);
  await flush(part);
  await rename(part, to);
}

/** What is written is on the disk, not only on its way there: sticks are pulled. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
