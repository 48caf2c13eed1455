import { basename, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { parseConfig } from '../config/config.js';
import { type Folder, folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { readClosingDay } from '../config/closingDay.js';
import { readOnion } from '../config/onionFile.js';
import { overwrite, overwriteFolder } from '../config/overwrite.js';
import { answers } from '../http/answers.js';
import { serviceFolder } from '../onion/torrc.js';
import { SetUpFault } from '../setUpFault.js';
import { lookAtSqlite } from '../store/sqlite/open.js';
import type { Io } from './io.js';

export interface RemoveOptions {
  readonly confirm?: string | undefined;
}

/**
 * Destroys one line of a machine, its key first: `turnbox-server remove /var/lib/turnbox/line`. It
 * asks for the folder's name, typed whole, and leaves other lines alone.
 */
export async function remove(dir: string, { confirm }: RemoveOptions, io: Io): Promise<void> {
  const folder = folderAt(resolve(dir));
  io.engine.wipe(readSeed(folder));
  await checkStopped(folder);
  const name = basename(folder.path);
  io.note(await whatIsLost(folder));
  const last = readClosingDay(folder);
  if (last === null)
    io.note('Its sources were told nothing of its end: see turnbox-server close DIR --on DAY');
  else io.note(`It took messages until ${last}. Replies that are read only now are read no more.`);
  const typed = confirm ?? (await io.ask?.(`To destroy it, type its name (${name}):`, '')) ?? '';
  if (typed !== name)
    throw new SetUpFault(
      'not-confirmed',
      `Nothing was removed. Type the folder's name, or say: --confirm ${name}`,
    );
  const onion = readOnion(folder.path);
  overwrite(folder.key);
  const places =
    onion === null ? [] : (['site', 'couriers'] as const).map((each) => serviceFolder(onion, each));
  const left = places.filter((place) => !wasRemoved(place));
  overwriteFolder(folder.path);
  io.out(`${folder.path} is gone.`);
  for (const place of left)
    io.note(
      `Tor's folder ${place} may still be there. As root: find ${place} -type f -exec shred -u {} +`,
    );
  io.note('A disk of flash memory (SSD, card) may keep what was overwritten where only whoever');
  io.note(
    'takes it apart can read it: messages there are sealed, keys are not. When that matters,',
  );
  io.note('destroy the disk, or the header of its encryption. Back-ups are files of their own.');
}

function wasRemoved(place: string): boolean {
  try {
    // A folder whose parent cannot be looked into is not there for this user.
    if (!existsSync(place)) return false;
    overwriteFolder(place);
    return true;
  } catch {
    return false;
  }
}

async function checkStopped({ config: file }: Folder): Promise<void> {
  const { site, courier } = parseConfig(readOperatorFile(file, 'config.json'));
  if ((await answers(site)) || (await answers(courier)))
    throw new SetUpFault(
      'line-running',
      'This line runs, or another program listens in its place. Stop it first: systemctl disable --now turnbox@NAME',
    );
}

async function whatIsLost({ database }: Folder): Promise<string> {
  if (!existsSync(database)) return 'Nothing ever arrived here.';
  const store = lookAtSqlite(database);
  try {
    // Of the open batch nothing is said: whoever asked often would learn when a message comes.
    const waiting = (await store.heldBatches()).reduce((sum, { count }) => sum + count, 0);
    const held =
      waiting === 0
        ? 'All closed batches were imported by everybody.'
        : `${String(waiting)} sealed files of closed batches were not yet imported by everybody.`;
    return `${held} What no courier has fetched is lost, so let one sync first.`;
  } finally {
    await store.close();
  }
}
