import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, refuse } from '../../crypto/refusal.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import { toHex } from '../../crypto/wire/bytes.js';
import { checkFile } from '../../crypto/wire/file.js';
import {
  checkFollows,
  type Head,
  HEAD_CAP,
  parseHead,
  verifyHead,
} from '../../crypto/wire/head.js';
import { noteHash } from '../../crypto/wire/note.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { type Today, TODAY_CAP, verifyToday } from '../../crypto/wire/today.js';
import type { KeptHead } from '../vault/contents.js';
import type { Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFolder } from './bundleFolder.js';
import { lastDayOf } from './lastDay.js';
import { rememberColleagues } from './colleagues.js';

/** A head that this vault checked when it came in. */
export function keptHead(vault: Vault, edition: number): Head | null {
  const row = vault.heads.get(edition);
  const note = vault.notes.get(edition);
  return row === undefined || note === undefined
    ? null
    : ({ ...parseHead(note).claims, hash: row.hash } as Head);
}

interface Checked {
  readonly edition: number;
  readonly note: Uint8Array;
  readonly kept: KeptHead;
  readonly today: Today | null;
}

/** What new editions said of the readers, oldest first. */
export interface Told {
  readonly edition: number;
  readonly day: Day;
  readonly today: Today;
}

/**
 * Takes the heads of a bundle: an unbroken chain from the first edition on, each signed by a courier
 * of its own roster. What was right before a refusal is kept.
 */
export async function takeHeads(
  engine: Engine,
  vault: Vault,
  place: Place,
  bundle: BundleFolder,
  clockDay: Day,
): Promise<{ taken: number; told: readonly Told[] }> {
  const known = vault.heads.all().at(-1)?.row ?? 0;
  const numbers = bundle.numbers('heads');
  await refuseForks(
    engine,
    vault,
    bundle,
    numbers.filter((number) => number <= known),
  );
  let previous = keptHead(vault, known);
  const ownKeys = ownDayKeys(engine, vault);
  const chain: { readonly head: Head; readonly note: Uint8Array }[] = [];
  const linked = await attempt(async () => {
    for (const number of numbers.filter((each) => each > known)) {
      const note = bundle.read(bundlePath.head(number), HEAD_CAP) ?? refuse('file-missing');
      const head = await checkedHead(engine, place, previous, note, number);
      chain.push({ head, note });
      previous = head;
    }
  });
  const lastDay = lastDayOf(previous?.day ?? clockDay, clockDay);
  const fresh: Checked[] = [];
  const read = await attempt(async () => {
    for (const { head, note } of chain) {
      const today = await todayOf(engine, place, bundle, head, lastDay);
      const kept = rowOf(place, head, today, ownKeys);
      fresh.push({ edition: head.edition, note, kept, today });
    }
  });
  await vault.transaction(() => {
    for (const { edition, note, kept } of fresh) {
      vault.heads.put(edition, kept);
      vault.notes.put(edition, note);
    }
    for (const { today } of fresh) if (today !== null) rememberColleagues(vault, place, today);
  });
  for (const each of [read, linked]) if (!each.ok) throw each.refusal;
  const told = fresh.flatMap(({ edition, kept, today }) =>
    today === null ? [] : [{ edition, day: kept.day, today }],
  );
  return { taken: fresh.length, told };
}

/** The public halves of this vault's day keys, in hex. */
const ownDayKeys = (engine: Engine, vault: Vault): ReadonlySet<string> =>
  new Set(vault.daykeys.all().map(({ value }) => toHex(engine.xwing.publicKey(value.seed))));

function rowOf(
  place: Place,
  head: Head,
  today: Today | null,
  ownKeys: ReadonlySet<string>,
): KeptHead {
  const named = today?.dayKeys.get(place.key);
  return {
    day: head.day,
    epoch: head.rosters.length,
    hash: head.hash,
    names: named?.day ?? null,
    own: named !== undefined && ownKeys.has(toHex(named.publicKey)),
    whole: today !== null,
    outboxes: [...(today?.statements ?? [])].map(([key, { outbox }]) => [key, outbox] as const),
  };
}

async function checkedHead(
  engine: Engine,
  place: Place,
  previous: Head | null,
  bytes: Uint8Array,
  number: number,
): Promise<Head> {
  const parsed = parseHead(bytes);
  if (parsed.claims.line !== place.line) return refuse('wrong-line');
  if (parsed.claims.edition !== number) return refuse('head-index');
  const roster = rosterOf(place.rosters, parsed.claims.rosters.length);
  const head = await verifyHead(engine, parsed, roster);
  if (previous !== null) checkFollows(previous, head, roster.settings.replies);
  else if (head.edition !== 1) return refuse('head-gap');
  return head;
}

export const rosterOf = (rosters: readonly Roster[], epoch: number): Roster =>
  rosters.find((roster) => roster.epoch === epoch) ?? refuse('roster-gap');

/** The keys and statements of an edition; they may be gone once they are older than `keep`. */
export async function todayOf(
  engine: Engine,
  place: Place,
  bundle: BundleFolder,
  head: Head,
  lastDay: Day,
): Promise<Today | null> {
  const roster = rosterOf(place.rosters, head.rosters.length);
  const bytes = bundle.read(bundlePath.file(head.today.hash), TODAY_CAP);
  if (bytes === null)
    return daysFrom(head.day, lastDay) > roster.settings.keep ? null : refuse('file-missing');
  await checkFile(engine, bytes, head.today);
  const rosters = place.rosters.filter(({ epoch }) => epoch <= roster.epoch);
  return verifyToday(engine, bytes, rosters, head.day);
}

/** One number, one head: another one under a known number is what a split view looks like. */
async function refuseForks(
  engine: Engine,
  vault: Vault,
  bundle: BundleFolder,
  numbers: readonly number[],
): Promise<void> {
  for (const number of numbers) {
    const bytes = bundle.read(bundlePath.head(number), HEAD_CAP);
    if (bytes === null) continue;
    const hash = await noteHash(engine, parseHead(bytes).note.text);
    if (hash !== vault.heads.get(number)?.hash) refuse('head-fork');
  }
}
