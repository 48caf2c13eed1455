import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { type OpenLine, startOpenLine, stopLine } from '../../harness/openLine.js';
import { type Operator, operatorWithKey } from '../../harness/restoredDrop.js';
import { type ServerRun, turnboxServer } from '../../harness/serverTool.js';
import { sendWhole, uploadOf } from '../../harness/source.js';

let open: OpenLine;
let operator: Operator;
let blob: Uint8Array;
beforeAll(async () => {
  open = await startOpenLine();
  blob = await someBlob();
  await sendWhole(open.drop, uploadOf(blob), blob);
});
afterAll(() => stopLine(open));
beforeEach(async () => {
  operator = await operatorWithKey();
});
afterEach(() => removeFolder(operator.folder));

const at = (name: string): string => join(operator.folder, name);
const backup = (to: string, recipient = operator.recipient): Promise<ServerRun> =>
  turnboxServer('backup', open.drop.dir, '--to', at(to), '--recipient', recipient);
const restore = (file: string, to: string, key = operator.keyFile): Promise<ServerRun> =>
  turnboxServer('restore', at(file), at(to), '--identity', key);

describe('a back-up of a drop', () => {
  test('is one file for its owner, which stock age and tar open, and holds nothing that arrived', async () => {
    expect(await backup('drop.age')).toMatchObject({ code: 0, out: at('drop.age') });
    expect(statSync(at('drop.age')).mode & 0o777).toBe(0o600);
    const tar = execFileSync('age', ['-d', '-i', operator.keyFile, at('drop.age')]);
    const names = execFileSync('tar', ['tf', '-'], { input: tar }).toString().trim().split('\n');
    expect(names).toEqual([
      'drop.key',
      'drop.card',
      'config.json',
      'site.json',
      'reached.txt',
      'rosters/1',
    ]);
    expect(tar.includes(Buffer.from(blob.subarray(200, 264)))).toBe(false);
    expect(tar.includes(Buffer.from(open.line.rosters.at(-1)?.bytes ?? []))).toBe(true);
    expect(tar.includes('turnbox/1 head')).toBe(false);
  });

  test('is not written over another file, nor to something that is no recipient', async () => {
    writeFileSync(at('taken'), 'precious');
    expect((await backup('taken')).code).toBe(1);
    expect(readFileSync(at('taken'), 'utf8')).toBe('precious');
    const identity = readFileSync(operator.keyFile, 'utf8').split('\n')[1] ?? '';
    for (const wrong of ['age1nobody', identity]) {
      const run = await backup('new.age', wrong);
      expect([run.code, existsSync(at('new.age'))]).toEqual([1, false]);
      expect(run.notes).not.toContain(wrong);
    }
  });
});

describe('a line that is restored', () => {
  test('says what it waits for, and at each start', async () => {
    await backup('drop.age');
    const run = await restore('drop.age', 'line');
    expect([run.code, run.out]).toEqual([0, at('line')]);
    expect(statSync(at('line')).mode & 0o777).toBe(0o700);
    const status = await turnboxServer('status', at('line'));
    for (const { notes } of [run, status, await turnboxServer('start', at('line'))])
      for (const said of ['Every courier must sync now', 'Courier dov', 'Courier eve', 'fork'])
        expect(notes).toContain(said);
  });

  test('leaves nothing behind when its file, its key or its place is wrong', async () => {
    await backup('drop.age');
    const other = await operatorWithKey();
    const cut = readFileSync(at('drop.age'));
    writeFileSync(at('cut.age'), cut.subarray(0, cut.length - 1));
    const before = readdirSync(operator.folder);
    expect((await restore('drop.age', 'line', other.keyFile)).notes).toContain('does not open');
    expect((await restore('cut.age', 'line')).code).toBe(1);
    expect((await restore('nothing.age', 'line')).code).toBe(1);
    expect(readdirSync(operator.folder)).toEqual(before);
    removeFolder(other.folder);
    expect((await restore('drop.age', 'line')).code).toBe(0);
    const key = readFileSync(join(at('line'), 'drop.key'));
    expect((await restore('drop.age', 'line')).code).toBe(1);
    expect(readFileSync(join(at('line'), 'drop.key')).equals(key)).toBe(true);
  });
});
