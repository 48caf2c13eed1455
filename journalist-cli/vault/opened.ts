import type { Engine } from '../../crypto/engine/engine.js';
import { readMark } from '../../crypto/wire/cell.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Place } from './line.js';
import type { Vault } from './vault.js';

/**
 * The first time on a day that a thread is looked at, a read mark for its source waits for the next
 * outbox, and goes with each until an edition has shown it.
 */
export async function noteOpened(
  engine: Engine,
  vault: Vault,
  place: Place,
  thread: number,
  day: Day,
): Promise<void> {
  const kept = vault.threads.get(thread);
  if (kept === undefined || kept.opened === day) return;
  const mark = await readMark(engine, place.line, kept.source.tag, place.key, day);
  await vault.transaction(() => {
    vault.marks.add({ mark });
    vault.threads.put(thread, { ...kept, opened: day });
  });
}
