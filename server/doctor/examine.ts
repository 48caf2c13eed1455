import type { Engine } from '../../crypto/engine/engine.js';
import { type Clock, today } from '../../crypto/wire/day.js';
import { readAssets } from '../config/assets.js';
import { parseConfig } from '../config/config.js';
import { folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { newestOutboxes } from '../editions/published.js';
import { readStanding } from '../standing.js';
import { databasesAt, lookAtSqlite } from '../store/sqlite/open.js';
import type { Finding } from './finding.js';
import { clock as clockOf, expiring, headAge, intake } from './line.js';
import { backup, coreDumps, journald, permissions, space, swap } from './machine.js';
import { enoughCouriers, enoughReaders, keyCover, rosterExpiry } from './people.js';
import { release } from './release.js';
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
    const { roster, site } = await readStanding(engine, store);
    const [head, held, newest, state, inUse] = await Promise.all([
      store.newestHead(),
      store.heldBatches(),
      newestOutboxes(store),
      store.intake(),
      store.bytesInUse(),
    ]);
    return [
      intake(state),
      headAge(head, roster, day),
      clockOf(head, day),
      expiring(held, roster, day),
      rosterExpiry(roster, day),
      enoughReaders(roster, site.default),
      enoughCouriers(roster),
      ...keyCover(roster, newest, day),
      permissions(folder),
      swap(),
      coreDumps(),
      journald(),
      space(folder, config.inbox.total, inUse),
      journals(databasesAt(folder.database)),
      deletedBytes(databasesAt(folder.database)),
      backup(folder, day),
      release(day),
    ];
  } finally {
    await store.close();
  }
}
