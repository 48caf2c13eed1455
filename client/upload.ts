import type { Engine } from '../crypto/engine/engine.js';
import { type Bytes, toHex } from '../crypto/wire/bytes.js';
import { type Hash, parseHash, parseId } from '../crypto/wire/fields.js';
import { encodeUpload, encodeWhole, partsOf, type Upload } from '../crypto/wire/upload.js';
import { post as postPlainly } from './fetching.js';
import { insisting, later, type Posting } from './insisting.js';
import { stop, Stopped, troubleOf } from './trouble.js';

/** So many parts are under way, and so in memory, at one time. */
const PARTS_AT_ONCE = 2;

/** A sealed blob whose size is known, and which comes part by part as it is being sealed. */
export interface SealedBlob {
  readonly size: number;
  /** The next part; each is asked for once. */
  part(): Promise<Bytes>;
  /** SHA-256 of the whole, after the last part; not asked for a blob of one part. */
  digest(): Promise<Hash>;
}
export const inOnePart = (blob: Bytes): SealedBlob => ({
  size: blob.length,
  part: () => Promise.resolve(blob),
  digest: () => stop('failed'),
});

export interface Sent {
  readonly bytes: number;
  readonly size: number;
}
/** An upload under one random id. Sent again after it failed, it goes on where it stopped. */
export interface Outgoing {
  send(moved?: (sent: Sent) => void, signal?: AbortSignal): Promise<void>;
}
export interface Uploading {
  readonly engine: Pick<Engine, 'random' | 'sha256'>;
  readonly post?: Posting;
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

interface Held {
  readonly part: number;
  readonly bytes: Bytes;
}

/**
 * A sealed blob on its way: in one request when it is one part, else its parts and then the commit.
 * A part that failed stays in memory until it has arrived; the commit may be sent as often as
 * needed, for the same commit twice is one blob.
 */
export function outgoing(
  { engine, post = postPlainly, wait = later }: Uploading,
  blob: SealedBlob,
  edition: number,
): Outgoing {
  const id = parseId(toHex(engine.random(16)));
  const address = `/inbox/${id}`;
  const insist = insisting(post, wait);
  const parts = partsOf(blob.size);
  const failed: Held[] = [];
  let taken = 0;
  let arrived = 0;
  /** A file could not be read on: these parts will never make a whole. */
  let broken: Stopped | null = null;
  let commit: Upload | null = null;

  const take = async (): Promise<Held | null> => {
    const again = failed.shift();
    if (again !== undefined || taken >= parts) return again ?? null;
    const part = taken;
    taken += 1;
    try {
      return { part, bytes: await blob.part() };
    } catch (error) {
      broken ??= new Stopped(troubleOf(error));
      throw error;
    }
  };
  const committing = async (hash: () => Promise<Hash>): Promise<Upload> =>
    (commit ??= { id, edition, parts, size: blob.size, sha256: await hash() });
  const sealCommit = async (body: Bytes, signal?: AbortSignal): Promise<void> => {
    try {
      await insist('POST', address, body, signal);
    } catch (error) {
      // It may have arrived, with only its answer lost.
      const unanswered = ['network', 'stopped'].includes(troubleOf(error));
      throw unanswered ? new Stopped('unknown') : error;
    }
  };

  const sendWhole = async (signal?: AbortSignal): Promise<void> => {
    const held = await take();
    if (held === null) return stop('failed');
    failed.push(held);
    const upload = await committing(async () => parseHash(toHex(await engine.sha256(held.bytes))));
    return sealCommit(encodeWhole(upload, held.bytes), signal);
  };

  return {
    send: async (moved = nothing, signal) => {
      if (parts === 1) return sendWhole(signal);
      let halted = false;
      const sendOn = async (): Promise<void> => {
        for (let held = await take(); held !== null; held = halted ? null : await take())
          try {
            await insist('PUT', `${address}/${String(held.part)}`, held.bytes, signal);
            arrived += held.bytes.length;
            moved({ bytes: arrived, size: blob.size });
          } catch (error) {
            halted = true;
            failed.push(held);
            throw error;
          }
      };
      moved({ bytes: arrived, size: blob.size });
      const lanes = await Promise.allSettled(Array.from({ length: PARTS_AT_ONCE }, sendOn));
      for (const lane of lanes) if (lane.status === 'rejected') throw broken ?? lane.reason;
      return sealCommit(encodeUpload(await committing(() => blob.digest())), signal);
    },
  };
}

const nothing = (): void => undefined;
