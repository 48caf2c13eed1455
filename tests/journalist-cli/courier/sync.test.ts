import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { attempt, Refusal } from '../../../crypto/refusal.js';
import { noticeOf } from '../../../journalist-cli/courier/notice.js';
import { ToolRefusal } from '../../../journalist-cli/refusal.js';
import { parseCells } from '../../../crypto/wire/cells.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { parseWord, ZERO_HASH } from '../../../crypto/wire/fields.js';
import { parseHead } from '../../../crypto/wire/head.js';
import { DEFAULT_SETTINGS } from '../../../crypto/wire/settings.js';
import type { DropClient } from '../../../journalist-cli/courier/dropClient.js';
import { sync } from '../../../journalist-cli/courier/sync.js';
import { someBlob } from '../../harness/edition.js';
import { type OpenLine, startLine, stopLine } from '../../harness/openLine.js';
import { loadNewestRoster } from '../../harness/drop.js';
import { dayAfter, keyOf, siteFile, withRoster } from '../../harness/line.js';
import { someCells, testOutbox, type TestOutbox } from '../../harness/outbox.js';
import { sendWhole, uploadOf } from '../../harness/source.js';
import { type CourierDesk, courierDesk } from '../../harness/stick.js';

let open: OpenLine;
let desk: CourierDesk;
let outboxes: TestOutbox[];

beforeEach(async () => {
  open = await startLine();
  desk = await courierDesk(open.drop, open.line);
  outboxes = await Promise.all(open.line.readers.map((reader) => testOutbox(reader)));
});
afterEach(async () => {
  desk.remove();
  await stopLine(open);
});

const layAll = (on: CourierDesk): void => {
  for (const outbox of outboxes) on.lay(outbox);
};
const bundleOf = (on: CourierDesk, reader: number): string =>
  join(on.stick, open.line.readers[reader]?.id ?? '', 'bundle');
const headOf = (on: CourierDesk, edition: number): ReturnType<typeof parseHead>['claims'] =>
  parseHead(readFileSync(join(bundleOf(on, 0), 'heads', String(edition)))).claims;
const cellsOf = (on: CourierDesk, edition: number): string[] => {
  const [line] = headOf(on, edition).cells;
  if (line === undefined) throw new Error('a head names its own cells');
  const bytes = readFileSync(join(bundleOf(on, 0), 'files', line.hash));
  return parseCells(bytes, line.cells, line.marks).entries.map(({ tag }) => toHex(tag));
};

test('the first sync brings the outboxes, publishes edition 1 and gives each reader a bundle', async () => {
  layAll(desk);
  const done = await sync(desk.syncing, desk.stick);
  expect(done).toMatchObject({ edition: 1, batch: 1, blobs: 0 });
  expect([...done.taken.values()]).toEqual([1, 1, 1]);
  for (const [i] of open.line.readers.entries())
    expect(readdirSync(bundleOf(desk, i)).sort()).toEqual([
      'batches',
      'files',
      'heads',
      'lists',
      'outboxes',
    ]);
});

test('the stick says in plain words what is on it, and names no line', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const text = readFileSync(join(desk.stick, 'WHAT-IS-HERE.txt'), 'utf8');
  for (const { id } of open.line.readers) expect(text).toContain(`  ${id}  `);
  expect(text).toContain('edition 1 of');
  const name = open.line.rosters[0]?.roster.name ?? '';
  expect(name).not.toBe('');
  expect(text).not.toContain(name);
});

test('a link that somebody put on the stick leads no write to a file of this computer', async () => {
  layAll(desk);
  const own = `${desk.stick}-own`;
  writeFileSync(own, 'mine');
  symlinkSync(own, join(desk.stick, 'WHAT-IS-HERE.txt.part'));
  await sync(desk.syncing, desk.stick);
  expect(readFileSync(own, 'utf8')).toBe('mine');
  rmSync(own);
});

test('a sealed blob reaches every reader’s bundle, byte for byte', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const blob = await someBlob();
  const upload = uploadOf(blob);
  expect((await sendWhole(open.drop, upload, blob)).status).toBe(201);
  open.drop.clock.moveTo(dayAfter(1));
  expect(await sync(desk.syncing, desk.stick)).toMatchObject({ edition: 2, batch: 2, blobs: 1 });
  for (const [i] of open.line.readers.entries())
    expect(
      readFileSync(join(bundleOf(desk, i), 'blobs', upload.sha256)).equals(Buffer.from(blob)),
    ).toBe(true);
});

