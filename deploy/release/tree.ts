import { lutimes, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** All files under a folder, by their paths from it, in one order everywhere. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** One date for everything: times would tell two builds apart. */
export async function dateAll(folder: string, date: Date): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of entries) await lutimes(join(parentPath, name), date, date);
  await lutimes(folder, date, date);
}
