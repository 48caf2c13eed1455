import type { Engine } from '../../crypto/engine/engine.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import { parseRoster, readerId, type Roster } from '../../crypto/wire/roster.js';
import { stop } from '../refusal.js';
import type { Identity, Progress, Restored } from './contents.js';
import type { Vault } from './vault.js';

/** Who this vault is, and what line it reads for. */

export const identityOf = (vault: Vault): Identity =>
  vault.identity.get(1) ?? stop('vault-damaged');
export const progressOf = (vault: Vault): Progress =>
  vault.progress.get(1) ?? stop('vault-damaged');

export const moveProgress = (vault: Vault, change: Partial<Progress>): void =>
  vault.progress.put(1, { ...progressOf(vault), ...change });

/** Whether a day is one of those whose messages a restored vault cannot open. */
export const isLost = ({ first, last }: Pick<Restored, 'first' | 'last'>, day: Day): boolean =>
  first <= day && (last === null || day <= last);

/** Oldest first. They were checked when they came in; their rows prove that. */
export const rostersOf = (vault: Vault): Roster[] =>
  vault.rosters
    .all()
    .map(({ value }) => ({ ...parseRoster(value.note).claims, hash: value.hash }) as Roster);

/** What a reader's command stands on: refused unless this vault's line and place on it are known. */
export interface Place {
  readonly line: Id;
  readonly key: Key;
  /** The 8 hex digits that name this reader's folders. */
  readonly id: string;
  readonly rosters: readonly Roster[];
  readonly roster: Roster;
}

export async function placeOf(engine: Engine, vault: Vault): Promise<Place> {
  const identity = identityOf(vault);
  if (identity.role !== 'reader') return stop('not-reader');
  const rosters = rostersOf(vault);
  const roster = rosters.at(-1);
  if (roster === undefined) return stop('roster-needed');
  const key = await publicKeyOf(engine, identity.seed);
  return {
    line: roster.line,
    key,
    id: await readerId(engine, roster.line, key),
    rosters,
    roster,
  };
}

/** A reader's label by the newest roster that has one; two may have the same. */
export const labelOf = (place: Place, key: Key): string =>
  place.rosters.flatMap(({ readers }) => readers).findLast((reader) => reader.key === key)?.label ??
  'somebody on no roster known here';

export const isOn = (roster: Roster, key: Key): boolean =>
  roster.readers.some((reader) => reader.key === key);
