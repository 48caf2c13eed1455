import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeList, type ListedBlob, parseBatch, signBatch } from '../../crypto/wire/batch.js';
import { bundlePath, stickPath } from '../../crypto/wire/bundle.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { decoyCell, decoyMark } from '../../crypto/wire/cell.js';
import {
  type CellEntry,
  encodeCells,
  type CellsFile,
  parseCells,
} from '../../crypto/wire/cells.js';
import { parseDay } from '../../crypto/wire/day.js';
import { parseDayKey } from '../../crypto/wire/dayKey.js';
import { type Hash, type Id, type Key, ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileHash, fileLine } from '../../crypto/wire/file.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import { type Head, parseHead, signHead } from '../../crypto/wire/head.js';
import { noteHash } from '../../crypto/wire/note.js';
import { parseOutbox } from '../../crypto/wire/outbox.js';
import { parseRoster, readerId, type Roster } from '../../crypto/wire/roster.js';
import { composeToday, type Published } from '../../crypto/wire/today.js';
import type { Desk } from './tool.js';
import { engine, seedOf, sha256 } from './line.js';

/**
 * The rest of the world for tests of the offline tool: a root, a drop and a courier in one, which
 * make real rosters, editions, batches and sticks from real outboxes.
 */
export interface Round {
  readonly line: Id;
  readonly rosters: Roster[];
  readonly published: string;
  readerIdOf(vault: string): string;
  /** Takes all outboxes from the stick and publishes them. */
  edition(day: string): Promise<Head>;
  post(blob: Uint8Array, edition?: number): Promise<Hash>;
  batch(day: string): Promise<number>;
  /** Writes the bundle of every reader; the answer is the stick's folder. */
  stick(name?: string): string;
  /** Takes a roster file that the root signed. */
  addRoster(path: string): Promise<void>;
  heads(): readonly Head[];
  /** Cells that somebody else puts into the next edition. */
  sneak(entries: readonly CellEntry[]): void;
  files: Map<string, Uint8Array>;
}

