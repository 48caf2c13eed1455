import type { Hash } from '../../crypto/wire/fields.js';
import { parseHead } from '../../crypto/wire/head.js';
import type { Drop } from '../standing.js';
import { SERVED } from './retention.js';

/** What the public may fetch now: the newest heads, and the files that they name. */
export interface Served {
  readonly newest: number;
  readonly heads: ReadonlyMap<number, Uint8Array>;
  readonly files: ReadonlySet<Hash>;
  /** Those of them that are text; files of cells are random. */
  readonly notes: ReadonlySet<Hash>;
}

async function readServed({ store }: Drop, newest: number): Promise<Served> {
  const heads = new Map<number, Uint8Array>();
  const files = new Set<Hash>();
  const notes = new Set<Hash>();
  for (let edition = newest; edition > Math.max(0, newest - SERVED); edition -= 1) {
    const bytes = await store.head(edition);
    if (bytes === null) continue;
    const { claims } = parseHead(bytes);
    heads.set(edition, bytes);
    for (const { hash } of [...claims.rosters, claims.today]) notes.add(hash);
    for (const { hash } of claims.cells) files.add(hash);
  }
  return { newest, heads, notes, files: new Set([...files, ...notes]) };
}

/** The same until another edition is newest; null before the first. */
export function servedOf(drop: Drop): () => Promise<Served | null> {
  let known: Served | null = null;
  return async () => {
    const [newest, intake] = await Promise.all([drop.store.newestHead(), drop.store.intake()]);
    // What a courier is bringing back is not whole before all of it is here.
    if (newest === null || intake === 'restored') return null;
    if (known?.newest !== newest.edition) known = await readServed(drop, newest.edition);
    return known;
  };
}
