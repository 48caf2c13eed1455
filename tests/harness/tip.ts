import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { type SourceKeys, sourceKeys } from '../../crypto/keys/source.js';
import { encodeArchive, type Entry, PIECE_BYTES } from '../../crypto/wire/archive.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type Bytes, concat, toHex, utf8 } from '../../crypto/wire/bytes.js';
import { sealCell } from '../../crypto/wire/cell.js';
import type { CellEntry } from '../../crypto/wire/cells.js';
import { parseDayKey } from '../../crypto/wire/dayKey.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import type { Head } from '../../crypto/wire/head.js';
import { seal, throwAwayKey } from '../../crypto/wire/sealed.js';
import { tipEntries } from '../../crypto/wire/tip.js';
import type { Tip } from '../../crypto/wire/tipJson.js';
import { keyOfDay } from '../../crypto/wire/today.js';
import { engine, seedOf } from './line.js';
import type { Round } from './round.js';

/** What sources send in tests of the offline tool, right and wrong. */

/** A source by secret keys of its own; codenames take a third of a second each. */
export async function source(name: string): Promise<{ keys: CodenameKeys; public: SourceKeys }> {
  const keys = {
    sign: seedOf(`${name} sign`),
    reply: seedOf(`${name} reply`),
    tag: seedOf(`${name} tag`),
  };
  return { keys, public: await sourceKeys(engine, keys) };
}

export interface Sending {
  readonly from: string;
  readonly message?: string;
  readonly answers?: Tip['answers'];
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Labels of readers whom the source leaves out. */
  readonly leftOut?: readonly string[];
  readonly sealed?: Tip['sealed'];
  readonly changes?: Partial<Tip>;
  /** Whether the signature is by another source than the one named. */
  readonly signedBy?: string;
  readonly spoil?: (entries: Entry[]) => Entry[];
}

/** A sealed tip to the newest edition, as a source's browser makes it. */
export async function sealTip(round: Round, sending: Sending): Promise<Bytes> {
  const head = round.heads().at(-1);
  const roster = round.rosters.at(-1);
  if (head === undefined || roster === undefined) throw new Error('no edition yet');
  const { public: keys } = await source(sending.from);
  const signer = await source(sending.signedBy ?? sending.from);
  const leftOut = (label: string): boolean =>
    (sending.leftOut ?? []).some((name) => label === `Reader ${name}`);
  const dayKeys = keysIn(round, head);
  const tip: Tip = {
    tip: toHex(engine.random(16)) as Id,
    day: head.day,
    line: round.line,
    edition: head.edition,
    head: head.hash,
    source: keys,
    language: 'en',
    sealed: sending.sealed ?? 'browser',
    readers: roster.readers.map(({ key, label }) => [key, leftOut(label) ? 'left-out' : 'chosen']),
    gist: 'no',
    answers: sending.answers ?? [],
    message: sending.message ?? 'Something happened.',
    ...sending.changes,
  };
  const outgoing = (sending.files ?? []).map(({ name, bytes }) => ({
    name,
    pieces: piecesOf(bytes),
  }));
  const entries: Entry[] = [];
  for await (const entry of tipEntries(engine, tip, outgoing, signer.keys.sign))
    entries.push(entry);
  const inside = encodeArchive(sending.spoil === undefined ? entries : sending.spoil(entries));
  const recipients = roster.readers.map(({ key, label }) =>
    leftOut(label) ? throwAwayKey(engine) : (dayKeys.get(key) ?? throwAwayKey(engine)),
  );
  return seal(engine, recipients, inside);
}

const piecesOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / PIECE_BYTES)) }, (_, i) =>
    bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
  );

/** The day keys that an edition names, by reader. */
function keysIn(round: Round, head: Head): Map<Key, Bytes> {
  const today = round.files.get(bundlePath.file(head.today.hash)) ?? new Uint8Array(0);
  const keys = new Map<Key, Bytes>();
  const frames = parseFrames(today).filter((frame) =>
    new TextDecoder().decode(frame).startsWith('turnbox/1 daykey'),
  );
  const days = frames.map((frame) => parseDayKey(frame).claims);
  // In these tests every reader of the roster has a key in every edition.
  for (const [i, reader] of (round.rosters.at(-1)?.readers ?? []).entries()) {
    const key = days[i];
    if (key !== undefined && keyOfDay([key], head.day, 14) !== undefined)
      keys.set(reader.key, key.publicKey);
  }
  return keys;
}

/** A blob of a text tip's size that nobody can open. */
export async function chaff(round: Round): Promise<Bytes> {
  const readers = round.rosters.at(-1)?.readers ?? [];
  return seal(
    engine,
    readers.map(() => throwAwayKey(engine)),
    concat(utf8('noise'), new Uint8Array(16 * 1024 - 5)),
  );
}

/** A cell that another reader, unknown to the vault, makes for a source. */
export async function foreignCell(round: Round, from: string): Promise<CellEntry> {
  const { public: keys } = await source(from);
  return sealCell(engine, round.line, keys, utf8('a colleague'));
}
