import type { Key } from '../crypto/wire/fields.js';

/**
 * What one visit is at. The keys of the codename are in the worker; here is only which kind of
 * codename it holds, so that a message never goes out under another one than the screen says.
 */
export interface Visit {
  /** A first message, or a further one under a codename that the source already has. */
  kind: 'first' | 'further';
  /** What the worker holds: nothing, a codename just drawn, or one that the source knows. */
  holds: 'nothing' | 'drawn' | 'known';
  /** Further messages: who has answered on this thread, or was written to a moment ago. */
  known: ReadonlySet<Key>;
  /** How many codenames the worker has held: what was begun under an earlier one is over. */
  codename: number;
}

export const newVisit = (): Visit => ({
  kind: 'first',
  holds: 'nothing',
  known: new Set(),
  codename: 0,
});
