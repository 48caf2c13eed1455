import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The built programs of this checkout: the demonstration plays every party by its own program. This
 * file runs built, from build/deploy/demo, and as it is in tests, from deploy/demo.
 */
const HERE = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const CHECKOUT = basename(HERE) === 'build' ? dirname(HERE) : HERE;
const BUILD = join(CHECKOUT, 'build');
const MAINS = {
  turnbox: join(BUILD, 'journalist-cli', 'turnbox.js'),
  'turnbox-courier': join(BUILD, 'journalist-cli', 'turnboxCourier.js'),
  'turnbox-server': join(BUILD, 'server', 'main.js'),
} as const;
export type Program = keyof typeof MAINS;

export const programArgs = (program: Program, args: readonly string[]): string[] => [
  '--disable-warning=ExperimentalWarning',
  MAINS[program],
  ...args,
];

/** Runs a program to its end and gives what it printed; a failure carries what it said. */
export function runProgram(
  program: Program,
  args: readonly string[],
  { env = {}, input }: { env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, programArgs(program, args), {
      env: { ...process.env, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.stdin?.end(input);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else
        reject(new Error(`${program} ${args[0] ?? ''} ended with ${String(code)}: ${err}${out}`));
    });
  });
}
