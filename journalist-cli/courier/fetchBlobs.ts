import { createReadStream, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal, refuse } from '../../crypto/refusal.js';
import { type ListedBlob, parseList } from '../../crypto/wire/batch.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { toHex } from '../../crypto/wire/bytes.js';
import { fileHash } from '../../crypto/wire/file.js';
import { PART_BYTES } from '../../crypto/wire/upload.js';
import type { Chain } from './chain.js';
import { progress } from './progress.js';
import { CourierRefusal } from './refusals.js';
import type { Syncing } from './syncing.js';

/** Lists, and every blob that they name and the drop still has; each checked by its hash. */
export async function fetchBlobs(syncing: Syncing, { batches }: Chain): Promise<number> {
  const { engine, drop, mirror } = syncing;
  const wanted = new Map<string, ListedBlob>();
  for (const batch of batches) {
    const path = bundlePath.list(batch.list);
    const list = (await mirror.read(path)) ?? (await drop.get(`/${path}`));
    if (list === null) continue;
    if ((await fileHash(engine, list)) !== batch.list) refuse('file-hash');
    await mirror.write(path, list);
    for (const blob of parseList(list))
      if (!(await mirror.has(bundlePath.blob(blob.hash)))) wanted.set(blob.hash, blob);
  }
  const total = [...wanted.values()].reduce((sum, { size }) => sum + size, 0);
  const came = progress(syncing.say, wanted.size, total);
  let fetched = 0;
  for (const blob of wanted.values()) if (await fetchBlob(syncing, blob, came)) fetched += 1;
  return fetched;
}

/** So often in a row a connection may end without having brought anything. */
const MOST_VAIN_TRIES = 3;

/**
 * One blob, written as it flows, a chunk in memory at a time. When the connection ends half-way the
 * rest is asked for, now and at the next sync; what is there by then counts only if the whole fits
 * its hash.
 */
async function fetchBlob(
  syncing: Syncing,
  blob: ListedBlob,
  came: (bytes: number) => void,
): Promise<boolean> {
  const place = syncing.mirror.place(bundlePath.blob(blob.hash));
  const part = `${place}.part`;
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  let counted = 0;
  // What is fetched a second time is not told of twice.
  const upTo = (at: number): void => {
    came(Math.max(at - counted, 0));
    counted = Math.max(at, counted);
  };
  for (let vain = 0; ;) {
    const before = sizeOf(part);
    try {
      if (!(await fetchRest(syncing, blob, part, upTo))) return false;
      await rename(part, place);
      return true;
    } catch (error) {
      if (!isCut(error)) throw error;
      vain = sizeOf(part) > before ? 0 : vain + 1;
      if (vain === MOST_VAIN_TRIES) throw error;
    }
  }
}

const isCut = (error: unknown): boolean =>
  error instanceof CourierRefusal && ['drop-unreachable', 'onion-away'].includes(error.code);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** For reading and writing, with what it holds; made when it is not there. */
const openedPart = async (path: string): Promise<FileHandle> =>
  open(path, 'r+').catch(() => open(path, 'wx+', 0o600));

/** A write may end short of what it was given, as on a disk that is nearly full. */
async function writeAll(file: FileHandle, chunk: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at + done);
    done += bytesWritten;
  }
}

async function fetchRest(
  { engine, drop }: Syncing,
  { hash, size }: ListedBlob,
  part: string,
  upTo: (at: number) => void,
): Promise<boolean> {
  const file = await openedPart(part);
  try {
    // Whole parts alone are kept; never all of them, so that the drop is asked whether it has it.
    const { size: held } = await file.stat();
    const first = Math.min(Math.floor(held / PART_BYTES), Math.ceil(size / PART_BYTES) - 1);
    let at = first * PART_BYTES;
    await file.truncate(at);
    const digest = engine.sha256Stream();
    if (at > 0)
      for await (const chunk of createReadStream(part)) digest.update(chunk as Uint8Array);
    upTo(at);
    const path = first === 0 ? `/blobs/${hash}` : `/blobs/${hash}/${String(first)}`;
    const isThere = await drop.flow(path, async (chunk) => {
      if (at + chunk.length > size) refuse('file-hash');
      digest.update(chunk);
      await writeAll(file, chunk, at);
      at += chunk.length;
      upTo(at);
    });
    if (isThere && at < size) throw new CourierRefusal('drop-unreachable');
    if (isThere && toHex(digest.digest()) !== hash) return refuse('file-hash');
    if (isThere) await file.sync();
    else await rm(part, { force: true });
    return isThere;
  } catch (error) {
    // What is wrong in it would be wrong the next time.
    if (error instanceof Refusal) await file.truncate(0);
    throw error;
  } finally {
    await file.close();
  }
}
