import type { Label } from '../../crypto/wire/fields.js';
import type { Intake, Reached } from '../store/intakeStore.js';

const named = (labels: readonly Label[]): string => labels.map((label) => `"${label}"`).join(', ');

/** What whoever runs a restored line has to know before anybody syncs. */
export function restoredNotes(reached: Reached, couriers: readonly Label[]): string[] {
  const { edition, batch, isLast } = reached;
  return [
    'This line was restored from its back-up. It shows its pages and takes no message yet.',
    `It waits for editions up to ${String(edition)} or later, batch notes up to ${String(batch)} or later, and the newest outboxes.`,
    isLast
      ? 'It was moved, so one courier can bring all of these: let the one sync who synced last.'
      : `Every courier must sync now: ${named(couriers)}. One who is missed may know an edition that the others do not; the line would then fork, and readers refuse it.`,
    ...(isLast
      ? []
      : [
          'If one can never come: turnbox-server resume DIR --without-missing-couriers, once the others have synced.',
        ]),
    'Messages that no courier had fetched are lost. The first machine must not be started again.',
  ];
}

/** What is said of the intake when a line starts; nothing of one that is open. */
export function intakeNotes(
  intake: Intake,
  reached: Reached | null,
  awaited: readonly Label[],
): string[] {
  if (intake === 'stopped')
    return [
      'This line takes no messages: its intake was stopped. Go on with: turnbox-server resume DIR',
    ];
  if (intake === 'closed')
    return [
      'This line has closed for good. It serves replies until they end; docs/CLOSING.md says when.',
    ];
  if (intake === 'gathered')
    return [
      `This line was restored and takes no messages yet. It waits for these couriers to sync: ${named(awaited)}.`,
    ];
  return intake === 'restored' && reached !== null ? restoredNotes(reached, awaited) : [];
}
