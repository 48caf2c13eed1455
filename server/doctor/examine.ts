import type { Engine } from '../../crypto/engine/engine.js';
import { addDays, type Clock, today } from '../../crypto/wire/day.js';
import { readAssets } from '../config/assets.js';
import { parseConfig } from '../config/config.js';
import { folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { readClosingDay } from '../config/closingDay.js';
import { readOnion } from '../config/onionFile.js';
import { newestOutboxes } from '../editions/published.js';
import { readStanding } from '../standing.js';
import { databasesAt, lookAtSqlite } from '../store/sqlite/open.js';
import type { Finding } from './finding.js';
import { clock as clockOf, expiring, headAge, intake } from './line.js';
import { backup, coreDumps, journald, limits, permissions, space, swap } from './machine.js';
import { enoughCouriers, enoughReaders, keyCover, rosterExpiry } from './people.js';
import { release } from './release.js';
import { listeners, tor } from './tor.js';
import { courierVisits, lastVisits, unfinished } from './visits.js';
import { deletedBytes, journals } from './wiped.js';

/** The order of everything that the doctor looks at. A running line is not disturbed. */
export async function examine(
  dir: string,
  { engine, clock, assets }: { engine: Engine; clock: Clock; assets: string },
): Promise<readonly Finding[]> {
  const folder = folderAt(dir);
  engine.wipe(readSeed(folder));
  const config = parseConfig(readOperatorFile(folder.config, 'config.json'));
  readAssets(assets);
  const day = today(clock);
  const store = lookAtSqlite(folder.database);
  try {
    const { roster, rosters, site } = await readStanding(engine, store);
    const [head, first, held, newest, state, inUse, visits, left] = await Promise.all([
      store.newestHead(),
      store.headFacts(1),
      store.heldBatches(),
      newestOutboxes(store),
      store.intake(),
      store.bytesInUse(),
      lastVisits(engine, store, rosters),
      // One day more than the sweep of every hour leaves.
      store.hasHalfDone(addDays(day, -1)),
    ]);
    return [
      intake(state, readClosingDay(folder), roster.settings.replies, day),
      headAge(head, roster, day),
      clockOf(head, day),
      expiring(held, roster, day),
      rosterExpiry(roster, day),
      enoughReaders(roster, site.default),
      enoughCouriers(roster),
      courierVisits(roster, visits, first?.day ?? null, day),
      ...keyCover(roster, newest, day),
      listeners(config),
      ...(await tor(config, readOnion(folder.path))),
      permissions(folder),
      swap(),
      coreDumps(),
      journald(),
      limits(config),
      space(folder, config.inbox.total, inUse),
      unfinished(left),
      journals(databasesAt(folder.database)),
      deletedBytes(databasesAt(folder.database)),
      backup(folder, day),
      release(day),
    ];
  } finally {
    await store.close();
  }
}
