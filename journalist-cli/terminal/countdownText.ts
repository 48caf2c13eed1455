import type { Day } from '../../crypto/wire/day.js';
import { type Countdown, countdown } from '../vault/countdown.js';
import { type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { rosterLine } from './importWarnings.js';
import { FEW_DAYS, waitingText } from './waitingText.js';

/** What to do, while it can still be done. */
export function countdownWarnings(vault: Vault, place: Place, now: Day): string[] {
  const left = countdown(vault, place, now);
  return [
    ...restoredLines(vault),
    ...(vault.daykeys.numbers().length > 0 && left.keyDays < FEW_DAYS
      ? [
          `Sources can write to you for ${String(left.keyDays)} more days. Write an outbox and send it on.`,
        ]
      : []),
    ...collectLines(left),
    ...rosterLine(place.roster.expires, left.rosterDays),
  ];
}

function collectLines({ unread, collectBy, collectDays }: Countdown): string[] {
  if (collectBy === null || collectDays === null || collectDays >= FEW_DAYS) return [];
  if (unread !== null)
    return [
      `${waitingText({ came: unread, collectBy, collectDays })} Ask the courier for a stick.`,
    ];
  return collectDays < 0
    ? [
        `Messages that came after your last import began to go on ${collectBy}. Import what the courier has.`,
      ]
    : [
        `Messages sent since your last import begin to go after ${collectBy}, in ${String(collectDays)} days. Ask the courier for a stick and import it.`,
      ];
}

function restoredLines(vault: Vault): string[] {
  const { restored } = progressOf(vault);
  if (restored === null) return [];
  const { waits, first, last } = restored;
  if (waits)
    return [
      'This vault was made from a back-up. It can write nothing before you have imported a stick: bring one to the courier and back.',
    ];
  return [
    `What was sent to you between ${first} and ${last ?? 'the first edition with your new keys'} cannot be opened here. Ask colleagues for what went to them too.`,
  ];
}
