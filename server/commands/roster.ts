import { today } from '../../crypto/wire/day.js';
import { readCertificates } from '../config/certificates.js';
import { folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { loadRoster } from '../loadRoster.js';
import { openSqlite } from '../store/sqlite/open.js';
import type { Io } from './io.js';

export interface RosterOptions {
  readonly dir: string;
  readonly override: boolean;
}

/**
 * Loads a signed roster, into a running drop too:
 * `turnbox-server roster roster-2.note --dir /var/lib/turnbox/line`
 */
export async function roster(file: string, options: RosterOptions, io: Io): Promise<void> {
  const { engine, clock } = io;
  const folder = folderAt(options.dir);
  const seed = readSeed(folder);
  const bytes = readOperatorFile(file, 'The roster');
  const site = readOperatorFile(folder.site, 'site.json in the folder of the line');
  const store = await openSqlite(folder.database);
  try {
    const loaded = await loadRoster({
      engine,
      store,
      seed,
      day: today(clock),
      roster: bytes,
      site,
      override: options.override,
    });
    const { epoch, readers, couriers, expires } = loaded;
    io.out(
      `Roster ${String(epoch)} is loaded: ${String(readers.length)} readers, ` +
        `${String(couriers.length)} couriers, until ${expires}.`,
    );
    for (const label of (await readCertificates(folder.pgp, loaded)).missing)
      io.note(
        `The OpenPGP certificate of ${label} is not in the folder pgp of the line. Put it there.`,
      );
    io.note('It takes effect with the next edition. Ask a courier to sync now.');
  } finally {
    await store.close();
    engine.wipe(seed);
  }
}
