import type { Engine } from '../../../crypto/engine/engine.js';
import { attempt, refuse } from '../../../crypto/refusal.js';
import { numbersAmong } from '../../../crypto/wire/bundle.js';
import { type Day, daysFrom } from '../../../crypto/wire/day.js';
import type { Key } from '../../../crypto/wire/fields.js';
import { fileHash } from '../../../crypto/wire/file.js';
import {
  checkFollows,
  type Head,
  HEAD_CAP,
  parseHead,
  verifyHead,
} from '../../../crypto/wire/head.js';
import { noteHash, parseNote } from '../../../crypto/wire/note.js';
import type { Roster } from '../../../crypto/wire/roster.js';
import { verifyRosters } from '../../../crypto/wire/rosterChain.js';
import { verifyToday } from '../../../crypto/wire/today.js';
import type { Mirror } from '../mirror.js';
import type { Finding } from './findings.js';
import type { SiteVisit } from './visit.js';

/** The editions that the site shows, held against those that it showed before. */

export interface Watched {
  readonly engine: Engine;
  readonly root: Key;
  /** Heads and `today` files by number of their edition, as they were met. */
  readonly kept: Mirror;
}
export interface Seen {
  readonly findings: readonly Finding[];
  /** Null before the first edition, or when it proves nothing. */
  readonly head: Head | null;
  readonly rosters: readonly Roster[];
}

const headPath = (edition: number): string => `heads/${String(edition)}`;
export const todayPath = (edition: number): string => `today/${String(edition)}`;
export const keptEditions = async (kept: Mirror): Promise<number[]> =>
  numbersAmong(await kept.names('heads'));

export async function checkEditions(watched: Watched, visit: SiteVisit, day: Day): Promise<Seen> {
  const { engine, root, kept } = watched;
  const { status, bytes } = await visit.get('/head');
  const newest = (await keptEditions(kept)).at(-1) ?? 0;
  const finding = (code: Finding['code']): Finding => ({ code, place: '/head', proof: [bytes] });
  if (status === 404)
    return { findings: newest > 0 ? [finding('head-set-back')] : [], head: null, rosters: [] };
  const proved = await attempt(() => proveHead(engine, root, visit, bytes));
  if (!proved.ok) return { findings: [finding('head-unproved')], head: null, rosters: [] };
  const { head, rosters } = proved.value;
  const warn = rosters.at(-1)?.settings.warn ?? 0;
  return {
    findings: [
      ...(head.edition < newest ? [finding('head-set-back')] : []),
      ...(daysFrom(head.day, day) > warn ? [finding('head-stale')] : []),
      ...(await keepChain(watched, rosters, visit, head, bytes)),
      ...(await checkToday(engine, kept, rosters, visit, head)),
    ],
    head,
    rosters,
  };
}

/** From the root's key down: rosters, then the courier who signed the head. */
async function proveHead(
  engine: Engine,
  root: Key,
  visit: SiteVisit,
  bytes: Uint8Array,
): Promise<{ head: Head; rosters: readonly Roster[] }> {
  const parsed = parseHead(bytes);
  const files: Uint8Array[] = [];
  for (const { hash } of [...parsed.claims.rosters].reverse()) {
    const got = await visit.get(`/f/${hash}`);
    if ((await fileHash(engine, got.bytes)) !== hash) return refuse('file-hash');
    files.push(got.bytes);
  }
  const rosters = await verifyRosters(engine, files, root);
  return { head: await verifyIn(engine, rosters, bytes), rosters };
}

/** A head is signed by a courier of the roster that it names as newest. */
function verifyIn(engine: Engine, rosters: readonly Roster[], bytes: Uint8Array): Promise<Head> {
  const parsed = parseHead(bytes);
  return verifyHead(
    engine,
    parsed,
    rosters[parsed.claims.rosters.length - 1] ?? refuse('roster-gap'),
  );
}

/** How many editions before the newest a drop still serves. */
const SERVED_BEFORE = 2;

/** Keeps what is new, back to where it meets what was kept, and looks at each link. */
async function keepChain(
  { engine, kept }: Watched,
  rosters: readonly Roster[],
  visit: SiteVisit,
  newest: Head,
  bytes: Uint8Array,
): Promise<Finding[]> {
  let later: { readonly head: Head; readonly bytes: Uint8Array } = { head: newest, bytes };
  for (let back = 0; ; back += 1) {
    const { edition } = later.head;
    const place = String(edition);
    const known = await kept.read(headPath(edition));
    if (known !== null) {
      // It was proved when it was met; the rosters that are shown now may lack its own.
      const same = (await noteHash(engine, parseNote(known, HEAD_CAP).text)) === later.head.hash;
      return same ? [] : [{ code: 'head-forked', place, proof: [later.bytes, known] }];
    }
    await kept.write(headPath(edition), later.bytes);
    const before = edition - 1;
    if (before < 1) return [];
    const earlier =
      (await kept.read(headPath(before))) ??
      (back < SERVED_BEFORE ? (await visit.get(`/head/${String(before)}`)).bytes : null);
    if (earlier === null) return [];
    const link = await attempt(async () => {
      const head = await verifyIn(engine, rosters, earlier);
      checkFollows(head, later.head, rosters.at(-1)?.settings.replies ?? 0);
      return head;
    });
    if (!link.ok) return [{ code: 'head-forked', place, proof: [later.bytes, earlier] }];
    later = { head: link.value, bytes: earlier };
  }
}

async function checkToday(
  engine: Engine,
  kept: Mirror,
  rosters: readonly Roster[],
  visit: SiteVisit,
  head: Head,
): Promise<Finding[]> {
  const place = `/f/${head.today.hash}`;
  const { bytes } = await visit.get(place);
  const found = (code: Finding['code']): Finding[] => [{ code, place, proof: [bytes] }];
  if ((await fileHash(engine, bytes)) !== head.today.hash) return found('file-differs');
  const today = await attempt(() => verifyToday(engine, bytes, rosters, head.day));
  if (!today.ok || today.value.faults.size > 0) return found('today-unproved');
  await kept.write(todayPath(head.edition), bytes);
  return [];
}
