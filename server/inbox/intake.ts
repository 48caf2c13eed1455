import { refuseHere, type ServerCode } from '../refusal.js';
import { type Intake, isRestoring } from '../store/intakeStore.js';

/** Why a source's message is not taken now; the page has a sentence for each. */
const CLOSED: { readonly [intake in Exclude<Intake, 'open'>]: IntakeCode } = {
  stopped: 'line-moving',
  closed: 'line-closed',
  moved: 'line-moving',
  restored: 'line-restored',
  gathered: 'line-restored',
};
export type IntakeCode = Extract<ServerCode, 'line-moving' | 'line-closed' | 'line-restored'>;

export const closedBy = (intake: Intake): IntakeCode | null =>
  intake === 'open' ? null : CLOSED[intake];

/** Refuses what a source sends while the line takes nothing: its text stays with the source. */
export function checkIntake(intake: Intake): void {
  const code = closedBy(intake);
  if (code !== null) refuseHere(code);
}

/** Refuses what a courier asks of a line that could only fork by it. */
export function checkPublishing(intake: Intake): void {
  if (intake === 'moved') refuseHere('line-moved');
  if (isRestoring(intake)) refuseHere('line-restored');
}
