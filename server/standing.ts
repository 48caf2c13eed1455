import type { Engine } from '../crypto/engine/engine.js';
import { type Clock, type Day, today } from '../crypto/wire/day.js';
import type { Key } from '../crypto/wire/fields.js';
import { type Roster, readerId } from '../crypto/wire/roster.js';
import { verifyRosters } from '../crypto/wire/rosterChain.js';
import { formerReaders } from '../crypto/wire/today.js';
import type { Config } from './config/config.js';
import { parseSite, type Site } from './config/siteFile.js';
import { checkLanguages } from './site/texts/languages.js';
import { SetUpFault } from './setUpFault.js';
import type { Store } from './store/store.js';
import type { Turns } from './turns.js';

/** Who is on the line now, as the newest roster that was loaded says. */
export interface Standing {
  readonly site: Site;
  /** All epochs, oldest first. */
  readonly rosters: readonly Roster[];
  readonly roster: Roster;
  /** Readers of all rosters by their 8-digit key ids; one on the newest roster comes first. */
  readonly readers: ReadonlyMap<string, Key>;
}

/** What every part of the drop works with. */
export interface Drop {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly config: Config;
  readonly store: Store;
  readonly seed: Uint8Array;
  readonly turns: Turns;
  /** A fair coin, which decides about chaff. */
  readonly toss: () => boolean;
  /** Hears the kind of an unexpected error, and nothing of what it was about. */
  readonly report: (kind: string) => void;
  /** Read anew when another roster was loaded, so a running drop follows `turnbox-server roster`. */
  standing(): Promise<Standing>;
}

export const dayNow = ({ clock }: Pick<Drop, 'clock'>): Day => today(clock);

/** Reads and verifies what the store holds of rosters; without any, says what to do. */
export async function readStanding(engine: Engine, store: Store): Promise<Standing> {
  const [files, siteBytes] = await Promise.all([store.rosters(), store.site()]);
  if (siteBytes === null)
    throw new SetUpFault(
      'roster-missing',
      'This line has no roster yet. Load it with: turnbox-server roster FILE --dir DIR',
    );
  const site = await parseSite(engine, siteBytes);
  const rosters = await verifyRosters(engine, files, site.rootKey);
  const roster = rosterOf(rosters, rosters.length);
  checkLanguages(site, roster);
  const all = [...formerReaders(rosters).map(({ reader }) => reader), ...roster.readers];
  const ids = await Promise.all(
    all.map(async ({ key }): Promise<[string, Key]> => [
      await readerId(engine, roster.line, key),
      key,
    ]),
  );
  return { site, rosters, roster, readers: new Map(ids) };
}

/** The same standing until another epoch is newest. */
export function standingOf(engine: Engine, store: Store): () => Promise<Standing> {
  let epoch = -1;
  let known: Promise<Standing> | undefined;
  return async () => {
    const newest = await store.newestEpoch();
    if (known === undefined || newest !== epoch) {
      epoch = newest;
      known = readStanding(engine, store);
    }
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}

/** The roster of an epoch, where it is known to be held. */
export function rosterOf(rosters: readonly Roster[], epoch: number): Roster {
  const roster = rosters[epoch - 1];
  if (roster === undefined) throw new Error('a roster that was named is not held');
  return roster;
}
