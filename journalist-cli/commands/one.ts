import { type Day, today } from '../../crypto/wire/day.js';
import { type Case, caseWith, loadCases } from '../cases/cases.js';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { type Place, placeOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { type OpenOptions, withVault } from './options.js';
import { numberOf } from './show.js';

/** What a command about one message stands on. */
export interface One {
  readonly vault: Vault;
  readonly place: Place;
  readonly now: Day;
  readonly number: number;
  readonly found: Case;
}

/** Opens the vault and finds the case of the message whose number was typed. */
export function withCase<T>(
  io: Io,
  values: OpenOptions,
  typed: string | undefined,
  work: (one: One) => Promise<T>,
): Promise<T> {
  const number = numberOf(typed);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const found = caseWith(loadCases(vault, place, now), number) ?? stop('tip-unknown');
    return work({ vault, place, now, number, found });
  });
}

/** What is kept by thread needs one. */
export const threadOf = ({ thread }: Case): number => thread ?? stop('tip-unproved');

export const isDemo = ({ roster }: Place): boolean => roster.settings.demo === 1;