test('a second sync of one day publishes again and gives the same batch', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const blob = await someBlob();
  await sendWhole(open.drop, uploadOf(blob), blob);
  const first = await sync(desk.syncing, desk.stick);
  const second = await sync(desk.syncing, desk.stick);
  expect([first.batch, second.batch]).toEqual([2, 2]);
  expect(second.edition).toBe(first.edition + 1);
});

test('cells are published once, and decoys only when nothing is left', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const own = outboxes.flatMap(({ files }) => {
    const { entries } = parseCells(files.get('cells') ?? new Uint8Array(0), 8, 64);
    return entries.map(({ tag }) => toHex(tag));
  });
  expect(new Set(cellsOf(desk, 1))).toEqual(new Set(own));
  await sync(desk.syncing, desk.stick);
  const second = cellsOf(desk, 2);
  expect(second).toHaveLength(DEFAULT_SETTINGS.batch);
  expect(second.filter((tag) => own.includes(tag))).toEqual([]);
});

test('two couriers at once: the second looks again, merges and publishes the next', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const other = await courierDesk(open.drop, open.line, 'eve');
  // The first courier publishes after the second has looked and before it speaks.
  let raced = false;
  const racing = await courierDesk(open.drop, open.line, 'eve', (drop): DropClient => ({
    ...drop,
    send: async (method, path, body) => {
      if (path === '/editions' && !raced) {
        raced = true;
        await sync(desk.syncing, desk.stick);
      }
      return drop.send(method, path, body);
    },
  }));
  const done = await sync(racing.syncing, racing.stick);
  expect(done.edition).toBe(3);
  expect(racing.said.join(' ')).toContain('Another courier published first');
  const blob = await someBlob();
  await sendWhole(open.drop, uploadOf(blob, 3), blob);
  open.drop.clock.moveTo(dayAfter(1));
  const [a, b] = await Promise.all([
    sync(other.syncing, other.stick),
    sync(racing.syncing, racing.stick),
  ]);
  expect(new Set([a.batch, b.batch])).toEqual(new Set([2]));
  other.remove();
  racing.remove();
});

test('a newer outbox on the stick goes to the drop, an older one and the same one do not', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const [reader] = open.line.readers;
  if (reader === undefined) throw new Error('no reader');
  expect((await sync(desk.syncing, desk.stick)).taken.size).toBe(0);
  desk.lay(await testOutbox(reader, { number: 5 }));
  expect((await sync(desk.syncing, desk.stick)).taken).toEqual(new Map([[reader.id, 5]]));
  desk.lay(await testOutbox(reader, { number: 3 }));
  const older = await sync(desk.syncing, desk.stick);
  expect(older.taken.size).toBe(0);
  expect(older.older).toEqual(new Map([[reader.id, { here: 3, drop: 5 }]]));
  expect(desk.said.join('\n')).toContain(`The stick has outbox 3 of ${reader.id}; the drop has 5`);
});

test('an empty stick, and the outbox of nobody on the roster, are named', async () => {
  expect(await sync(desk.syncing, desk.stick)).toMatchObject({ found: 0 });
  expect(desk.said.join('\n')).toContain('There is no outbox of this line on the stick.');
  const [reader] = open.line.readers;
  if (reader === undefined) throw new Error('no reader');
  desk.lay(await testOutbox({ ...reader, id: '0badcafe' }));
  const done = await sync(desk.syncing, desk.stick);
  expect(done.troubles.get('0badcafe')?.code).toBe('outbox-stranger');
});

test('another outbox under a number already taken is named, and the line goes on', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const [reader] = open.line.readers;
  if (reader === undefined) throw new Error('no reader');
  desk.lay(await testOutbox(reader, { cells: someCells(16, 64), manifest: { cells: 16 } }));
  const done = await sync(desk.syncing, desk.stick);
  expect(done.troubles.get(reader.id)?.code).toBe('outbox-replayed');
  expect(done.edition).toBe(2);
});

