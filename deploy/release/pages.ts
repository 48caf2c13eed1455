import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const OFFLINE = 'offline.html';

/** The built files that every line's pages load, each named by its hash, and their list. */
export async function pageFiles(checkout: string): Promise<{ name: string; path: string }[]> {
  const built = join(checkout, 'build', 'client');
  return (await readdir(built))
    .filter((name) => /^(?:[a-z-]+-[0-9a-f]{16}\.[a-z0-9]+|assets\.json)$/.test(name))
    .map((name) => ({ name, path: join(built, name) }));
}

/**
 * Copies them, so that anybody can hold what a line serves against the release; and the page for
 * sealing without a network, where there is one.
 *
 * @returns whether the offline page is there
 */
export async function copyPages(checkout: string, out: string): Promise<boolean> {
  await mkdir(join(out, 'pages'), { recursive: true });
  for (const { name, path } of await pageFiles(checkout))
    await copyFile(path, join(out, 'pages', name));
  const offline = join(checkout, 'build', 'client', OFFLINE);
  if (!existsSync(offline)) return false;
  await copyFile(offline, join(out, `turnbox-${OFFLINE}`));
  return true;
}
