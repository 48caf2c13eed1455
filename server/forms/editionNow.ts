import { type Freshness, freshness } from '../../crypto/source/freshness.js';
import type { ReachedReader } from '../../crypto/source/standings.js';
import type { Label } from '../../crypto/wire/fields.js';
import { type HeadText, parseHead } from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import type { Today } from '../../crypto/wire/today.js';
import { todayOf } from '../editions/published.js';
import { closedBy } from '../inbox/intake.js';
import { dayNow, type Drop, rosterOf, type Standing } from '../standing.js';
import type { Intake } from '../store/intakeStore.js';
import type { HeadFacts } from '../store/store.js';

/** The newest edition, as a source's browser would read it; its notes were verified on arrival. */
export interface EditionNow {
  readonly facts: HeadFacts;
  readonly head: HeadText;
  /** All epochs that it names, oldest first. */
  readonly rosters: readonly Roster[];
  readonly roster: Roster;
  readonly today: Today;
}

/** The same until another is newest; null before the first, and while couriers bring it back. */
export function editionNowOf(drop: Drop): () => Promise<EditionNow | null> {
  let known: EditionNow | null = null;
  return async () => {
    const [facts, intake] = await Promise.all([drop.store.newestHead(), drop.store.intake()]);
    if (facts === null || intake === 'restored') return null;
    if (known?.facts.edition !== facts.edition) known = await readEdition(drop, facts);
    return known;
  };
}

async function readEdition(drop: Drop, facts: HeadFacts): Promise<EditionNow | null> {
  const { engine, store } = drop;
  const { rosters } = await drop.standing();
  const bytes = await store.head(facts.edition);
  const today = await todayOf(engine, store, facts.edition, rosters);
  if (bytes === null || today === null) return null;
  return {
    facts,
    head: parseHead(bytes).claims,
    rosters: rosters.slice(0, facts.epoch),
    roster: rosterOf(rosters, facts.epoch),
    today,
  };
}

export type LineState = Freshness | 'not-open' | 'restored' | 'moving' | 'closed';

const CLOSED = {
  'line-restored': 'restored',
  'line-moving': 'moving',
  'line-closed': 'closed',
} as const;
export interface FormReader extends ReachedReader {
  readonly label: Label;
}

/**
 * Who may be ticked: the readers of the newest roster, as on the page. One who is not yet in an
 * edition cannot be reached; one who was removed is no longer offered, also before the next edition.
 */
export const readersNow = ({ roster }: Standing, edition: EditionNow | null): FormReader[] =>
  roster.readers.map(({ key, group, label }) => ({
    key,
    group,
    label,
    reachable: edition?.today.dayKeys.has(key) === true,
  }));

export function stateNow(
  drop: Drop,
  standing: Standing,
  edition: EditionNow | null,
  intake: Intake,
): LineState {
  const closed = closedBy(intake);
  if (closed !== null) return CLOSED[closed];
  if (edition === null) return 'not-open';
  const { settings, expires } = standing.roster;
  const readers = readersNow(standing, edition);
  return freshness({ day: edition.facts.day, expires, settings, readers }, dayNow(drop));
}
