import type { Engine } from '../crypto/engine/engine.js';
import { attempt, refuse } from '../crypto/refusal.js';
import type { Day } from '../crypto/wire/day.js';
import { fileHash } from '../crypto/wire/file.js';
import { publicKeyOf } from '../crypto/wire/note.js';
import { parseRoster, type Roster, ROSTER_CAP } from '../crypto/wire/roster.js';
import { isExpired, verifyNextRoster, verifyRosters } from '../crypto/wire/rosterChain.js';
import { parseSite, type Site } from './config/siteFile.js';
import { checkLanguages } from './site/texts/languages.js';
import { SetUpFault } from './setUpFault.js';
import { rosterOf } from './standing.js';
import type { Store } from './store/store.js';

export interface Loading {
  readonly engine: Engine;
  readonly store: Store;
  readonly seed: Uint8Array;
  readonly day: Day;
  readonly roster: Uint8Array;
  readonly site: Uint8Array;
  /** Opens a line that has too few people. */
  readonly override: boolean;
}

const FEWEST = 2;

/**
 * Takes a roster that the root signed for this drop and this `site.json`, and keeps both. The pages
 * change with it at once; who reads, with the first edition that carries it.
 */
export async function loadRoster(loading: Loading): Promise<Roster> {
  const { engine, store, seed, day, site: siteBytes } = loading;
  const site = await parseSite(engine, siteBytes);
  const roster = await readRoster(engine, await store.rosters(), loading.roster, site);
  if (isExpired(roster, day))
    throw new SetUpFault(
      'roster-refused',
      'This roster has expired. Ask the root key holders to sign a new one.',
    );
  if (roster.drop !== (await publicKeyOf(engine, seed)))
    throw new SetUpFault(
      'roster-other-drop',
      'This roster names another drop. Give drop.card of this folder to the root key holders.',
    );
  if (roster.site !== site.hash)
    throw new SetUpFault(
      'roster-other-site',
      'This roster was signed for another site.json. Put the one that came with it into the folder.',
    );
  checkLanguages(site, roster);
  if ((await store.newestHead()) === null && !loading.override) checkPeople(roster, site);
  const done = await store.addRoster({
    epoch: roster.epoch,
    bytes: loading.roster,
    hash: await fileHash(engine, loading.roster),
    site: siteBytes,
  });
  if (done === 'moved')
    throw new SetUpFault(
      'roster-refused',
      'Another roster was loaded meanwhile. Look, then repeat.',
    );
  return roster;
}

/** By the root that `site.json` publishes, and in its place behind those that are held. */
async function readRoster(
  engine: Engine,
  held: readonly Uint8Array[],
  bytes: Uint8Array,
  { rootKey }: Site,
): Promise<Roster> {
  const read = await attempt(async () => {
    if (bytes.length > ROSTER_CAP) return refuse('too-large');
    const { epoch } = parseRoster(bytes).claims;
    if (epoch <= held.length) return refuse('roster-old');
    if (epoch !== held.length + 1) return refuse('roster-gap');
    const chain = await verifyRosters(engine, [...held, bytes], rootKey);
    const previous = chain.at(-2);
    // A root that named its successor has signed its last roster.
    if (previous !== undefined) await verifyNextRoster(engine, previous, bytes, rootKey);
    return rosterOf(chain, chain.length);
  });
  if (read.ok) return read.value;
  throw new SetUpFault('roster-refused', `This roster was not loaded. ${read.refusal.message}`);
}

/** A line opens only when no single person's absence silences it. */
function checkPeople(roster: Roster, site: Site): void {
  const readers = roster.readers.filter(({ group }) => site.default.includes(group));
  if (readers.length < FEWEST)
    throw new SetUpFault(
      'few-readers',
      'The group that reads by default has fewer than two readers. Add one, or repeat with --override.',
    );
  if (roster.couriers.length < FEWEST)
    throw new SetUpFault(
      'few-couriers',
      'This roster has fewer than two couriers. Add one, or repeat with --override.',
    );
}
