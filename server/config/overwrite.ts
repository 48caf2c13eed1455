import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  fstatSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const STEP = 1024 * 1024;

/**
 * Overwrites every file of a folder where it lies, flushes it, and takes the folder away. A magnetic
 * disk then holds nothing of it; flash memory may keep what was overwritten in cells of which it
 * tells nobody. No link is followed.
 */
export function overwriteFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) overwrite(join(entry.parentPath, entry.name));
  rmSync(folder, { recursive: true });
}

export function overwrite(path: string): void {
  const step = new Uint8Array(STEP);
  const file = openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW);
  try {
    const { size } = fstatSync(file);
    for (let at = 0; at < size;)
      at += writeSync(file, randomFillSync(step), 0, Math.min(STEP, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
