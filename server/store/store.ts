import type { ListedBlob } from '../../crypto/wire/batch.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key } from '../../crypto/wire/fields.js';
import type { Intake, IntakeStore } from './intakeStore.js';

/**
 * Everything of one line that must outlast a power cut. The words below are the contract, which a
 * suite holds every store to:
 *
 *   durable  when the promise of a write is fulfilled, the write survives kill -9 and a power cut;
 *   atomic   a write happens whole or not at all, and nobody reads half of it;
 *   expects  a write that takes an `expects` does nothing unless that still holds at the moment in
 *            which it is made, and answers 'moved': read again, decide again.
 *
 * A store keeps no time of day, no address, and of closed batches no order of arrival. Deleted
 * bytes are overwritten.
 */
export interface Store
  extends RosterStore, EditionStore, OutboxStore, InboxStore, BatchStore, IntakeStore {
  /** What the line takes up now, in bytes. */
  bytesInUse(): Promise<number>;
  /** Remembers a nonce until its day is forgotten; false when it was there already. Atomic. */
  rememberNonce(nonce: Id, day: Day): Promise<boolean>;
  forgetNoncesBefore(day: Day): Promise<void>;
  close(): Promise<void>;
}

export type Moved = 'moved';

export interface RosterStore {
  /** The newest epoch held, 0 for none. */
  newestEpoch(): Promise<number>;
  /** All rosters, oldest first; files as they were signed. */
  rosters(): Promise<readonly Uint8Array[]>;
  roster(epoch: number): Promise<Uint8Array | null>;
  /** The `site.json` that came with the newest roster. */
  site(): Promise<Uint8Array | null>;
  /** Adds the roster and its `site.json`. Expects: the epoch before it is the newest. */
  addRoster(roster: NewRoster): Promise<'added' | Moved>;
}
export interface NewRoster {
  readonly epoch: number;
  readonly bytes: Uint8Array;
  readonly hash: Hash;
  readonly site: Uint8Array;
}

/** What rules need of a head without reading it again. */
export interface HeadFacts {
  readonly edition: number;
  readonly day: Day;
  readonly epoch: number;
  /** SHA-256 of the note's text. */
  readonly hash: Hash;
}
export interface NewEdition extends HeadFacts {
  readonly bytes: Uint8Array;
  readonly files: readonly StoredFile[];
}
export interface StoredFile {
  readonly hash: Hash;
  readonly bytes: Uint8Array;
}

export interface EditionStore {
  newestHead(): Promise<HeadFacts | null>;
  headFacts(edition: number): Promise<HeadFacts | null>;
  head(edition: number): Promise<Uint8Array | null>;
  /**
   * Adds a head and its files. Expects: the edition before it is the newest, its epoch is the
   * newest held, the newest outboxes are those that `outboxes` names by their manifests, and the
   * line is open or stopped.
   */
  addEdition(edition: NewEdition, outboxes: ReadonlyMap<Key, Hash>): Promise<'added' | Moved>;
  file(hash: Hash): Promise<Uint8Array | null>;
  missingFiles(hashes: readonly Hash[]): Promise<readonly Hash[]>;
  /**
   * Keeps the files named, and rosters, and drops all others. Expects: the newest edition is still
   * `edition`, else files of a newer one would go.
   */
  keepFiles(
    hashes: ReadonlySet<Hash>,
    expects: { readonly edition: number },
  ): Promise<'kept' | Moved>;
}

export interface HeldOutbox {
  readonly reader: Key;
  readonly number: number;
  /** SHA-256 of all bytes of the manifest. */
  readonly hash: Hash;
  readonly manifest: Uint8Array;
}
export interface OutboxStore {
  /** The newest outbox of every reader that ever brought one. */
  outboxes(): Promise<readonly HeldOutbox[]>;
  outbox(reader: Key): Promise<HeldOutbox | null>;
  outboxFile(reader: Key, name: string): Promise<Uint8Array | null>;
  /** Replaces a reader's outbox and its files. Expects: the newest of theirs has this number. */
  replaceOutbox(
    outbox: HeldOutbox,
    files: ReadonlyMap<string, Uint8Array>,
    expects: { readonly number: number },
  ): Promise<'replaced' | Moved>;
}

/** A part that is there: its hash stands for its bytes, so that a commit is of what was read. */
export interface PartFacts {
  readonly part: number;
  readonly size: number;
  readonly hash: Hash;
}
export interface NewBlob extends ListedBlob {
  readonly upload: Id;
  /** The parts that were read and found whole, or the bytes of a blob of one part. */
  readonly content: readonly PartFacts[] | Uint8Array;
}
export interface InboxStore {
  /** Puts a part, again if it was there. `day` is when half-done ones began, for their purge. */
  putPart(upload: Id, part: number, bytes: Uint8Array, day: Day): Promise<'put' | 'committed'>;
  parts(upload: Id): Promise<readonly PartFacts[]>;
  part(upload: Id, part: number): Promise<Uint8Array | null>;
  /** What an upload id was committed to, until its batch is closed. */
  committed(upload: Id): Promise<ListedBlob | null>;
  blobFacts(hash: Hash): Promise<ListedBlob | null>;
  /**
   * Turns an upload into a blob. A blob of the same hash is not added twice; the upload id is then
   * committed to the one that is there. Expects: the newest edition is still `edition`, the intake
   * is still `intake`, the id is not committed, and its parts are still those named.
   */
  commit(
    blob: NewBlob,
    expects: { readonly edition: number; readonly intake: Intake },
  ): Promise<'committed' | Moved>;
  /** Lets go of what was put under an id that was never committed. */
  forgetUpload(upload: Id): Promise<void>;
  /** The bytes of a blob, a part of at most 1 MiB at a time; null when there is none. */
  blobPart(hash: Hash, part: number): Promise<Uint8Array | null>;
  /** What was put and never committed, in bytes; small parts count as 64 KiB. */
  unfinishedBytes(): Promise<number>;
  purgeHalfDone(before: Day): Promise<void>;
  /** Whether something lies there that `purgeHalfDone` would let go of. */
  hasHalfDone(before: Day): Promise<boolean>;
}

export interface NewBatch {
  readonly number: number;
  readonly day: Day;
  readonly epoch: number;
  readonly bytes: Uint8Array;
  /** SHA-256 of the note's text. */
  readonly hash: Hash;
  readonly list: StoredFile;
  readonly blobs: readonly Hash[];
}
export type BatchFacts = Pick<NewBatch, 'number' | 'day' | 'epoch' | 'hash'> & {
  readonly count: number;
  /** False once its blobs were deleted. */
  readonly held: boolean;
};
export interface BatchStore {
  openBlobs(): Promise<readonly ListedBlob[]>;
  newestBatch(): Promise<BatchFacts | null>;
  batchFacts(number: number): Promise<BatchFacts | null>;
  /** Batches whose blobs are still there. */
  heldBatches(): Promise<readonly BatchFacts[]>;
  batch(number: number): Promise<Uint8Array | null>;
  list(hash: Hash): Promise<Uint8Array | null>;
  /**
   * Closes a batch of the blobs named, and forgets their upload ids. Afterwards no order of theirs
   * is left: bytes are written anew in hash order and logs are emptied, also if this was cut short.
   * Expects: the batch before it is the newest, the newest edition is still `edition`, and the line
   * is open or stopped.
   */
  closeBatch(batch: NewBatch, expects: { readonly edition: number }): Promise<'closed' | Moved>;
  /** Deletes the blobs and the list of a batch; its note stays. */
  deleteBatch(number: number): Promise<void>;
}
