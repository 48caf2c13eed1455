import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { type SourceKeys, sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { encodeArchive, type Entry, PIECE_BYTES } from '../../crypto/wire/archive.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type Bytes, concat, toHex, utf8 } from '../../crypto/wire/bytes.js';
import { sealCell } from '../../crypto/wire/cell.js';
import type { CellEntry } from '../../crypto/wire/cells.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import type { Head } from '../../crypto/wire/head.js';
import { signMove } from '../../crypto/wire/move.js';
import { seal, throwAwayKey } from '../../crypto/wire/sealed.js';
import { tipEntries } from '../../crypto/wire/tip.js';
import type { Standing, Tip } from '../../crypto/wire/tipJson.js';
import { verifyToday } from '../../crypto/wire/today.js';
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
  /** Labels of readers who are not in the default and were not chosen. */
  readonly notDefault?: readonly string[];
  /** Whether the signature is by another source than the one named. */
  readonly signedBy?: string;
  /** The source from whose thread this one goes on, and who signs that. */
  readonly movedFrom?: { readonly from: string; readonly signedBy?: string };
  readonly spoil?: (entries: Entry[]) => Entry[];
}

/** What a source needs to know of a line. */
export type Sealable = Pick<Round, 'line' | 'rosters' | 'heads' | 'files'>;

const isIn = (label: string, names: readonly string[] = []): boolean =>
  names.some((name) => label === `Reader ${name}`);

/** A sealed tip to the newest edition, as a source's browser makes it. */
export async function sealTip(round: Sealable, sending: Sending): Promise<Bytes> {
  const head = round.heads().at(-1);
  const roster = round.rosters.at(-1);
  if (head === undefined || roster === undefined) throw new Error('no edition yet');
  const { public: keys } = await source(sending.from);
  const signer = await source(sending.signedBy ?? sending.from);
  const standingOf = (label: string, key: Key): Standing => {
    if (isIn(label, sending.leftOut)) return 'left-out';
    if (isIn(label, sending.notDefault)) return 'not-default';
    return dayKeys.has(key) ? 'chosen' : 'unreachable';
  };
  const dayKeys = await keysIn(round, head);
  const tip: Tip = {
    tip: toHex(engine.random(16)) as Id,
    day: head.day,
    line: round.line,
    edition: head.edition,
    head: head.hash,
    source: keys,
    language: 'en',
    sealed: sending.sealed ?? 'browser',
    readers: roster.readers.map(({ key, label }) => [key, standingOf(label, key)]),
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
  const move =
    sending.movedFrom === undefined ? null : await moveNote(round, tip, sending.movedFrom);
  for await (const entry of tipEntries(engine, tip, outgoing, signer.keys.sign, move))
    entries.push(entry);
  const inside = encodeArchive(sending.spoil === undefined ? entries : sending.spoil(entries));
  const recipients = roster.readers.map(({ key, label }) =>
    standingOf(label, key) === 'chosen'
      ? (dayKeys.get(key) ?? throwAwayKey(engine))
      : throwAwayKey(engine),
  );
  return seal(engine, recipients, inside);
}

const piecesOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / PIECE_BYTES)) }, (_, i) =>
    bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
  );

async function moveNote(
  round: Sealable,
  tip: Tip,
  { from, signedBy = from }: NonNullable<Sending['movedFrom']>,
): Promise<Bytes> {
  const old = await source(from);
  const signer = await source(signedBy);
  const text = {
    line: round.line,
    day: tip.day,
    thread: await threadOf(engine, round.line, old.public),
    to: await threadOf(engine, round.line, tip.source),
  };
  return signMove(engine, text, signer.keys.sign);
}

/** The day keys that an edition names, by reader. */
async function keysIn(round: Sealable, head: Head): Promise<Map<Key, Bytes>> {
  const today = round.files.get(bundlePath.file(head.today.hash)) ?? new Uint8Array(0);
  const { dayKeys } = await verifyToday(engine, today, round.rosters, head.day);
  return new Map([...dayKeys].map(([key, { publicKey }]) => [key, publicKey]));
}

/** A blob of a text tip's size that nobody can open. */
export async function chaff(round: Sealable): Promise<Bytes> {
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
