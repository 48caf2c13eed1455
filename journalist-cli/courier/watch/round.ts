import { join } from 'node:path';
import type { Engine } from '../../../crypto/engine/engine.js';
import type { Day } from '../../../crypto/wire/day.js';
import type { Manifest } from '../../../crypto/wire/manifest.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { openMirror, writeWhole } from '../mirror.js';
import { checkEditions, type Seen, type Watched } from './editions.js';
import type { Finding } from './findings.js';
import { checkPaths, visitsOf } from './pages.js';
import type { SiteVisit } from './visit.js';

export interface Round extends Seen {
  /** Visits that ended, each over a circuit of its own. */
  readonly visits: number;
}

/** One look at everything: each page on a visit of its own, in any order, then the editions. */
export async function watchOnce(
  watched: Watched,
  manifest: Manifest,
  visit: () => SiteVisit,
  wait: () => Promise<void>,
  day: Day,
): Promise<Round> {
  const { engine } = watched;
  const findings: Finding[] = [];
  let visits = 0;
  let seen: Seen = { findings: [], head: null, rosters: [] };
  for (const paths of shuffled(engine, visitsOf(manifest))) {
    if (visits > 0) await wait();
    const going = visit();
    try {
      findings.push(...(await checkPaths(engine, manifest, going, paths)));
      seen = await checkEditions(watched, going, day);
      findings.push(...seen.findings);
    } finally {
      going.end();
    }
    visits += 1;
  }
  const epoch = seen.rosters.at(-1)?.epoch ?? manifest.epoch;
  if (epoch !== manifest.epoch)
    findings.push({ code: 'roster-other', place: String(epoch), proof: [] });
  return { ...seen, findings, visits };
}

/** Any order, so that a drop cannot tell a watcher by it. */
function shuffled<T>(engine: Engine, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: toHex(engine.random(8)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ item }) => item);
}

/** What was met is kept as it came: `findings/DAY-CODE-N/met`, and `before` beside a fork. */
export async function keepFindings(
  folder: string,
  day: Day,
  findings: readonly Finding[],
): Promise<void> {
  const all = openMirror(folder);
  for (const { code, proof } of findings) {
    const number = (await all.names('findings')).length + 1;
    for (const [i, bytes] of proof.entries())
      await writeWhole(
        join(folder, 'findings', `${day}-${code}-${String(number)}`, i === 0 ? 'met' : 'before'),
        bytes,
      );
  }
}
