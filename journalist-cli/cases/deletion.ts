import type { Engine } from '../../crypto/engine/engine.js';
import { toHex } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key } from '../../crypto/wire/fields.js';
import { copiesWait } from '../outbox/copies.js';
import { stop } from '../refusal.js';
import type { KeptDeletion } from '../vault/caseContents.js';
import { identityOf, labelOf, type Place } from '../vault/line.js';
import { leftOutIn, tipsAround } from '../vault/newest.js';
import type { Vault } from '../vault/vault.js';
import type { Case } from './cases.js';
import {
  codeOf,
  cosignDeletion,
  parseDeletion,
  signDeletion,
  signersOf,
  targetOf,
} from './deletionNote.js';
import { eraseCase } from './erase.js';

/**
 * The rule of two. One reader asks; on a later day another, whose key is on the newest roster and
 * whom the source did not leave out, signs the same request from a vault of their own; then each
 * reader who holds the thread may delete it. It proves that two holders of keys agreed, on two days.
 * It proves nothing about copies elsewhere, nor that a changed tool obeyed.
 */
const ID_BYTES = 16;

/** Refused as long as something speaks against it. */
export function checkDeletable(vault: Vault, place: Place, { kept, thread }: Case, now: Day): void {
  if (kept.hold !== null) stop('delete-held');
  if (kept.keepUntil !== null && kept.keepUntil > now) stop('delete-kept');
  if (thread !== null && copiesWait(vault, place, thread, now)) stop('delete-waits');
}

/** The first person's part. The reason stays in this vault. */
export async function askDeletion(
  engine: Engine,
  vault: Vault,
  place: Place,
  found: Case,
  reason: string,
  now: Day,
): Promise<{ file: Uint8Array; code: string; request: Id }> {
  checkDeletable(vault, place, found, now);
  const request = toHex(engine.random(ID_BYTES)) as Id;
  const target = await newTarget(engine, vault, place, request, found.thread);
  const { seed } = identityOf(vault);
  const file = await signDeletion(engine, { line: place.line, day: now, request, target }, seed);
  const asked: KeptDeletion = {
    request,
    day: now,
    reason,
    thread: found.thread,
    messages: found.messages.map(({ number }) => number),
    target,
    done: null,
  };
  await vault.transaction(() => {
    vault.deletions.add(asked);
    vault.log.add({ day: now, event: `asked to delete messages ${asked.messages.join(', ')}` });
  });
  return { file, code: await codeOf(engine, parseDeletion(file)), request };
}

/** A message that proves no source has nothing that a colleague's vault could know it by. */
async function newTarget(
  engine: Engine,
  vault: Vault,
  place: Place,
  request: Id,
  thread: number | null,
): Promise<Hash> {
  const id =
    thread === null
      ? (toHex(engine.random(ID_BYTES)) as Id)
      : (vault.threads.get(thread) ?? stop('vault-damaged')).thread;
  return targetOf(engine, place.line, request, id);
}

export interface Approved {
  readonly file: Uint8Array;
  readonly askedBy: string;
  readonly askedOn: Day;
  /** The thread here that it is about; null where this vault does not hold it. */
  readonly thread: number | null;
}

/** The second person's part, in their own vault. */
export async function approveDeletion(
  engine: Engine,
  vault: Vault,
  place: Place,
  bytes: Uint8Array,
  code: string,
  now: Day,
): Promise<Approved> {
  const parsed = parseDeletion(bytes);
  const { day, request, target } = parsed.claims;
  const signers = await signersOf(engine, parsed, place.line, readersOf(place));
  const [first] = signers.filter((key) => key !== place.key);
  if (first === undefined || !readersOf(place).includes(place.key))
    return stop('delete-one-person');
  if (now <= day) return stop('delete-same-day');
  if (code.toLowerCase() !== (await codeOf(engine, parsed))) return stop('delete-code');
  const thread = await heldHere(engine, vault, place, request, target);
  if (thread !== null && (vault.cases.get(thread)?.hold ?? null) !== null) stop('delete-held');
  if (daysHeld(vault, thread).some((came) => came >= day)) stop('delete-newer');
  const file = signers.includes(place.key)
    ? bytes
    : await cosignDeletion(engine, bytes, parsed, identityOf(vault).seed);
  await vault.transaction(() => {
    vault.log.add({ day: now, event: 'agreed to a deletion that another reader asked for' });
  });
  return { file, askedBy: labelOf(place, first), askedOn: day, thread };
}

/** Deletes, if two have signed for this thread. */
export async function carryOut(
  engine: Engine,
  vault: Vault,
  place: Place,
  found: Case,
  bytes: Uint8Array,
  now: Day,
): Promise<KeptDeletion> {
  checkDeletable(vault, place, found, now);
  const parsed = parseDeletion(bytes);
  const { day, request, target } = parsed.claims;
  const signers = await signersOf(engine, parsed, place.line, readersOf(place));
  if (signers.length < 2) return stop('delete-one-person');
  if (now <= day) return stop('delete-same-day');
  const leftOut = leftOutKeys(vault, found);
  if (signers.some((key) => leftOut.has(key))) return stop('delete-left-out');
  const asked = vault.deletions.all().find(({ value }) => value.request === request);
  const isThis =
    asked === undefined
      ? found.thread !== null &&
        (await heldHere(engine, vault, place, request, target)) === found.thread
      : asked.value.target === target &&
        asked.value.thread === found.thread &&
        found.messages.some(({ number }) => asked.value.messages.includes(number));
  if (!isThis) return stop('delete-other');
  // Both agreed to what was there by then, and not to what the source has written since.
  const isNewer =
    asked === undefined
      ? found.messages.some((each) => each.day >= day)
      : !found.messages.every(({ number }) => asked.value.messages.includes(number));
  if (isNewer) return stop('delete-newer');
  return eraseCase(
    vault,
    found,
    { request, target, reason: asked?.value.reason ?? '' },
    signers,
    now,
  );
}

const readersOf = ({ roster }: Place): Key[] => roster.readers.map(({ key }) => key);

/** Under any of the source's words. */
function leftOutKeys(vault: Vault, { thread }: Case): ReadonlySet<Key> {
  const id = thread === null ? undefined : vault.threads.get(thread)?.thread;
  return leftOutIn(id === undefined ? [] : tipsAround(vault, id));
}

const daysHeld = (vault: Vault, thread: number | null): Day[] => {
  const id = thread === null ? undefined : vault.threads.get(thread)?.thread;
  return vault.tips
    .all()
    .flatMap(({ value }) => (value.kind === 'proved' && value.thread === id ? [value.day] : []));
};

async function heldHere(
  engine: Engine,
  vault: Vault,
  place: Place,
  request: Id,
  target: Hash,
): Promise<number | null> {
  for (const { row, value } of vault.threads.all())
    if ((await targetOf(engine, place.line, request, value.thread)) === target) return row;
  return null;
}
