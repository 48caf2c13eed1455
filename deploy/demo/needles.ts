import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file under a folder, hidden ones too. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which of the needles stand, as they are, in any byte of any file under the folders. */
export async function needlesIn(
  folders: readonly string[],
  needles: ReadonlyMap<string, string | Buffer>,
): Promise<string[]> {
  const found: string[] = [];
  for (const file of (await Promise.all(folders.map(filesUnder))).flat()) {
    const bytes = await readFile(file);
    for (const [name, needle] of needles)
      if (bytes.includes(needle)) found.push(`${name} in ${file}`);
  }
  return found;
}