test('a half-copied and a damaged outbox are named, and the others still go', async () => {
  layAll(desk);
  const [reader] = open.line.readers;
  if (reader === undefined) throw new Error('no reader');
  const folder = join(desk.stick, reader.id, 'outbox');
  const cells = readFileSync(join(folder, 'cells'));
  rmSync(join(folder, 'cells'));
  const half = await sync(desk.syncing, desk.stick);
  expect(half.troubles.get(reader.id)?.code).toBe('file-missing');
  expect(half.taken.size).toBe(2);
  writeFileSync(join(folder, 'cells'), Buffer.from(cells).fill(1, 100, 101));
  const damaged = await sync(desk.syncing, desk.stick);
  expect(damaged.troubles.get(reader.id)?.code).toBe('file-hash');
  writeFileSync(join(folder, 'cells'), cells);
  expect((await sync(desk.syncing, desk.stick)).taken).toEqual(new Map([[reader.id, 1]]));
});

test('a drop that offers an older outbox than was published, or none, is caught', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const [reader] = open.line.readers;
  if (reader === undefined) throw new Error('no reader');
  desk.lay(await testOutbox(reader, { number: 2 }));
  await sync(desk.syncing, desk.stick);
  const changed = (
    change: (outboxes: { id: string; number: number }[]) => object[],
  ): DropClient => ({
    ...desk.syncing.drop,
    get: async (path) => {
      const bytes = await desk.syncing.drop.get(path);
      if (path !== '/state' || bytes === null) return bytes;
      const state = JSON.parse(new TextDecoder().decode(bytes)) as {
        outboxes: { id: string; number: number }[];
      };
      const outboxes = change(state.outboxes);
      return new TextEncoder().encode(JSON.stringify({ ...state, outboxes }));
    },
  });
  const older = changed((all) =>
    all.map((each) => (each.id === reader.id ? { ...each, number: 1 } : each)),
  );
  const none = changed((all) => all.filter(({ id }) => id !== reader.id));
  for (const drop of [older, none])
    await expect(sync({ ...desk.syncing, drop }, desk.stick)).rejects.toMatchObject({
      code: 'outbox-set-back',
    });
});

test('a garbled answer of the drop is not kept: the next sync goes well', async () => {
  layAll(desk);
  const garbling: DropClient = {
    ...desk.syncing.drop,
    get: async (path) => {
      const bytes = await desk.syncing.drop.get(path);
      return bytes !== null && path.endsWith('/cells') ? flipped(bytes) : bytes;
    },
  };
  await expect(sync({ ...desk.syncing, drop: garbling }, desk.stick)).rejects.toMatchObject({
    code: 'file-hash',
  });
  expect(await sync(desk.syncing, desk.stick)).toMatchObject({ edition: 1 });
});

test('a root that names its successor is followed there', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  let line = await withRoster(open.line, { changes: { nextRoot: await keyOf('next root') } });
  await loadNewestRoster(open.drop.dir, line, true);
  line = { ...line, site: await siteFile('next root') };
  line = await withRoster(line, { root: 'next root' });
  await loadNewestRoster(open.drop.dir, line, true);
  const done = await sync(desk.syncing, desk.stick);
  expect(done.root).toBe(await keyOf('next root'));
  expect(done.edition).toBe(2);
  expect(await sync({ ...desk.syncing, root: done.root }, desk.stick)).toMatchObject({
    edition: 3,
  });
});

test('a sync that is cut while it fetches goes on where it stopped', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  for (let i = 0; i < 3; i += 1) {
    const blob = await someBlob();
    await sendWhole(open.drop, uploadOf(blob), blob);
  }
  open.drop.clock.moveTo(dayAfter(1));
  let fetched = 0;
  const cut: DropClient = {
    ...desk.syncing.drop,
    flow: async (path, take) => {
      if ((fetched += 1) === 2) throw new Error('cut');
      return desk.syncing.drop.flow(path, take);
    },
  };
  await expect(sync({ ...desk.syncing, drop: cut }, desk.stick)).rejects.toThrow('cut');
  expect(await sync(desk.syncing, desk.stick)).toMatchObject({ batch: 2, blobs: 2 });
});

