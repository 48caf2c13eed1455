import type { Engine } from '../../crypto/engine/engine.js';
import { encodeRecipient } from '../../crypto/keys/recipient.js';
import { attempt } from '../../crypto/refusal.js';
import { ageSealer, isPostQuantum } from '../../crypto/wire/handOver.js';
import { readNamed } from '../commands/files.js';
import type { Io } from '../io.js';
import { type PgpRecipient, readPgpRecipient, sealPgp } from '../pgp/sealPgp.js';
import { stop } from '../refusal.js';
import { visible } from '../terminal/visible.js';
import type { Place } from '../vault/line.js';
import { leftOutIn, tipsAround } from '../vault/newest.js';
import type { Vault } from '../vault/vault.js';
import type { CaseThread } from './caseThread.js';

/** Whose keys a case is sealed to; to nobody's when it is a plain folder. */
export interface Receivers {
  readonly age: readonly string[];
  readonly pgp: readonly PgpRecipient[];
  /** How the log names them. */
  readonly names: readonly string[];
  /** Whether a quantum computer would open it one day. */
  readonly classical: boolean;
}

const SHORT = 24;
const MOST_OF_A_NAME = 120;

/** Reads and tries all keys first, so that nothing is half written. */
export async function receiversOf(
  io: Io,
  age: readonly string[],
  certificates: readonly string[],
): Promise<Receivers> {
  if (age.length > 0 && certificates.length > 0)
    return stop('usage', 'A case is sealed with age or with OpenPGP.');
  const tried = await attempt(() => ageSealer(io.engine, age));
  if (!tried.ok) return stop('recipient-unusable');
  const pgp: PgpRecipient[] = [];
  for (const path of certificates)
    pgp.push(await readPgpRecipient(io.engine, await readNamed(io, path)));
  return {
    age,
    pgp,
    names: [
      ...age.map((recipient) => `${recipient.slice(0, SHORT)}...`),
      // Whoever made a certificate wrote what stands in it; an entry of the log is one line.
      ...pgp.map(({ users, hash }) =>
        visible(users[0] ?? hash.slice(0, SHORT)).slice(0, MOST_OF_A_NAME),
      ),
    ],
    classical: pgp.length > 0 || age.some((recipient) => !isPostQuantum(recipient)),
  };
}

/** A reader's key is known by the roster, or by the day key of theirs that was seen last. */
export function refuseLeftOut(
  vault: Vault,
  { rosters }: Place,
  { thread }: CaseThread,
  { age, pgp }: Receivers,
): void {
  const leftOut = leftOutIn(tipsAround(vault, thread.thread));
  const certificates = rosters
    .flatMap(({ readers }) => readers)
    .filter(({ key }) => leftOut.has(key))
    .map(({ pgp: hash }) => hash);
  const dayKeys = vault.colleagues
    .all()
    .flatMap(({ value: { reader, dayKey } }) =>
      leftOut.has(reader) && dayKey !== null ? [encodeRecipient(dayKey.publicKey)] : [],
    );
  const isTheirs =
    pgp.some(({ hash }) => certificates.includes(hash)) ||
    age.some((recipient) => dayKeys.includes(recipient));
  if (isTheirs) stop('case-left-out');
}

export const sealedFor = (
  engine: Engine,
  { age, pgp }: Receivers,
  inside: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> =>
  age.length > 0 ? ageSealer(engine, age)(inside) : sealPgp(pgp, inside);
