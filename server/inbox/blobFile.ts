import type { Hash } from '../../crypto/wire/fields.js';
import { PART_BYTES, partsOf } from '../../crypto/wire/upload.js';
import type { InboxStore } from '../store/store.js';

export interface BlobFile {
  readonly size: number;
  /** Its bytes in order, at most 1 MiB in memory at a time. */
  readonly parts: AsyncIterable<Uint8Array>;
}

/** A blob from one of its parts on; null when there is none of that hash, or no such part. */
export async function blobFile(store: InboxStore, hash: Hash, from = 0): Promise<BlobFile | null> {
  const facts = await store.blobFacts(hash);
  if (facts === null || from >= partsOf(facts.size)) return null;
  const size = facts.size - from * PART_BYTES;
  return { size, parts: partsInOrder(store, hash, from, partsOf(facts.size)) };
}

async function* partsInOrder(
  store: InboxStore,
  hash: Hash,
  from: number,
  count: number,
): AsyncGenerator<Uint8Array> {
  for (let part = from; part < count; part += 1) {
    const bytes = await store.blobPart(hash, part);
    // Deleted while it was being sent: the connection ends short, and the courier sees that.
    if (bytes === null) throw new Error('a blob went while it was being read');
    yield bytes;
  }
}
