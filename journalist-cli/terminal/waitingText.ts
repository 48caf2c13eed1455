import { addDays, type Day, daysFrom } from '../../crypto/wire/day.js';

/** Messages that a reader has not imported, and the last day on which all of them are still there. */
export interface Waiting {
  /** The day of the oldest batch of them; they came up to then. */
  readonly came: Day;
  readonly collectBy: Day;
  readonly collectDays: number;
}

/** Two weeks: time enough to carry a stick there and back, once or twice. */
export const FEW_DAYS = 14;

/** The drop keeps the blobs of a batch for so many days after the batch's own. */
export function waitingSince(came: Day, keep: number, now: Day): Waiting {
  const collectBy = addDays(came, keep);
  return { came, collectBy, collectDays: daysFrom(now, collectBy) };
}

/** The same words wherever it is said: in the reader's tool and in the courier's. */
export function waitingText({ came, collectBy, collectDays }: Waiting): string {
  const what = `What came by ${came} is not imported yet`;
  return collectDays < 0
    ? `${what}, and began to go on ${collectBy}.`
    : `${what}. It begins to go after ${collectBy}, in ${String(collectDays)} days.`;
}
