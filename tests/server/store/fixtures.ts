import { type Hash, type Id, parseHash, parseId } from '../../../crypto/wire/fields.js';
import type { NewBatch, NewBlob, NewEdition, Store } from '../../../server/store/store.js';
import { DAY, sha256 } from '../../harness/line.js';

/** How a suite opens a store, closes it and opens what it left again. */
export interface StoreMaker {
  open(): Promise<Store>;
  /** Closes it for good and removes what it left. */
  remove(store: Store): Promise<void>;
  reopen(store: Store): Promise<Store>;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const hashOf = (text: string | Uint8Array): Hash => parseHash(sha256(text));
export const idOf = (text: string): Id => parseId(sha256(text).slice(0, 32));

export const edition = (number: number, files: readonly string[] = []): NewEdition => ({
  edition: number,
  day: DAY,
  epoch: 1,
  hash: hashOf(`head ${String(number)}`),
  bytes: bytes(`head ${String(number)}`),
  files: files.map((text) => ({ hash: hashOf(text), bytes: bytes(text) })),
});
export const blob = (text: string, upload = text): NewBlob => ({
  upload: idOf(upload),
  hash: hashOf(text),
  size: text.length,
  edition: 1,
  content: bytes(text),
});
export const batch = (number: number, blobs: readonly string[]): NewBatch => ({
  number,
  day: DAY,
  epoch: 1,
  bytes: bytes(`batch ${String(number)}`),
  hash: hashOf(`batch ${String(number)}`),
  list: { hash: hashOf(`list ${blobs.join()}`), bytes: bytes(`list ${blobs.join()}`) },
  blobs: blobs.map(hashOf),
});
export const NO_OUTBOXES = new Map<never, never>();
/** Most tests have one edition, and their writes expect it. */
export const AT_ONE = { edition: 1, intake: 'open' } as const;
