import { today } from '../../crypto/wire/day.js';
import { folderAt, readSeed } from '../config/folder.js';
import { awaitedCouriers } from '../editions/bringBack.js';
import { readStanding } from '../standing.js';
import { lookAtSqlite } from '../store/sqlite/open.js';
import { intakeNotes } from './intakeNotes.js';
import type { Io } from './io.js';

export interface StatusOptions {
  readonly json: boolean;
}

/**
 * What a line holds, by day: `turnbox-server status /var/lib/turnbox/line`. Only of closed batches,
 * chaff and all: whoever asked for the open one again and again would learn when a message comes.
 */
export async function status(dir: string, { json }: StatusOptions, io: Io): Promise<void> {
  const folder = folderAt(dir);
  io.engine.wipe(readSeed(folder));
  const store = lookAtSqlite(folder.database);
  try {
    const standing = await readStanding(io.engine, store);
    const { roster } = standing;
    const [head, batch, held, intake] = await Promise.all([
      store.newestHead(),
      store.newestBatch(),
      store.heldBatches(),
      store.intake(),
    ]);
    const days = held.map(({ number, day, count }) => ({ batch: number, day, blobs: count }));
    if (json) {
      io.out(
        JSON.stringify({
          line: roster.line,
          name: roster.name,
          day: today(io.clock),
          intake,
          epoch: roster.epoch,
          edition: head?.edition ?? 0,
          editionDay: head?.day ?? null,
          batch: batch?.number ?? 0,
          held: days,
        }),
      );
      return;
    }
    io.out(`${roster.name}: roster ${String(roster.epoch)}, ${intake}`);
    io.out(head === null ? 'No edition yet.' : `Edition ${String(head.edition)}, of ${head.day}`);
    io.out(batch === null ? 'No batch yet.' : `Batch ${String(batch.number)}, of ${batch.day}`);
    const awaited = (await awaitedCouriers({ store }, standing)).map(({ label }) => label);
    for (const note of intakeNotes(intake, await store.reached(), awaited)) io.note(note);
    for (const each of days)
      io.out(`  ${each.day}  ${String(each.blobs)} sealed (messages, checks and chaff alike)`);
  } finally {
    await store.close();
  }
}
