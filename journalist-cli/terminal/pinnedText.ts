import type { Case } from '../cases/cases.js';
import type { TipView } from '../vault/tipView.js';
import { MARGINS, quoted } from './layout.js';

/** What a source asked for, above everything else that is shown of a thread. */

/** The source's conditions, each in the source's own words. */
export const conditionLines = ({ pinned }: Pick<TipView, 'pinned'>, columns: number): string[] =>
  pinned.conditions.length === 0
    ? []
    : [
        '',
        "THE SOURCE'S CONDITIONS",
        ...pinned.conditions.flatMap(({ label, answer, message }) => [
          ...quoted(`${label} (message ${String(message)})`, columns, MARGINS.question),
          ...quoted(answer, columns),
        ]),
      ];

/** The agreed sign, to hold against what is on the screen. */
export const dangerSignLines = ({ pinned }: Pick<TipView, 'pinned'>, columns: number): string[] =>
  pinned.dangerSigns.length === 0
    ? []
    : [
        '',
        'DANGER SIGN. Where the source writes this, somebody may be watching them:',
        ...pinned.dangerSigns.flatMap(({ phrase }) => quoted(phrase, columns)),
      ];

/** What a reader of this vault keeps about a case, which nobody else sees. */
export const keptLines = ({ kept, remarks, triage }: Case, columns: number): string[] => {
  const lines = [
    ...(kept.label === null ? [] : [`Label: ${kept.label}`]),
    ...(kept.assigned === null ? [] : [`For: ${kept.assigned}`]),
    ...(triage === null ? [] : [`Triage: ${triage}`]),
    ...(kept.keepUntil === null ? [] : [`Keep until ${kept.keepUntil}`]),
    ...(kept.hold === null ? [] : [`LEGAL HOLD: ${kept.hold}`]),
  ];
  return [
    ...(lines.length === 0 ? [] : ['', ...lines]),
    ...remarks.flatMap(({ day, text }) => ['', `Your note of ${day}`, ...quoted(text, columns)]),
  ];
};
