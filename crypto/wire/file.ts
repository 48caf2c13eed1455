import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { toHex } from './bytes.js';
import type { Hash } from './fields.js';

/** How a signed note announces a file: SHA-256 of all its bytes, and how many they are. */
export interface FileLine {
  readonly hash: Hash;
  readonly size: number;
}

export const fileLine = async (engine: Engine, bytes: Uint8Array): Promise<FileLine> => ({
  hash: await fileHash(engine, bytes),
  size: bytes.length,
});

export async function fileHash(engine: Engine, bytes: Uint8Array): Promise<Hash> {
  const hash = await engine.sha256(bytes);
  return toHex(hash) as Hash;
}

/** Refuses bytes that are not the file that a signed note announced. */
export async function checkFile(
  engine: Engine,
  bytes: Uint8Array,
  announced: FileLine,
): Promise<void> {
  if (bytes.length !== announced.size || (await fileHash(engine, bytes)) !== announced.hash)
    refuse('file-hash');
}
