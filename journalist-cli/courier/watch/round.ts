import { join } from 'node:path';
import type { Engine } from '../../../crypto/engine/engine.js';
import type { Day } from '../../../crypto/wire/day.js';
import type { Manifest } from '../../../crypto/wire/manifest.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { openMirror, writeWhole } from '../mirror.js';
import { checkEditions, type Seen, type Watched } from './editions.js';
import { CourierRefusal } from '../refusals.js';
import type { Finding } from './findings.js';
import { checkPaths, visitsOf } from './pages.js';
import type { SiteVisit } from './visit.js';

export interface Round extends Seen {
  /** Visits that ended, each over a circuit of its own. */
  readonly visits: number;
  /** Visits that the site, or the way to it, cut short: they prove nothing. */
  readonly failed: number;
}

/**
 * One look at everything: each page on a visit of its own, in any order, then the editions. What is
 * met is kept at once: a site that is caught could hang up before the round is over.
 */
export async function watchOnce(
  watched: Watched,
  manifest: Manifest,
  visit: () => SiteVisit,
  wait: () => Promise<void>,
  day: Day,
  keep: (finding: Finding) => Promise<void>,
): Promise<Round> {
  const { engine } = watched;
  const findings: Finding[] = [];
  const met = async (finding: Finding): Promise<void> => {
    findings.push(finding);
    await keep(finding);
  };
  let visits = 0;
  const cut: CourierRefusal[] = [];
  let seen: Seen = { findings: [], head: null, rosters: [] };
  for (const [i, paths] of shuffled(engine, visitsOf(manifest)).entries()) {
    if (i > 0) await wait();
    const going = visit();
    try {
      for await (const finding of checkPaths(engine, manifest, going, paths)) await met(finding);
      seen = await checkEditions(watched, going, day);
      for (const finding of seen.findings) await met(finding);
      const epoch = seen.rosters.at(-1)?.epoch ?? manifest.epoch;
      if (epoch !== manifest.epoch)
        await met({ code: 'roster-other', place: String(epoch), proof: [] });
      visits += 1;
    } catch (error) {
      if (!(error instanceof CourierRefusal)) throw error;
      cut.push(error);
      if (error.code === 'drop-garbled')
        await met({ code: 'answer-garbled', place: paths[0] ?? '', proof: [] });
    } finally {
      going.end();
    }
  }
  const [why] = cut;
  if (visits === 0 && findings.length === 0 && why !== undefined) throw why;
  return { ...seen, findings, visits, failed: cut.length };
}

/** Any order, so that a drop cannot tell a watcher by it. */
function shuffled<T>(engine: Engine, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: toHex(engine.random(8)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ item }) => item);
}

/** What was met is kept as it came: `findings/DAY-CODE-N/met`, and `before` beside a fork. */
export async function keepFinding(
  folder: string,
  day: Day,
  { code, proof }: Finding,
): Promise<void> {
  const number = (await openMirror(folder).names('findings')).length + 1;
  for (const [i, bytes] of proof.entries())
    await writeWhole(
      join(folder, 'findings', `${day}-${code}-${String(number)}`, i === 0 ? 'met' : 'before'),
      bytes,
    );
}
