import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { stickPath } from '../../crypto/wire/bundle.js';
import { type CellsFile, parseCells } from '../../crypto/wire/cells.js';
import { type DayKeyText, parseDayKey } from '../../crypto/wire/dayKey.js';
import type { Key } from '../../crypto/wire/fields.js';
import { checkFile } from '../../crypto/wire/file.js';
import { encodeFrames, parseFrames } from '../../crypto/wire/frames.js';
import {
  MANIFEST,
  type Outbox,
  type OutboxFile,
  parseOutbox,
  verifyOutbox,
} from '../../crypto/wire/outbox.js';
import { readerId, type Roster } from '../../crypto/wire/roster.js';
import { parseStatement, type Statement, verifyStatement } from '../../crypto/wire/statement.js';
import { formerReaders } from '../../crypto/wire/today.js';
import { type DropClient, refused } from './dropClient.js';
import type { DropState } from './dropState.js';
import { type Mirror, openMirror } from './mirror.js';

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
async function readOutbox(
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

/**
 * Brings the outboxes on a stick to the drop, each if it is newer than what the drop holds.
 * Gives the number of each that was taken, by the reader's key id.
 */
export async function deliverOutboxes(
  engine: Engine,
  drop: DropClient,
  roster: Roster,
  state: DropState,
  stick: string,
): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  const files = openMirror(stick);
  for (const { key } of roster.readers) {
    const id = await readerId(engine, roster.line, key);
    const found = await readOutbox(engine, roster, key, (name) =>
      files.read(`${stickPath.outbox(id)}/${name}`),
    );
    const held = state.outboxes.find((each) => each.id === id)?.number ?? 0;
    if (found === null || found.outbox.number < held) continue;
    const body = encodeFrames([found.manifest, ...found.files.values()]);
    const answer = await drop.send('PUT', `/outboxes/${id}`, body);
    if (answer.status !== 201 && answer.status !== 200) refused(answer);
    if (answer.status === 201) taken.set(id, found.outbox.number);
  }
  return taken;
}

/** The newest outbox of every reader who has one, of removed readers too. */
export async function fetchOutboxes(
  engine: Engine,
  drop: DropClient,
  mirror: Mirror,
  rosters: readonly Roster[],
  state: DropState,
): Promise<HeldOutbox[]> {
  const roster = rosters.at(-1) ?? refuse('roster-gap');
  const readers = [...roster.readers, ...formerReaders(rosters).map(({ reader }) => reader)];
  const held: HeldOutbox[] = [];
  for (const { key } of readers) {
    const id = await readerId(engine, roster.line, key);
    const announced = state.outboxes.find((each) => each.id === id);
    if (announced === undefined) continue;
    const folder = `outbox-files/${id}-${String(announced.number)}-${announced.manifest}`;
    const found = await readOutbox(engine, roster, key, async (name) => {
      const path = `${folder}/${name}`;
      const known = await mirror.read(path);
      if (known !== null) return known;
      const bytes = await drop.get(
        name === MANIFEST ? `/outboxes/${id}` : `/outboxes/${id}/${name}`,
      );
      if (bytes !== null) await mirror.write(path, bytes);
      return bytes;
    });
    const { outbox, manifest, files } = found ?? refuse('file-missing');
    const statementBytes = files.get('statement') ?? refuse('outbox-files');
    const daykeys = files.get('daykeys') ?? refuse('outbox-files');
    const cells = files.get('cells') ?? refuse('outbox-files');
    held.push({
      reader: key,
      id,
      outbox,
      manifest,
      statementBytes,
      statement: await verifyStatement(engine, parseStatement(statementBytes), roster.line, key),
      dayKeys: parseFrames(daykeys).map((bytes) => ({ day: parseDayKey(bytes).claims.day, bytes })),
      cells: parseCells(cells, outbox.cells, outbox.marks),
    });
  }
  return held;
}
