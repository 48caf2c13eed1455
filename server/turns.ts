import { type Queue, queueOf } from './queue.js';

/** Work that is done one piece at a time, so that no two pull the ground from under each other. */
export interface Turns {
  /** Publishing, and letting go of what older editions alone name. */
  readonly editions: Queue;
  /** Hashing the parts of large blobs, which would take the thread from everybody else. */
  readonly commits: Queue;
}

const WAITING = 64;

export const turns = (): Turns => ({ editions: queueOf(1, WAITING), commits: queueOf(1, WAITING) });
