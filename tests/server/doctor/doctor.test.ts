import { chmodSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { coreDumps, journald, swap } from '../../../server/doctor/machine.js';
import type { Finding, State } from '../../../server/doctor/finding.js';
import { folderAt } from '../../../server/config/folder.js';
import { databasesAt } from '../../../server/store/sqlite/open.js';
import { sweep } from '../../../server/editions/retention.js';
import { program } from '../../../server/program.js';
import { asCourier } from '../../harness/courier.js';
import { someBlob } from '../../harness/edition.js';
import { dayAfter, engine, sha256 } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { send, sendWhole, uploadOf } from '../../harness/source.js';

let open: OpenLine;
beforeEach(async () => {
  open = await startOpenLine();
});
afterEach(() => stopLine(open));

async function sendOne(): Promise<void> {
  const blob = await someBlob();
  expect((await sendWhole(open.drop, uploadOf(blob), blob)).status).toBe(201);
}

interface Said {
  readonly code: number;
  readonly out: string[];
}
async function run(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const code = await program([...args, open.drop.dir], {
    engine,
    clock: open.drop.clock.clock,
    assets: join(open.drop.folder, 'assets'),
    out: (line) => void out.push(line),
    note: (line) => void out.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, out };
}
interface Examined {
  readonly code: number;
  readonly states: Readonly<Record<string, State>>;
}
async function examined(): Promise<Examined> {
  const { code, out } = await run('doctor', '--json');
  const { findings } = JSON.parse(out.join('')) as { findings: Finding[] };
  return { code, states: Object.fromEntries(findings.map(({ check, state }) => [check, state])) };
}

const visits = async (): Promise<Finding | undefined> => {
  const { out } = await run('doctor', '--json');
  const { findings } = JSON.parse(out.join('')) as { findings: Finding[] };
  return findings.find(({ check }) => check === 'visits');
};

const keys = (of: Examined): State | undefined =>
  Object.entries(of.states).find(([check]) => check.startsWith('keys of'))?.[1];

describe('the doctor', () => {
  test('looks a running line over without disturbing it, and has a mend for all that is not well', async () => {
    const { states } = await examined();
    expect(states).toMatchObject({
      intake: 'ok',
      edition: 'ok',
      clock: 'ok',
      unread: 'ok',
      roster: 'ok',
      permissions: 'ok',
      deleted: 'ok',
      'back-up': 'look',
    });
    const { out } = await run('doctor');
    const bad = out.filter((line) => /^(LOOK|MEND)/.test(line)).length;
    expect(out.filter((line) => line.startsWith('      ')).length).toBe(bad);
    expect((await publishNext(open)).status).toBe(201);
  });

  test('changes no byte of a line that runs, and neither does the status', async () => {
    await sendOne();
    const files = databasesAt(folderAt(open.drop.dir).database).flatMap((path) => [
      path,
      `${path}-wal`,
    ]);
    const bytes = (): string[] => files.map((path) => sha256(readFileSync(path)));
    const before = bytes();
    expect((await examined()).states['journals']).toBe('look');
    await run('status');
    expect(bytes()).toEqual(before);
  });

  test('sees that no courier came, that keys run out, and that the roster ends', async () => {
    open.drop.clock.moveTo(dayAfter(3));
    expect((await examined()).states['edition']).toBe('look');
    open.drop.clock.moveTo(dayAfter(6));
    const { code, states } = await examined();
    expect([code, states['edition']]).toEqual([2, 'mend']);
    open.drop.clock.moveTo(dayAfter(50));
    expect(keys(await examined())).toBe('look');
    open.drop.clock.moveTo(dayAfter(90));
    expect(keys(await examined())).toBe('mend');
    open.drop.clock.moveTo(dayAfter(4000));
    expect((await examined()).states['roster']).toBe('mend');
  });

  test('sees a clock that is behind the newest edition', async () => {
    open.drop.clock.moveTo(dayAfter(2));
    for (const { name } of open.line.readers)
      await bring(open, name, { number: 2, day: dayAfter(2) });
    expect((await publishNext(open, { day: dayAfter(2) })).status).toBe(201);
    open.drop.clock.moveTo(dayAfter(-3));
    expect((await examined()).states['clock']).toBe('mend');
  });

  test('warns before what waits is deleted unread', async () => {
    await sendOne();
    await asCourier(open.drop, 'POST', '/batch');
    expect((await examined()).states['unread']).toBe('ok');
    open.drop.clock.moveTo(dayAfter(47));
    expect((await examined()).states['unread']).toBe('mend');
  });

  test('says when each courier last came, by the signatures of editions', async () => {
    expect(await visits()).toMatchObject({
      state: 'ok',
      says: `Courier dov: ${dayAfter(0)}; Courier eve: not yet`,
    });
    open.drop.clock.moveTo(dayAfter(31));
    const late = await visits();
    expect([late?.state, late?.mend]).toEqual(['look', expect.stringContaining('Courier eve')]);
  });

  test('sees an upload that nobody finished and no sweep took, and no notice tells of it', async () => {
    const part = new Uint8Array(10);
    await send(open.drop, 'PUT', `/inbox/${uploadOf(part).id}/0`, part);
    expect((await examined()).states['uploads']).toBe('ok');
    open.drop.clock.moveTo(dayAfter(2));
    expect((await examined()).states['uploads']).toBe('look');
    expect((await run('notice')).out.join()).not.toContain('uploads');
    await sweep(open.drop.line);
    expect((await examined()).states['uploads']).toBe('ok');
  });

  test('sees a folder that others can read', async () => {
    chmodSync(folderAt(open.drop.dir).key, 0o644);
    expect((await examined()).states['permissions']).toBe('mend');
  });

  test('reads swap, core dumps and the journal as the system shows them', () => {
    const file = join(open.drop.folder, 'proc');
    writeFileSync(file, 'Filename Type Size Used Priority\n');
    expect(swap(file).state).toBe('ok');
    writeFileSync(file, 'Filename Type Size Used Priority\n/dev/sda2 partition 1 0 -2\n');
    expect(swap(file).state).toBe('look');
    writeFileSync(
      file,
      'Max core file size        0                    unlimited            bytes\n',
    );
    expect(coreDumps(file).state).toBe('ok');
    writeFileSync(
      file,
      'Max core file size        unlimited            unlimited            bytes\n',
    );
    expect(coreDumps(file).state).toBe('look');
    expect(journald(open.drop.folder).state).toBe('look');
    expect(journald(join(open.drop.folder, 'none')).state).toBe('ok');
  });
});

test('the status counts closed batches alone, by day', async () => {
  await sendOne();
  const { out } = await run('status', '--json');
  expect(JSON.parse(out.join(''))).toMatchObject({ edition: 1, batch: 0, held: [] });
  await asCourier(open.drop, 'POST', '/batch');
  const after = JSON.parse((await run('status', '--json')).out.join('')) as { held: unknown };
  expect(after.held).toEqual([{ batch: 1, day: dayAfter(0), blobs: 1 }]);
});

describe('the notice of a day', () => {
  test('comes whether or not anything happened, and says nothing of what arrived', async () => {
    const before = (await run('notice')).out;
    await sendOne();
    expect((await run('notice')).out).toEqual(before);
    await asCourier(open.drop, 'POST', '/batch');
    expect((await run('notice')).out).toEqual(before);
    open.drop.clock.moveTo(dayAfter(0));
    expect(before[0]).toMatch(/^2026-03-02\. /);
    open.drop.clock.moveTo(dayAfter(47));
    expect((await run('notice')).out.join('\n')).not.toMatch(/unread|batch/i);
  });

  test('goes to the operator’s own command, and says when that failed', async () => {
    const to = join(open.drop.folder, 'notice');
    expect((await run('notice', '--command', `cat > ${to}`)).code).toBe(0);
    expect(readFileSync(to, 'utf8')).toContain('The whole: turnbox-server doctor');
    expect((await run('notice', '--command', 'exit 3')).code).toBe(1);
  });
});