/** The world beside one desk; rosters are added as the root signs them. */
export async function worldOf(desk: Desk, published: string): Promise<Round> {
  const files = new Map<string, Uint8Array>();
  const rosterFiles: Uint8Array[] = [];
  const rosters: Roster[] = [];
  const heads: Head[] = [];
  const ids = new Map<Key, string>();
  const seen = new Set<string>();
  const seenMarks = new Set<string>();
  /** Manifests and copies as the last edition's courier has them, by reader's id. */
  const held = new Map<string, Map<string, Uint8Array>>();
  let waiting: { blob: Uint8Array; edition: number }[] = [];
  let sneaked: CellEntry[] = [];
  let batches = 0;
  let previousBatch: Hash = ZERO_HASH;
  const keep = async (bytes: Uint8Array): Promise<{ hash: Hash; size: number }> => {
    const line = await fileLine(engine, bytes);
    files.set(bundlePath.file(line.hash), bytes);
    return line;
  };
  const newest = (): Roster => {
    const roster = rosters.at(-1);
    if (roster === undefined) throw new Error('no roster');
    return roster;
  };
  const first = parseRoster(new Uint8Array(readFileSync(desk.path('roster-1'))));
  const { line } = first.claims;

  const collected = async (): Promise<{ published: Map<Key, Published>; cells: CellsFile }> => {
    const outboxes = new Map<Key, Published>();
    const entries: CellEntry[] = sneaked;
    const marks: Bytes[] = [];
    for (const [key, id] of ids) {
      const folder = desk.path('stick', stickPath.outbox(id));
      const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
      try {
        read('manifest');
      } catch {
        continue;
      }
      const { claims } = parseOutbox(read('manifest'));
      const names = [...claims.files.keys()].filter((name) => name.startsWith('copies-'));
      held.set(id, new Map(['manifest', ...names].map((name) => [name, read(name)])));
      outboxes.set(key, {
        statement: read('statement'),
        dayKeys: parseFrames(read('daykeys')).map((bytes) => ({
          day: parseDayKey(bytes).claims.day,
          bytes,
        })),
      });
      const file = parseCells(read('cells'), claims.cells, claims.marks);
      entries.push(...file.entries.filter(({ tag }) => !seen.has(toHex(tag))));
      marks.push(...file.marks.filter((mark) => !seenMarks.has(toHex(mark))));
    }
    sneaked = [];
    while (entries.length === 0 || entries.length % 8 !== 0) entries.push(await decoyCell(engine));
    while (marks.length === 0 || marks.length % 64 !== 0) marks.push(decoyMark(engine));
    for (const { tag } of entries) seen.add(toHex(tag));
    for (const mark of marks) seenMarks.add(toHex(mark));
    return { published: outboxes, cells: { entries, marks } };
  };

  return {
    line,
    rosters,
    published,
    files,
    heads: () => heads,
    readerIdOf: (label) => {
      const reader = newest().readers.find((each) => each.label === `Reader ${label}`);
      return ids.get(reader?.key ?? ('' as Key)) ?? '';
    },
    addRoster: async (path) => {
      const bytes = new Uint8Array(readFileSync(path));
      const { claims, note } = parseRoster(bytes);
      rosters.push({ ...claims, hash: await noteHash(engine, note.text) } as Roster);
      rosterFiles.push(bytes);
      for (const { key } of claims.readers) ids.set(key, await readerId(engine, line, key));
    },
    edition: async (text) => {
      const day = parseDay(text);
      const { published: outboxes, cells } = await collected();
      const cellsLine = {
        day,
        epoch: newest().epoch,
        hash: (await keep(encodeCells(cells))).hash,
        cells: cells.entries.length,
        marks: cells.marks.length,
      };
      const previous = heads.at(-1);
      const listed = await Promise.all(
        rosterFiles.map(async (bytes, i) => ({ epoch: i + 1, ...(await keep(bytes)) })),
      );
      const bytes = await signHead(
        engine,
        {
          line,
          day,
          edition: heads.length + 1,
          previous: previous?.hash ?? ZERO_HASH,
          notice: null,
          rosters: listed.reverse(),
          today: await keep(composeToday(rosters, day, outboxes)),
          cells: [cellsLine, ...(previous?.cells ?? [])],
        },
        seedOf('courier'),
      );
      const parsed = parseHead(bytes);
      const head = {
        ...parsed.claims,
        hash: await noteHash(engine, parsed.note.text),
      } as Head;
      heads.push(head);
      files.set(bundlePath.head(head.edition), bytes);
      return head;
    },
    post: async (blob, edition = heads.length) => {
      waiting.push({ blob, edition });
      return fileHash(engine, blob);
    },
    batch: async (text) => {
      const listed: ListedBlob[] = [];
      for (const { blob, edition } of waiting) {
        const { hash, size } = await fileLine(engine, blob);
        files.set(bundlePath.blob(hash), blob);
        listed.push({ hash, size, edition });
      }
      waiting = [];
      batches += 1;
      const list = encodeList(listed);
      const hash = await fileHash(engine, list);
      files.set(bundlePath.list(hash), list);
      const head = heads.at(-1);
      const note = await signBatch(
        engine,
        {
          line,
          day: parseDay(text),
          number: batches,
          edition: head?.edition ?? 0,
          head: head?.hash ?? ZERO_HASH,
          previous: previousBatch,
          list: hash,
        },
        seedOf('drop'),
      );
      previousBatch = await noteHash(engine, parseBatch(note).note.text);
      files.set(bundlePath.batch(batches), note);
      return batches;
    },
    stick: (name = 'stick') => {
      for (const id of ids.values()) {
        const folder = desk.path(name, stickPath.bundle(id));
        rmSync(folder, { recursive: true, force: true });
        for (const [path, bytes] of files) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), bytes);
        }
        for (const [author, outbox] of held) {
          if (author === id) continue;
          mkdirSync(join(folder, 'outboxes'), { recursive: true });
          mkdirSync(join(folder, 'copies'), { recursive: true });
          const copies = outbox.get(`copies-${id}`);
          const manifest = outbox.get('manifest') ?? new Uint8Array(0);
          writeFileSync(join(folder, bundlePath.outbox(author)), manifest);
          if (copies !== undefined) writeFileSync(join(folder, 'copies', sha256(copies)), copies);
        }
      }
      return name;
    },
    sneak: (entries) => {
      sneaked.push(...entries);
    },
  };
}
