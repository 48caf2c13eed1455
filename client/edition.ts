import { fromUtf8 } from '../crypto/wire/bytes.js';
import { parseHead } from '../crypto/wire/head.js';
import { fetchFile, fetchNewest } from './fetching.js';
import { stop } from './trouble.js';
import type { EditionFiles } from './worker/messages.js';

/** Takes the newest edition as it stands at the drop; nothing of it is believed yet. */
export async function fetchEdition(): Promise<EditionFiles> {
  const { status, bytes: head } = await fetchNewest('/head');
  if (status === 404)
    return stop(fromUtf8(head) === 'line-restored' ? 'line-restored' : 'not-open');
  if (status !== 200) return stop('network');
  const { claims } = parseHead(head);
  const [today, ...rosters] = await Promise.all(
    [claims.today, ...[...claims.rosters].reverse()].map(({ hash }) => fetchFile(`/f/${hash}`)),
  );
  return { head, rosters, today: today ?? stop('network') };
}
