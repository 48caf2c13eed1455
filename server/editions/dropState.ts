import { type Hash, ZERO_HASH } from '../../crypto/wire/fields.js';
import type { Drop } from '../standing.js';
import { type Intake, isRestoring } from '../store/intakeStore.js';
import { wantedFiles } from './bringBack.js';
import { outboxIndex } from './outboxArrival.js';

/** What a courier asks first. Hashes stand beside numbers, so that a fork shows at once. */
export interface DropState {
  readonly edition: number;
  /** SHA-256 of the newest head's text; zeros before the first. */
  readonly head: Hash;
  readonly batch: number;
  /** SHA-256 of the newest batch note's text; zeros before the first. */
  readonly note: Hash;
  readonly epoch: number;
  readonly intake: Intake;
  /** Files of the newest head that a line which was restored still lacks. */
  readonly wanted: readonly Hash[];
  readonly outboxes: Awaited<ReturnType<typeof outboxIndex>>;
}

export async function dropState(drop: Drop): Promise<DropState> {
  const { store } = drop;
  const standing = await drop.standing();
  const [head, batch, intake, outboxes] = await Promise.all([
    store.newestHead(),
    store.newestBatch(),
    store.intake(),
    outboxIndex(drop, standing),
  ]);
  return {
    edition: head?.edition ?? 0,
    head: head?.hash ?? ZERO_HASH,
    batch: batch?.number ?? 0,
    note: batch?.hash ?? ZERO_HASH,
    epoch: standing.roster.epoch,
    intake,
    wanted: isRestoring(intake) ? await wantedFiles(drop) : [],
    outboxes,
  };
}
