import type { SourceKeys } from '../../crypto/keys/source.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import type { CellEntry } from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key, Label } from '../../crypto/wire/fields.js';
import type { MoveText } from '../../crypto/wire/move.js';
import type { Unverified } from '../../crypto/wire/note.js';
import type { FileEntry, Tip } from '../../crypto/wire/tipJson.js';

/** What a vault holds, a type a table. Each value is one sealed row. */

export type VaultRole = 'reader' | 'root';

/** Row 1 of `identity`. */
export interface Identity {
  readonly role: VaultRole;
  readonly label: Label;
  /** Ed25519 seed: of the reader's key, or of the line's root. */
  readonly seed: Bytes;
  /** A root makes the line's id; a reader learns it with the first roster. */
  readonly line: Id | null;
  /** The root key that vouches for the newest roster; pinned with the first. */
  readonly root: Key | null;
}

/** Row 1 of `progress`. */
export interface Progress {
  /** Number of the last outbox made. */
  readonly outbox: number;
  /** The first batch that this vault reads; null until one names an edition with its key. */
  readonly from: number | null;
  /** The last batch imported whole. */
  readonly through: number;
  /** The newest day whose key was destroyed: none is made for it again. */
  readonly destroyed: Day | null;
  /** What a vault that was made from a back-up cannot do; null for every other. */
  readonly restored: Restored | null;
}
/** A back-up holds no day keys, and does not know what came after it. */
export interface Restored {
  /** No outbox before one import has told how far the lost vault had come. */
  readonly waits: boolean;
  /** The days whose messages cannot be opened; the last is known once a head names a new key. */
  readonly first: Day;
  readonly last: Day | null;
  /** How far the lost vault had imported, as its last statement says: what came before may be gone. */
  readonly through: number;
}

/** `rosters`, by epoch. */
export interface KeptRoster {
  readonly note: Bytes;
  readonly hash: Hash;
}

/** `heads`, by edition; the notes themselves are in `notes`, as evidence. */
export interface KeptHead {
  readonly day: Day;
  readonly epoch: number;
  readonly hash: Hash;
  /** The day of this reader's key in that edition. */
  readonly names: Day | null;
  /** Whether that key is one of this vault's, and not of one that was lost. */
  readonly own: boolean;
  /** Whether the day's keys were there to look at. */
  readonly whole: boolean;
  /** The newest outbox of each reader, as the edition's statements name it. */
  readonly outboxes: readonly (readonly [Key, number])[];
}

/** `batches`, by number: the chain. */
export interface KeptBatch {
  readonly day: Day;
  readonly edition: number;
  readonly hash: Hash;
  readonly list: Hash;
}

/** `daykeys`. */
export interface KeptDayKey {
  readonly day: Day;
  readonly seed: Bytes;
}

/**
 * Why a message is shown with a warning.
 * `head-differs`: its source saw an edition that nobody else has. `readers-differ`: it lists other
 * readers than its roster. `edition-differs`: it was sent under another edition than it names.
 */
export type TipFlag = 'head-differs' | 'readers-differ' | 'edition-differs';

/** Whether the source of an older thread signed that it goes on in this one. */
export type MoveProof = 'proved' | 'forged' | 'unknown';

interface Received {
  /** SHA-256 of the sealed blob. */
  readonly blob: Hash;
  readonly batch: number;
  /** The day of the batch, which is all that is known of when it came. */
  readonly day: Day;
}
/** A message whose source's signature was checked. */
export interface ProvedTip extends Received {
  readonly kind: 'proved';
  readonly thread: Id;
  /** H(tip.sig): two blobs with the same are one message. */
  readonly signature: Hash;
  /** SHA-256 over answers, message and files: two posts of one content are linked. */
  readonly content: Hash;
  readonly tip: Tip;
  readonly files: readonly (FileEntry & { readonly rows: readonly number[] })[];
  /** A note by an older source that it goes on here; proved once that thread is known. */
  readonly move: (Unverified<MoveText> & { readonly proof: MoveProof }) | null;
  readonly flags: readonly TipFlag[];
}
/** One that opens and does not hold what it must: shown alone, joined to nothing. */
export interface DamagedTip extends Received {
  readonly kind: 'damaged';
  readonly why: string;
  /** What can be read of it. */
  readonly text: string;
  /** The rows of `pieces` that hold its inside, as it was. */
  readonly rows: readonly number[];
}
/** `tips`, by the number that people use. */
export type KeptTip = ProvedTip | DamagedTip;

/** `threads`, by the number that people use: one source under one codename. */
export interface KeptThread {
  readonly thread: Id;
  readonly source: SourceKeys;
  /** The edition named by the first message here: no alarm for cells up to it. */
  readonly since: number;
  /** Whether all cells held when the thread was new were looked through. */
  readonly scanned: boolean;
  /** The last day for which a read mark was made. */
  readonly opened: Day | null;
}

/** `replies`: one answer, its cells as they will be published. */
export interface KeptReply {
  readonly thread: Id;
  readonly reply: Id;
  readonly day: Day;
  readonly text: string;
  readonly cells: readonly (CellEntry & { readonly hash: Hash; readonly fileKey: Bytes })[];
  /** The edition in which each cell was seen, in their order. */
  readonly published: readonly (number | null)[];
  /** The line's standard words, which say that a message came and answer nothing. */
  readonly standard?: boolean;
}

/** `decoys`: cells to nobody that wait for an edition like all others. */
export interface KeptDecoy extends CellEntry {
  readonly hash: Hash;
}

/** `marks`: read marks that wait for an edition, and decoys beside them; nobody can tell which. */
export interface KeptMark {
  readonly mark: Bytes;
}

/** `pgp`: an OpenPGP secret key, unlocked; the row is its lock here. */
export interface KeptPgpKey {
  readonly fingerprint: string;
  readonly users: readonly string[];
  readonly armored: string;
}

/** `log`: what was done, for those who supervise. */
export interface LogEntry {
  readonly day: Day;
  /** One line of plain words. */
  readonly event: string;
  /** The number of the message that it is about, where it is about one. */
  readonly message?: number;
}
