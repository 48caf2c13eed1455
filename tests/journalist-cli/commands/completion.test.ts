import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { COMMANDS } from '../../../journalist-cli/commands/table.js';
import { type Desk, desk } from '../../harness/tool.js';

let here: Desk;
beforeAll(() => {
  here = desk();
});
afterAll(() => here.remove());

test('bash completes commands, and the options of each', async () => {
  const { out } = await here.turnbox(['completion', 'bash']);
  writeFileSync(here.path('completion'), out);
  const complete = async (...words: readonly string[]): Promise<string[]> => {
    const script = `. ./completion; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${String(words.length - 1)}; _turnbox; echo "\${COMPREPLY[*]}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: here.folder });
    return stdout.trim().split(' ');
  };
  expect(await complete('turnbox', '""')).toEqual([...COMMANDS.keys()]);
  expect(await complete('turnbox', 'ack')).toEqual(['acknowledge']);
  expect(await complete('turnbox', 'export', '--t')).toEqual(['--to']);
  expect(await complete('turnbox', '--va')).toEqual(['--vault', '--vaults']);
});

test('every shell is told every command, and no other shell is known', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { script } = await here.ask(['completion', shell]);
    for (const name of COMMANDS.keys()) expect(String(script)).toMatch(new RegExp(`\\b${name}\\b`));
    expect(script).toContain('gist');
  }
  expect((await here.turnbox(['completion', 'tcsh'])).code).toBe(2);
});
