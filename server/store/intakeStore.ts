import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Key } from '../../crypto/wire/fields.js';
import type { HeadFacts, Moved, NewBatch, StoredFile } from './store.js';

/**
 * What a line takes in now.
 *
 *   open      everything
 *   stopped   nothing of sources, so that it can move; couriers publish and fetch as always
 *   closed    nothing of sources any more; couriers go on, and replies are served to their end
 *   moved     nothing any more: the line goes on from its back-up, on another machine
 *   restored  only what couriers bring back of editions, batch notes and outboxes
 *   gathered  the same, and all that those couriers know who came is here; others are awaited
 */
export const INTAKES = ['open', 'stopped', 'closed', 'moved', 'restored', 'gathered'] as const;
export type Intake = (typeof INTAKES)[number];

/** Couriers go on publishing while a line only takes nothing of sources. */
export const isPublishing = (intake: Intake): boolean =>
  intake === 'open' || intake === 'stopped' || intake === 'closed';
export const isRestoring = (intake: Intake): boolean =>
  intake === 'restored' || intake === 'gathered';

/** How far a line had come; a line that goes on from a back-up goes on from here, or from later. */
export interface Reached {
  readonly edition: number;
  /** SHA-256 of the newest head's text; zeros before the first. */
  readonly head: Hash;
  readonly batch: number;
  /** SHA-256 of the newest batch note's text; zeros before the first. */
  readonly note: Hash;
  /** Nothing came after: the line was moved, and could not go on where it was. */
  readonly isLast: boolean;
}

export type BroughtBatch = Pick<NewBatch, 'number' | 'epoch' | 'bytes' | 'hash'> & {
  readonly day: Day;
  readonly list: Hash;
  /** An empty first batch does not use up its day. */
  readonly isEmpty: boolean;
};

export interface IntakeStore {
  intake(): Promise<Intake>;
  /** Expects: the intake is still `from`. Nothing is committed, published or closed behind its back. */
  setIntake(to: Intake, expects: { readonly from: Intake }): Promise<'set' | Moved>;
  /** Makes a new line one that was restored. Expects: it has no edition and no batch. */
  setRestored(reached: Reached): Promise<'set' | Moved>;
  /** What the back-up knew; null for a line that never was restored. */
  reached(): Promise<Reached | null>;

  /** All that follows expects, too, that the line is restored or gathered. */

  /** Adds a head without its files. Expects: the edition before it is the newest. The line is restored. */
  bringHead(head: HeadFacts & { readonly bytes: Uint8Array }): Promise<'brought' | Moved>;
  bringFile(file: StoredFile): Promise<'brought' | Moved>;
  /** Adds a note whose blobs are gone. Expects: the batch before it is the newest. */
  bringBatch(batch: BroughtBatch): Promise<'brought' | Moved>;
  /** Remembers that a courier has brought all that it knows. */
  courierCame(courier: Key): Promise<'noted' | Moved>;
  couriersCame(): Promise<readonly Key[]>;
}
