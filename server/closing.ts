import type { Line } from './openedLine.js';
import { dayNow } from './standing.js';

/** Closes a line for good once its last day is over; couriers go on, and replies are served. */
export async function closeWhenDue(line: Line): Promise<void> {
  const last = line.closing();
  if (last === null || dayNow(line) <= last) return;
  const from = await line.store.intake();
  if (from !== 'open' && from !== 'stopped') return;
  // Changed meanwhile: the next hour looks again.
  await line.store.setIntake('closed', { from });
}
