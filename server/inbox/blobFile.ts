import type { Hash } from '../../crypto/wire/fields.js';
import { partsOf } from '../../crypto/wire/upload.js';
import type { InboxStore } from '../store/store.js';

export interface BlobFile {
  readonly size: number;
  /** Its bytes in order, at most 1 MiB in memory at a time. */
  readonly parts: AsyncIterable<Uint8Array>;
}

export async function blobFile(store: InboxStore, hash: Hash): Promise<BlobFile | null> {
  const facts = await store.blobFacts(hash);
  return facts === null
    ? null
    : { size: facts.size, parts: partsInOrder(store, hash, partsOf(facts.size)) };
}

async function* partsInOrder(
  store: InboxStore,
  hash: Hash,
  count: number,
): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < count; part += 1) {
    const bytes = await store.blobPart(hash, part);
    // Deleted while it was being sent: the connection ends short, and the courier sees that.
    if (bytes === null) throw new Error('a blob went while it was being read');
    yield bytes;
  }
}
