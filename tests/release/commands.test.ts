import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { runCourier } from '../../journalist-cli/courier/program.js';
import { runTurnbox } from '../../journalist-cli/program.js';
import { program } from '../../server/program.js';
import { engine } from '../harness/line.js';
import { courierIo } from '../harness/tool.js';

const PAGE = 'docs/COMMANDS.md';
/** To write the page anew: WRITE_COMMANDS=1, and this test alone. */
const WRITE = process.env['WRITE_COMMANDS'] === '1';

type Run = (args: readonly string[], said: string[]) => Promise<number>;
const clock = (): number => 0;
const atOnce = (): Promise<void> => Promise.resolve();
const PROGRAMS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['turnbox', (args, said) => runTurnbox(args, courierIo('/', clock, said))],
  ['turnbox-courier', (args, said) => runCourier(args, courierIo('/', clock, said))],
  [
    'turnbox-server',
    (args, said) => {
      const out = (line: string): void => void said.push(line);
      return program(args, { engine, clock, assets: '/', out, note: out, stopped: atOnce });
    },
  ],
]);

async function help(run: Run, ...args: readonly string[]): Promise<string> {
  const said: string[] = [];
  expect(await run([...args, '--help'], said)).toBe(0);
  return said.join('\n').trimEnd();
}

/** The commands that a program's own help lists. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}([a-z-]+)\b.* {2,}\S/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help' && !name.startsWith('-'));

let page: string;
beforeAll(async () => {
  const parts = [
    '# Commands',
    'What each program says of itself when it is asked with `--help`. A test compares this page with them.',
  ];
  for (const [name, run] of PROGRAMS) {
    const whole = await help(run);
    parts.push(`## ${name}`, `\`\`\`\n${whole}\n\`\`\``);
    const names = namesIn(whole);
    for (const each of names)
      parts.push(`### ${name} ${each}`, `\`\`\`\n${await help(run, each)}\n\`\`\``);
  }
  page = `${parts.join('\n\n')}\n`;
  if (WRITE) writeFileSync(PAGE, page);
});

test('the page of all commands says what --help says', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test('it has all three programs, with their commands', () => {
  for (const name of PROGRAMS.keys()) expect(page.split(`### ${name} `).length).toBeGreaterThan(5);
});

test('every command has an example in its usage, or a line that says what it is for', () => {
  const usages = page.split('### ').slice(1);
  expect(usages.filter((usage) => usage.split('\n').length < 6)).toEqual([]);
});
