import { checkWhole, awaitedCouriers } from '../editions/bringBack.js';
import { folderAt, readSeed } from '../config/folder.js';
import { refusedBy } from '../refusal.js';
import { SetUpFault } from '../setUpFault.js';
import { readStanding } from '../standing.js';
import { openSqlite } from '../store/sqlite/open.js';
import type { Store } from '../store/store.js';
import type { Io } from './io.js';

async function withStore(dir: string, { engine }: Io, work: (store: Store) => Promise<void>) {
  const folder = folderAt(dir);
  engine.wipe(readSeed(folder));
  const store = await openSqlite(folder.database);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

/**
 * A line takes nothing more, so that it can move; a running drop follows at once:
 * `turnbox-server stop-intake /var/lib/turnbox/line`
 */
export const stopIntake = (dir: string, io: Io): Promise<void> =>
  withStore(dir, io, async (store) => {
    const intake = await store.intake();
    if (intake !== 'stopped' && (await store.setIntake('stopped', { from: 'open' })) === 'moved')
      throw new SetUpFault('intake-closed', NOT_OPEN);
    io.out('This line takes no messages now. Sources are told to come back in an hour.');
    io.note('To move it: let every courier sync. Then:');
    io.note(`turnbox-server backup ${dir} --to FILE --recipient age1... --move`);
    io.note(`To go on here instead: turnbox-server resume ${dir}`);
  });

const NOT_OPEN = 'This line is not open: it was moved or closed, or waits for its couriers.';

export interface ResumeOptions {
  readonly withoutMissingCouriers: boolean;
}

/**
 * A line takes messages again after its intake was stopped; or, once it was restored, without the
 * couriers who cannot come: `turnbox-server resume DIR --without-missing-couriers`
 */
export const resume = (dir: string, options: ResumeOptions, io: Io): Promise<void> =>
  withStore(dir, io, async (store) => {
    const from = await store.intake();
    if (from === 'moved')
      throw new SetUpFault(
        'line-moved',
        'This line goes on from its back-up, on another machine. Here it would fork.',
      );
    if (from === 'closed')
      throw new SetUpFault('line-closed', 'This line has closed for good: sources were told so.');
    if (from === 'restored' || from === 'gathered') await checkBrought(store, options, io);
    if (from !== 'open' && (await store.setIntake('open', { from })) === 'moved')
      throw new SetUpFault('intake-closed', 'This line changed meanwhile. Look, then repeat.');
    io.out('This line takes messages. Let a courier sync.');
  });

async function checkBrought(store: Store, options: ResumeOptions, { engine }: Io): Promise<void> {
  const standing = await readStanding(engine, store);
  try {
    await checkWhole({ engine, store, standing: () => Promise.resolve(standing) });
  } catch (error) {
    const { code, advice } = refusedBy(error);
    if (code === 'unexpected') throw error;
    throw new SetUpFault('not-brought-back', `This line is not whole yet. ${advice}`);
  }
  const awaited = await awaitedCouriers({ store }, standing);
  if (awaited.length === standing.roster.couriers.length)
    throw new SetUpFault(
      'not-brought-back',
      'No courier has brought anything back yet. Start the line, and let at least one sync.',
    );
  if (awaited.length > 0 && !options.withoutMissingCouriers)
    throw new SetUpFault(
      'couriers-missing',
      `These couriers have not synced: ${awaited.map(({ label }) => `"${label}"`).join(', ')}. ` +
        'One of them may know an edition that the others do not; the line would then fork. ' +
        'If they can never come, repeat with --without-missing-couriers.',
    );
}
