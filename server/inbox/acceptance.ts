import { isAccepted } from '../../crypto/keys/dayKeys.js';
import { refuse } from '../../crypto/refusal.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { insideSize } from '../../crypto/wire/sealed.js';
import { refuseHere } from '../refusal.js';
import { rosterOf } from '../standing.js';
import type { Intake, IntakeStore } from '../store/intakeStore.js';
import type { EditionStore, HeadFacts } from '../store/store.js';
import { checkIntake } from './intake.js';

/**
 * The editions that decide about a blob. The decision holds while `newest` is the newest and the
 * intake is as it was.
 */
export interface Editions {
  readonly intake: Intake;
  readonly newest: HeadFacts;
  readonly named: HeadFacts;
  readonly superseding: HeadFacts | null;
}

export async function editionsFor(
  store: EditionStore & Pick<IntakeStore, 'intake'>,
  edition: number,
): Promise<Editions> {
  const [intake, newest, named, superseding] = await Promise.all([
    store.intake(),
    store.newestHead(),
    store.headFacts(edition),
    store.headFacts(edition + 1),
  ]);
  // A line that was restored may not know its own editions yet.
  if (newest === null || named === null) checkIntake(intake);
  if (newest === null) return refuseHere('not-open');
  if (named === null) return refuse('edition-unknown');
  return { intake, newest, named, superseding };
}

/**
 * Refuses a blob that its readers could no longer open, or that is sealed to somebody who was
 * removed since. Both count by heads, never by the time of arrival.
 */
export function checkAcceptance(
  { intake, newest, named, superseding }: Editions,
  rosters: readonly Roster[],
): void {
  checkIntake(intake);
  const { grace } = rosterOf(rosters, named.epoch).settings;
  if (!isAccepted(newest, superseding, grace)) refuse('edition-too-old');
  if (hasRemoval(rosters, named.epoch, newest.epoch)) refuse('edition-removed');
}

/** Refuses a size that no tip to the readers of that edition can have. */
export function checkSize(size: number, named: HeadFacts, rosters: readonly Roster[]): void {
  const { readers } = rosterOf(rosters, named.epoch);
  if (insideSize(readers.length, size) === null) refuse('upload-size');
}

/** Whether some roster after `from`, up to `to`, left out a reader of the one before it. */
function hasRemoval(rosters: readonly Roster[], from: number, to: number): boolean {
  return rosters.slice(from, to).some((roster, i) => {
    const staying = new Set(roster.readers.map(({ key }) => key));
    return rosterOf(rosters, from + i).readers.some(({ key }) => !staying.has(key));
  });
}
