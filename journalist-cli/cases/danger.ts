import { leftOutOf } from '../case/caseView.js';
import type { KeptSettings } from '../vault/caseContents.js';
import { labelOf, type Place } from '../vault/line.js';
import type { Pinned } from '../vault/pinned.js';
import type { Vault } from '../vault/vault.js';
import type { Case, Danger } from './cases.js';
import { settingsOf } from './settings.js';

/** What somebody needs who fears for a person now, on one sheet. */
export interface DangerSheet extends Pick<
  KeptSettings,
  'dutyPhone' | 'breakRule' | 'secondDecider'
> {
  readonly dangers: readonly Danger[];
  readonly conditions: Pinned['conditions'];
  readonly dangerSigns: Pinned['dangerSigns'];
  readonly dangerSeen: readonly number[];
  readonly withdrawn: readonly number[];
  /** Who must not hear of it. */
  readonly leftOut: readonly string[];
  /** Who reads it too, and may be asked. */
  readonly colleagues: readonly string[];
  /** What of the sheet nobody has filled in yet. */
  readonly missing: readonly (keyof KeptSettings)[];
}

export function dangerSheet(vault: Vault, place: Place, found: Case): DangerSheet {
  const { dutyPhone, breakRule, secondDecider } = settingsOf(vault);
  const { conditions, dangerSigns, dangerSeen, withdrawn } = found.pinned;
  const filled = { dutyPhone, breakRule, secondDecider };
  const leftOut = leftOutOf(found.messages);
  const own = labelOf(place, place.key);
  return {
    ...filled,
    dangers: found.dangers,
    conditions,
    dangerSigns,
    dangerSeen,
    withdrawn,
    leftOut,
    colleagues: [
      ...new Set(
        found.messages.flatMap(({ readers }) =>
          readers.flatMap(({ label, standing }) =>
            (standing === 'chosen' || standing === 'unreachable') &&
            label !== own &&
            !leftOut.includes(label)
              ? [label]
              : [],
          ),
        ),
      ),
    ],
    missing: (['dutyPhone', 'breakRule', 'secondDecider'] as const).filter(
      (key) => filled[key] === null,
    ),
  };
}
