import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Program } from './programs.js';

const run = promisify(execFile);
const POSTJECT = fileURLToPath(import.meta.resolve('postject')).replace(/api\.js$/, 'cli.js');
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * `--permission` with files alone refuses other programs, native add-ons, threads and a debugger;
 * Node 24 has no such permission for the network, which the boot file and the bundle leave out.
 */
const flags = ({ allowed }: Program): string[] => [
  '--permission',
  '--allow-fs-read=*',
  '--allow-fs-write=*',
  ...allowed,
  // Otherwise a signal from any process of the same person opens the debugger.
  '--disable-sigusr1',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
];

export interface Making {
  readonly program: Program;
  readonly main: Uint8Array;
  /** The file that every executable runs first. */
  readonly boot: string;
  /** The Node that prepares what goes in; it runs on this machine. */
  readonly node: string;
  /** The Node that it goes into: the same version, perhaps of another architecture. */
  readonly base: string;
  readonly out: string;
}

/** Writes a program and Node as one file. Neither a cache nor a snapshot: those differ each time. */
export async function makeExecutable(making: Making): Promise<void> {
  const { program, main, boot, node, base, out } = making;
  const folder = await mkdtemp(join(tmpdir(), 'turnbox-executable-'));
  try {
    await copyFile(boot, join(folder, 'boot.cjs'));
    await writeFile(join(folder, 'main.mjs'), main);
    const settings = { name: program.name, denied: program.denied };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
    const config = {
      main: 'boot.cjs',
      output: 'blob',
      disableExperimentalSEAWarning: true,
      useCodeCache: false,
      useSnapshot: false,
      execArgv: flags(program),
      // What the person's environment says to Node is not for this program.
      execArgvExtension: 'none',
      assets: { main: 'main.mjs', settings: 'settings.json' },
    };
    await writeFile(join(folder, 'sea.json'), JSON.stringify(config));
    await run(node, ['--experimental-sea-config', 'sea.json'], { cwd: folder });
    await copyFile(base, out);
    await chmod(out, 0o755);
    // In a process of its own: it warns of each note in the binary that has no name.
    await run(node, [
      POSTJECT,
      out,
      'NODE_SEA_BLOB',
      join(folder, 'blob'),
      '--sentinel-fuse',
      FUSE,
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
