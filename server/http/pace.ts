/**
 * How slow a sender may be. Tor at its worst carries several times this; a byte a minute, which
 * would hold a place for hours, is over in half a minute.
 */
const GRACE_MS = 20_000;
const BYTES_A_SECOND = 1000;

/** How much longer a sender may be waited for, who has sent so much in so much time. */
export const patience = (received: number, waited: number): number =>
  GRACE_MS + (received / BYTES_A_SECOND) * 1000 - waited;

/** How long a whole body of an announced size may take at the most. */
export const longest = (size: number): number => patience(size, 0);
