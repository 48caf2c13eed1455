import type { Engine } from '../../../crypto/engine/engine.js';
import { type Card, type CardRole, parseCard, verifyCard } from '../../../crypto/wire/card.js';
import { addDays, type Day, parseDay } from '../../../crypto/wire/day.js';
import { type Hash, type Key, type Label, parseWord } from '../../../crypto/wire/fields.js';
import { keyId, keyName, noteHash, parseVerifierKey } from '../../../crypto/wire/note.js';
import {
  type Courier,
  parseRoster,
  type Reader,
  readerId,
  type RosterText,
  signRoster,
} from '../../../crypto/wire/roster.js';
import { refuse } from '../../../crypto/refusal.js';
import type { Io } from '../../io.js';
import { stop } from '../../refusal.js';
import type { Root } from '../../vault/root.js';
import type { Vault } from '../../vault/vault.js';
import { readNamed, refuseExistingFile, writeNamed } from '../files.js';
import { certificateHash } from './certificate.js';

/** What `roster new` and `roster next` have in common: cards to lines, and a signed file. */

const A_YEAR = 365;

export const expiryOf = (given: string | undefined, day: Day): Day =>
  given === undefined ? addDays(day, A_YEAR) : parseDay(given);

export async function cardFrom(io: Io, path: string, role: CardRole): Promise<Card> {
  const card = await verifyCard(io.engine, parseCard(await readNamed(io, path)));
  return card.role === role ? card : refuse('wrong-role');
}

/** `LEFT=RIGHT`, as --reader and --pgp take it. */
export function split(option: string): readonly [string, string] {
  const at = option.indexOf('=');
  return at > 0 ? [option.slice(0, at), option.slice(at + 1)] : stop('usage');
}

export const readersFrom = (io: Io, options: readonly string[]): Promise<Reader[]> =>
  Promise.all(
    options.map(async (option) => {
      const [group, path] = split(option);
      const { key, label } = await cardFrom(io, path, 'reader');
      return { key, group: parseWord(group), pgp: null, label };
    }),
  );

export const couriersFrom = (io: Io, paths: readonly string[]): Promise<Courier[]> =>
  Promise.all(
    paths.map(async (path) => {
      const { key, label } = await cardFrom(io, path, 'courier');
      return { key, label };
    }),
  );

/** Sets the OpenPGP certificates that --pgp READERKEYID=FILE names. */
export async function withCertificates(
  io: Io,
  line: RosterText['line'],
  readers: readonly Reader[],
  options: readonly string[],
): Promise<Reader[]> {
  const hashes = new Map<string, Hash>();
  for (const option of options) {
    const [id, path] = split(option);
    hashes.set(id, await certificateHash(io.engine, await readNamed(io, path)));
  }
  const changed = await Promise.all(
    readers.map(async (reader) => {
      const id = await readerId(io.engine, line, reader.key);
      const pgp = hashes.get(id) ?? reader.pgp;
      hashes.delete(id);
      return { ...reader, pgp };
    }),
  );
  return hashes.size === 0 ? changed : stop('reader-unknown');
}

/** Those who stay, once each of the named ids is taken away. */
export async function without<T extends { readonly key: Key; readonly label: Label }>(
  engine: Engine,
  name: string,
  parties: readonly T[],
  removed: readonly string[],
): Promise<T[]> {
  const named = await Promise.all(
    parties.map(async (party) => ({ party, id: await keyId(engine, name, party.key) })),
  );
  if (!removed.every((id) => named.some((each) => each.id === id))) return stop('reader-unknown');
  return named.filter(({ id }) => !removed.includes(id)).map(({ party }) => party);
}

/** The key that a line's next root publishes, which must be of this line. */
export async function nextRootFrom(engine: Engine, root: Root, text: string): Promise<Key> {
  const { name, key } = await parseVerifierKey(engine, text);
  return name === keyName('root', root.line) ? key : stop('root-differs');
}

/** Signs a roster, keeps it in the vault, and writes the file. */
export async function issue(
  io: Io,
  vault: Vault,
  root: Root,
  roster: RosterText,
  out: string,
): Promise<void> {
  refuseExistingFile(io, out);
  const note = await signRoster(io.engine, roster, root.identity.seed);

  const hash = await noteHash(io.engine, parseRoster(note).note.text);
  await vault.transaction(() => {
    vault.rosters.put(roster.epoch, { note, hash });
    vault.log.add({ day: roster.day, event: `signed roster ${String(roster.epoch)}` });
  });
  await writeNamed(io, out, note);
}

const SAFE_READERS = 2;
const SAFE_COURIERS = 2;

/** What the root key holders should know before they hand the roster out. */
export function cautions(roster: RosterText, defaults: readonly string[]): string[] {
  const inDefault = roster.readers.filter(({ group }) => defaults.includes(group)).length;
  return [
    ...(inDefault < SAFE_READERS
      ? ['Fewer than two readers are chosen by default: one away, and nobody reads.']
      : []),
    ...(roster.couriers.length < SAFE_COURIERS
      ? ['There is one courier alone: a lost laptop stops the line.']
      : []),
  ];
}

export const keyNames = (line: RosterText['line']): { reader: string; courier: string } => ({
  reader: keyName('reader', line),
  courier: keyName('courier', line),
});
