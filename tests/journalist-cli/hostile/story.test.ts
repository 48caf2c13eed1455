import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { width } from '../../../journalist-cli/terminal/layout.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread } from '../colleagues/aThread.js';

const EVIL =
  '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil\u2066\u200b\u{e0041}\r\n\u0000a\u0301\u0301\u0301\u0301\u0301\u0301\u0301';
const GIANT = 'W'.repeat(40_000);
const OBEYED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u{e0000}-\u{e0fff}]/u;
const COLUMNS = 100;

let here: Desk;
beforeAll(async () => {
  here = desk();
  const thread = await startThread(here, ['anna', 'ben']);
  await thread.send({
    from: 'mara',
    message: `${EVIL}\n${GIANT}\n${EVIL}`,
    answers: [
      { id: EVIL, label: EVIL, answer: [EVIL, GIANT] },
      { id: 'condition-x', label: EVIL, answer: [GIANT] },
    ],
    files: [
      { name: EVIL, bytes: new Uint8Array(1) },
      { name: GIANT, bytes: new Uint8Array(0) },
      { name: '-rf', bytes: new Uint8Array(0) },
      { name: '\u3164\u115f', bytes: new Uint8Array(0) },
    ],
    changes: { language: EVIL },
  });
  await thread.sync('2026-03-02');
  await thread.import('anna');
});
afterAll(() => here.remove());

describe('a message made to break the tool', () => {
  test.each(['list', 'show 1', 'files 1 --metadata', 'danger 1', 'due', 'search evil'])(
    'turnbox %s shows it as text, within the width of the screen',
    async (command) => {
      const { out, err, code } = await here.turnbox([...command.split(' '), '--vault', 'anna']);
      expect([command, code, err.slice(0, 200)]).toEqual([command, 0, expect.anything()]);
      for (const line of `${out}\n${err}`.split('\n')) {
        expect(line).not.toMatch(OBEYED);
        expect(width(line)).toBeLessThanOrEqual(COLUMNS);
      }
    },
  );

  test('leaves in an export and a case nothing that a terminal obeys but the files themselves', async () => {
    await here.ask(['export', '1', '--to', 'out', '--vault', 'anna']);
    const court = '--court --asked-by Court --power Order'.split(' ');
    await here.ask(['case', '1', '--to', 'court', '--vault', 'anna', ...court]);
    const names = readdirSync(here.path('out')).sort();
    expect(names.filter((name) => /^[0-9]{3}-/.test(name))).toHaveLength(4);
    expect(names).toContain('003-rf');
    expect(names).toContain('004-file');
    for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}._-]{1,120}$/u);
    for (const [folder, name] of [
      ['out', 'message.txt'],
      ['out', 'message.json'],
      ['out', 'SHA256SUMS'],
      ['court', 'index.html'],
      ['court', 'message-1.json'],
      ['court', 'case.txt'],
      ['court', 'log.txt'],
    ] as const)
      expect([name, OBEYED.test(readFileSync(here.path(folder, name), 'utf8'))]).toEqual([
        name,
        false,
      ]);
    const exact = JSON.parse(readFileSync(here.path('out', 'message.json'), 'utf8')) as object;
    expect(exact).toMatchObject({ message: `${EVIL}\n${GIANT}\n${EVIL}` });
  });
});
