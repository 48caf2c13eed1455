import { encodeEditionFile } from '../../crypto/wire/editionFile.js';
import { parseHead } from '../../crypto/wire/head.js';
import { orNothing } from '../http/address.js';
import type { Drop } from '../standing.js';

/** The newest edition in one file; null before the first. */
export async function editionFileNow(drop: Drop): Promise<Uint8Array | null> {
  const { store } = drop;
  if ((await store.intake()) === 'restored') return null;
  const newest = await store.newestHead();
  const head = newest === null ? null : await store.head(newest.edition);
  if (head === null) return null;
  const { claims } = parseHead(head);
  const [today, ...rosters] = await Promise.all(
    [claims.today, ...[...claims.rosters].reverse()].map(({ hash }) => store.file(hash)),
  );
  return encodeEditionFile({
    root: (await drop.standing()).site.root,
    head,
    rosters: rosters.map(orNothing),
    today: orNothing(today),
  });
}
