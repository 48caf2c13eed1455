import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import { type CellsFile, parseCells } from '../../crypto/wire/cells.js';
import { type DayKeyText, parseDayKey } from '../../crypto/wire/dayKey.js';
import type { Key } from '../../crypto/wire/fields.js';
import { checkFile, fileHash } from '../../crypto/wire/file.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import {
  MANIFEST,
  type Outbox,
  type OutboxFile,
  parseOutbox,
  verifyOutbox,
} from '../../crypto/wire/outbox.js';
import { readerId, type Roster } from '../../crypto/wire/roster.js';
import { parseStatement, type Statement, verifyStatement } from '../../crypto/wire/statement.js';
import { formerReaders, verifyToday } from '../../crypto/wire/today.js';
import type { Chain } from './chain.js';
import type { DropClient } from './dropClient.js';
import type { DropState } from './dropState.js';
import type { Mirror } from './mirror.js';
import { CourierRefusal } from './refusals.js';

/** A reader's newest outbox, as far as a courier needs it. */
export interface HeldOutbox {
  readonly reader: Key;
  readonly id: string;
  readonly outbox: Outbox;
  readonly manifest: Bytes;
  readonly statement: Statement;
  readonly statementBytes: Bytes;
  readonly dayKeys: readonly { readonly day: DayKeyText['day']; readonly bytes: Bytes }[];
  readonly cells: CellsFile;
}

type ReadFile = (name: string) => Promise<Bytes | null>;

/** Checks an outbox as it is read, file by file, against its signed manifest. */
export async function readOutbox(
  engine: Engine,
  roster: Roster,
  reader: Key,
  read: ReadFile,
): Promise<{ outbox: Outbox; manifest: Bytes; files: Map<OutboxFile, Bytes> } | null> {
  const manifest = await read(MANIFEST);
  if (manifest === null) return null;
  const outbox = await verifyOutbox(engine, parseOutbox(manifest), roster.line, reader);
  const files = new Map<OutboxFile, Bytes>();
  for (const [name, line] of outbox.files) {
    const bytes = (await read(name)) ?? refuse('file-missing');
    await checkFile(engine, bytes, line);
    files.set(name, bytes);
  }
  return { outbox, manifest, files };
}

/** What each reader's outbox must not fall behind, by the reader's key id. */
export type LeastNumbers = ReadonlyMap<string, number>;

/**
 * The outbox numbers that the newest edition's statements name. A drop that offers an older outbox,
 * or none, would have an honest courier publish keys that somebody else may hold by now.
 */
export async function leastNumbers(
  engine: Engine,
  mirror: Mirror,
  { heads, rosters }: Pick<Chain, 'heads' | 'rosters'>,
): Promise<LeastNumbers> {
  const head = heads.at(-1);
  if (head === undefined) return new Map();
  const bytes = (await mirror.read(bundlePath.file(head.today.hash))) ?? refuse('file-missing');
  const then = rosters.slice(0, head.rosters.length);
  const { statements } = await verifyToday(engine, bytes, then, head.day);
  const line = then.at(-1)?.line ?? refuse('roster-gap');
  const numbered = [...statements].map(
    async ([key, { outbox }]) => [await readerId(engine, line, key), outbox] as const,
  );
  return new Map(await Promise.all(numbered));
}

/** The newest outbox of every reader who has one, of removed readers too. */
export async function fetchOutboxes(
  engine: Engine,
  drop: DropClient,
  mirror: Mirror,
  rosters: readonly Roster[],
  state: DropState,
  least: LeastNumbers,
): Promise<HeldOutbox[]> {
  const roster = rosters.at(-1) ?? refuse('roster-gap');
  const readers = [...roster.readers, ...formerReaders(rosters).map(({ reader }) => reader)];
  const held: HeldOutbox[] = [];
  for (const { key } of readers) {
    const id = await readerId(engine, roster.line, key);
    const announced = state.outboxes.find((each) => each.id === id);
    if ((announced?.number ?? 0) < (least.get(id) ?? 0))
      throw new CourierRefusal('outbox-set-back');
    if (announced === undefined) continue;
    held.push(await fetchOutbox(engine, drop, mirror, roster, key, announced));
  }
  return held;
}

export const outboxFolder = (announced: DropState['outboxes'][number]): string =>
  `outbox-files/${announced.id}-${String(announced.number)}-${announced.manifest}`;

/** As `outboxFolder` names them. */
const FOLDER = /^(?<id>[0-9a-f]{8})-(?<number>[0-9]{1,16})-(?<manifest>[0-9a-f]{64})$/;

/** The folder with each reader's newest outbox that was ever fetched here, by the reader's key id. */
export async function newestOutboxFolders(
  mirror: Mirror,
): Promise<ReadonlyMap<string, { number: number; folder: string; manifest: string }>> {
  const newest = new Map<string, { number: number; folder: string; manifest: string }>();
  for (const folder of await mirror.names('outbox-files')) {
    const { id = '', number = '', manifest = '' } = FOLDER.exec(folder)?.groups ?? {};
    if (Number(number) > (newest.get(id)?.number ?? 0))
      newest.set(id, { number: Number(number), folder, manifest });
  }
  return newest;
}

async function fetchOutbox(
  engine: Engine,
  drop: DropClient,
  mirror: Mirror,
  roster: Roster,
  key: Key,
  announced: DropState['outboxes'][number],
): Promise<HeldOutbox> {
  const { id } = announced;
  const folder = outboxFolder(announced);
  const fresh = new Map<string, Bytes>();
  const found = await readOutbox(engine, roster, key, async (name) => {
    const known = await mirror.read(`${folder}/${name}`);
    if (known !== null) return known;
    const path = name === MANIFEST ? `/outboxes/${id}` : `/outboxes/${id}/${name}`;
    const bytes = await drop.get(path);
    if (bytes !== null) fresh.set(name, bytes);
    return bytes;
  });
  const { outbox, manifest, files } = found ?? refuse('file-missing');
  const isAnnounced =
    outbox.number === announced.number && (await fileHash(engine, manifest)) === announced.manifest;
  if (!isAnnounced) refuse('file-hash');
  // Kept only now that all of it was checked.
  for (const [name, bytes] of fresh) await mirror.write(`${folder}/${name}`, bytes);
  const statementBytes = files.get('statement') ?? refuse('outbox-files');
  const daykeys = files.get('daykeys') ?? refuse('outbox-files');
  const cells = files.get('cells') ?? refuse('outbox-files');
  return {
    reader: key,
    id,
    outbox,
    manifest,
    statementBytes,
    statement: await verifyStatement(engine, parseStatement(statementBytes), roster.line, key),
    dayKeys: parseFrames(daykeys).map((bytes) => ({ day: parseDayKey(bytes).claims.day, bytes })),
    cells: parseCells(cells, outbox.cells, outbox.marks),
  };
}
