import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { daysToCover } from '../../../crypto/keys/dayKeys.js';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { openCell } from '../../../crypto/wire/cell.js';
import { type CellsFile, parseCells } from '../../../crypto/wire/cells.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { parseDayKey, verifyDayKey } from '../../../crypto/wire/dayKey.js';
import { type Key, ZERO_HASH } from '../../../crypto/wire/fields.js';
import { checkFile } from '../../../crypto/wire/file.js';
import { parseFrames } from '../../../crypto/wire/frames.js';
import { type Outbox, parseOutbox, verifyOutbox } from '../../../crypto/wire/outbox.js';
import { joinReplies, parseReplyPart, verifyReplyPart } from '../../../crypto/wire/reply.js';
import { parseStatement, verifyStatement } from '../../../crypto/wire/statement.js';
import { engine } from '../../harness/line.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip, source } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
});
afterEach(() => here.remove());

const keyOfAnna = (): Key =>
  round.rosters[0]?.readers.find(({ label }) => label === 'Reader anna')?.key ?? ('' as Key);
const folder = (): string => here.path('stick', stickPath.outbox(round.readerIdOf('anna')));
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder(), name)));
async function makeOutbox(): Promise<{ manifest: Outbox; cells: CellsFile }> {
  await here.ask(['outbox', 'stick', '--vault', 'anna']);
  const manifest = await verifyOutbox(
    engine,
    parseOutbox(read('manifest')),
    round.line,
    keyOfAnna(),
  );
  for (const [name, line] of manifest.files) await checkFile(engine, read(name), line);
  return { manifest, cells: parseCells(read('cells'), manifest.cells, manifest.marks) };
}
const hexes = ({ entries, marks }: CellsFile): string[] => [
  ...entries.map(({ tag, cell }) => toHex(tag) + toHex(cell)),
  ...marks.map(toHex),
];
async function openThread(): Promise<void> {
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition('2026-03-02');
  await round.post(await sealTip(round, { from: 'mara' }));
  await round.batch('2026-03-02');
  round.stick();
  await here.ask(['import', 'stick', '--vault', 'anna']);
}

describe('an outbox', () => {
  test('holds a signed manifest of statement, day keys and cells, and nothing else', async () => {
    const { manifest, cells } = await makeOutbox();
    expect(readdirSync(folder()).sort()).toEqual(['cells', 'daykeys', 'manifest', 'statement']);
    expect(manifest).toMatchObject({ number: 1, cells: 8, marks: 64, day: '2026-03-02' });
    expect(cells.entries).toHaveLength(8);
    const statement = await verifyStatement(
      engine,
      parseStatement(read('statement')),
      round.line,
      keyOfAnna(),
    );
    expect(statement).toMatchObject({
      epoch: 1,
      edition: 0,
      head: ZERO_HASH,
      from: 1,
      through: 0,
      throughDay: '2026-03-02',
      batch: ZERO_HASH,
      lost: null,
      outbox: 1,
    });
    const frames = parseFrames(read('daykeys'));
    const keys = await Promise.all(
      frames.map((frame) => verifyDayKey(engine, parseDayKey(frame), round.line, keyOfAnna())),
    );
    expect(keys.map(({ day }) => day)).toEqual(daysToCover(parseDay('2026-03-02'), 60));
  });

  test('repeats every cell and mark byte for byte until an edition has shown it', async () => {
    const first = await makeOutbox();
    const second = await makeOutbox();
    expect(second.manifest.number).toBe(2);
    expect(hexes(second.cells)).toEqual(hexes(first.cells));
    expect(read('daykeys')).toEqual(read('daykeys'));
    await here.ask(['outbox', 'stick', '--vault', 'ben']);
    await round.edition('2026-03-02');
    round.stick();
    await here.ask(['import', 'stick', '--vault', 'anna']);
    const third = await makeOutbox();
    expect(third.manifest).toMatchObject({ cells: 8, marks: 64 });
    const old = new Set(hexes(first.cells));
    expect(hexes(third.cells).filter((each) => old.has(each))).toEqual([]);
  });

  test('keeps the same keys for the same days and adds those of the new ones', async () => {
    await makeOutbox();
    const before = parseFrames(read('daykeys')).map(toHex);
    here.moveTo('2026-03-05');
    await makeOutbox();
    const after = parseFrames(read('daykeys')).map(toHex);
    expect(after).toHaveLength(63);
    expect(after.slice(0, 60)).toEqual(before.slice(3));
  });

  test('hides how many answers wait: always full multiples', async () => {
    await openThread();
    await here.ask(['reply', '1', '--vault', 'anna', '--text', 'short']);
    const one = await makeOutbox();
    expect(one.manifest.cells).toBe(8);
    await here.ask(['reply', '1', '--vault', 'anna'], 'long '.repeat(2000));
    const many = await makeOutbox();
    expect(many.manifest.cells % 8).toBe(0);
    const kept = new Set(hexes(many.cells));
    expect(hexes(one.cells).every((each) => kept.has(each))).toBe(true);
  });

  test('carries an answer that its source alone opens, in parts that join again', async () => {
    await openThread();
    const text = 'Wer weiß noch davon? 東京 '.repeat(150);
    await here.ask(['reply', '1', '--vault', 'anna'], text);
    const { cells } = await makeOutbox();
    const { keys } = await source('mara');
    const opened = await Promise.all(
      cells.entries.map(async ({ cell }) => {
        try {
          return await openCell(engine, keys.reply, cell);
        } catch {
          return null;
        }
      }),
    );
    const parts = await Promise.all(
      opened
        .filter((each) => each !== null)
        .map(async (note) => ({
          ...(await verifyReplyPart(engine, parseReplyPart(note), round.line, keyOfAnna())),
          reader: keyOfAnna(),
        })),
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(joinReplies(parts)).toMatchObject([{ text: text.trim(), complete: true }]);
  });

  test('replaces the one on the stick, and leaves no half one beside it', async () => {
    await makeOutbox();
    const { manifest } = await makeOutbox();
    expect(manifest.number).toBe(2);
    expect(readdirSync(here.path('stick', round.readerIdOf('anna')))).toEqual(['outbox']);
  });

  test('is refused for a vault that is on no roster or knows none', async () => {
    await here.ask(['init', '--vault', 'cleo', '--label', 'Reader cleo']);
    const unknown = await here.turnbox(['outbox', 'stick', '--vault', 'cleo', '--json']);
    expect(unknown.err).toContain('roster-needed');
    await here.ask(['import', 'roster-1', '--vault', 'cleo', '--root', round.published]);
    const stranger = await here.turnbox(['outbox', 'stick', '--vault', 'cleo', '--json']);
    expect(stranger.err).toContain('not-on-roster');
    expect((await here.turnbox(['outbox', 'stick', '--vault', 'root'])).err).toContain(
      'not-reader',
    );
  });

  test('is not written where no stick is', async () => {
    const nowhere = await here.turnbox(['outbox', 'gone', '--vault', 'anna', '--json']);
    expect(nowhere.err).toContain('stick-missing');
    expect((await makeOutbox()).manifest.number).toBe(1);
  });

  test('refuses an empty answer', async () => {
    await openThread();
    const empty = await here.turnbox(['reply', '1', '--vault', 'anna', '--json'], ' \n\t\u0000\n');
    expect(empty).toMatchObject({ code: 1, out: '' });
    expect(empty.err).toContain('reply-empty');
  });
});
