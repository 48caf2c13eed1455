import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * The only module of this room that writes files which must outlast a power cut, as durableRows.ts is
 * for rows. What a function here has returned from is on the disk; what it was doing when the power
 * went is there whole or not at all.
 */

const SECRET_FILE = 0o600;
const SECRET_FOLDER = 0o700;
const READ_ONLY_FILE = 0o400;

// By file handles of node:fs/promises: the permission model, under which the tool may run, disables
// fsyncSync and leaves these.
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!isUnknownToFolders(error)) throw error;
  } finally {
    await handle.close();
  }
}

/** Some of the file systems that sticks have can flush files and not folders. */
const isUnknownToFolders = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'EINVAL' || error.code === 'ENOTSUP');

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function writeAndSync(path: string, pieces: Pieces, mode = SECRET_FILE): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a place is a folder with nothing in it, which may be taken. */
export function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: SECRET_FOLDER });
}

/** Makes a new folder beside a place, in which nothing is anybody else's. */
export async function makeFolderBeside(path: string): Promise<string> {
  await makeFolder(dirname(path));
  return mkdtemp(`${resolve(path)}.new-`);
}

/** Moves it to that place, where nothing is or an empty folder: no other is ever replaced. */
export async function moveIntoPlace(aside: string, path: string): Promise<void> {
  await rename(aside, path);
  await syncFolder(dirname(path));
}

/** Writes a file beside its place, and moves it there once it is whole. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.new`;
  await rm(aside, { force: true });
  await writeAndSync(aside, [bytes]);
  await rename(aside, path);
  await syncFolder(dirname(path));
}

/**
 * Writes a folder of files beside its place, then puts it in place of the one that is there. FAT,
 * which sticks have, cannot replace a folder in one step: the old one is moved aside first.
 */
export async function writeFolderDurably(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const [aside, old] = [`${path}.new`, `${path}.old`];
  await rm(aside, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
  await makeFolder(aside);
  for (const [name, bytes] of files) await writeAndSync(join(aside, name), [bytes]);
  await syncFolder(aside);
  if (existsSync(path)) await rename(path, old);
  await rename(aside, path);
  await syncFolder(dirname(path));
  await rm(old, { recursive: true, force: true });
}

/**
 * Writes a folder of files that nobody is to change, piece by piece, beside its place; it appears
 * there whole, or not at all. The place must be empty.
 */
export async function writeReadOnlyFolder(
  path: string,
  files: AsyncIterable<readonly [string, Pieces]>,
): Promise<void> {
  const aside = await makeFolderBeside(path);
  try {
    for await (const [name, pieces] of files)
      await writeAndSync(join(aside, name), pieces, READ_ONLY_FILE);
    await syncFolder(aside);
    await moveIntoPlace(aside, path);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Writes one file that nobody is to change, as it flows; it appears whole, or not at all. */
export async function writeReadOnlyFile(path: string, pieces: Pieces): Promise<void> {
  const aside = `${path}.new`;
  await makeFolder(dirname(path));
  await rm(aside, { force: true });
  try {
    await writeAndSync(aside, pieces, READ_ONLY_FILE);
    await rename(aside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