test('a drop that gives other bytes for a blob, a head or a list is caught', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  const blob = await someBlob();
  await sendWhole(open.drop, uploadOf(blob), blob);
  open.drop.clock.moveTo(dayAfter(1));
  const lying = async (about: string): Promise<unknown> => {
    const liar = await courierDesk(open.drop, open.line, 'eve', (drop) => ({
      ...drop,
      get: async (path) => {
        const bytes = await drop.get(path);
        return bytes === null || !path.startsWith(about) ? bytes : flipped(bytes);
      },
      flow: (path, take) =>
        drop.flow(path, (chunk) =>
          take(path.startsWith(about) ? chunk.map((byte) => byte ^ 1) : chunk),
        ),
    }));
    try {
      const done = await attempt(() => sync(liar.syncing, liar.stick));
      return done.ok ? 'believed' : done.refusal.code;
    } finally {
      liar.remove();
    }
  };
  // A changed day no longer agrees with the head's own cells line; that shows before the signature.
  expect(await lying('/heads/')).toBe('head-index');
  expect(await lying('/rosters/')).toBe('note-bad-signature');
  expect(await lying('/blobs/')).toBe('file-hash');
  expect(await lying('/files/')).toBe('file-hash');
});

test('a drop that gives a shorter chain than it gave before is not followed back', async () => {
  layAll(desk);
  await sync(desk.syncing, desk.stick);
  await sync(desk.syncing, desk.stick);
  const rolledBack: DropClient = {
    ...desk.syncing.drop,
    get: async (path) => {
      const bytes = await desk.syncing.drop.get(path);
      if (path !== '/state' || bytes === null) return bytes;
      const state = JSON.parse(new TextDecoder().decode(bytes)) as { edition: number };
      return new TextEncoder().encode(JSON.stringify({ ...state, edition: state.edition - 1 }));
    },
  };
  await expect(sync({ ...desk.syncing, drop: rolledBack }, desk.stick)).rejects.toMatchObject({
    code: 'drop-rolled-back',
  });
});

test('a stick that is not there, and a courier who is not on the roster, are named', async () => {
  await expect(sync(desk.syncing, join(desk.folder, 'none'))).rejects.toMatchObject({
    code: 'stick-missing',
  });
  const stranger = await courierDesk(open.drop, open.line, 'mal');
  await expect(sync(stranger.syncing, stranger.stick)).rejects.toMatchObject({
    drop: 'request-forged',
  });
  stranger.remove();
});

test('without any outbox an edition still names the roster, and no reader is reachable', async () => {
  await sync(desk.syncing, desk.stick);
  const head = headOf(desk, 1);
  expect(head.previous).toBe(ZERO_HASH);
  expect(head.rosters).toHaveLength(1);
  expect(existsSync(join(bundleOf(desk, 0), 'files', head.today.hash))).toBe(true);
  expect(head.today.size).toBe(0);
});

/** One letter of the text changed, so that it still parses and the signature no longer fits. */
function flipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes);
  const at = Buffer.from(bytes).indexOf('day 2026') + 'day 202'.length;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test('a public notice is set, stays with the next edition, and is taken away', async () => {
  layAll(desk);
  const notice = { word: parseWord('closed'), day: dayAfter(3) };
  await sync({ ...desk.syncing, notice }, desk.stick);
  expect(headOf(desk, 1).notice).toEqual(notice);
  await sync(desk.syncing, desk.stick);
  expect(headOf(desk, 2).notice).toEqual(notice);
  await sync({ ...desk.syncing, notice: null }, desk.stick);
  expect(headOf(desk, 3).notice).toBeNull();
});

test('a notice is read from what a courier types', () => {
  const none = { 'no-notice': false };
  expect(noticeOf(none)).toBeUndefined();
  expect(noticeOf({ ...none, notice: 'closed' })).toEqual({ word: 'closed', day: null });
  expect(noticeOf({ 'no-notice': true })).toBeNull();
  expect(() => noticeOf({ ...none, until: '2026-03-05' })).toThrow(ToolRefusal);
  expect(() => noticeOf({ 'no-notice': true, notice: 'closed' })).toThrow(ToolRefusal);
  expect(() => noticeOf({ ...none, notice: 'Closed!' })).toThrow(Refusal);
});
