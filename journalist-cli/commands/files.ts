import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { writeDurably } from '../vault/durable.js';
import { inFolder } from './options.js';

/** Files that a person names: cards, rosters, texts. */

export async function readNamed(io: Io, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(inFolder(io, path)));
  } catch {
    return stop('file-unreadable');
  }
}

export function refuseExistingFile(io: Io, path: string): void {
  if (existsSync(inFolder(io, path))) stop('file-exists');
}

/** Never over a file that is there: it may be the only copy of something. */
export async function writeNamed(io: Io, path: string, bytes: Uint8Array): Promise<void> {
  refuseExistingFile(io, path);
  try {
    await writeDurably(inFolder(io, path), bytes);
  } catch {
    stop('file-unwritable');
  }
}
