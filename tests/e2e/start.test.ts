import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CHECKOUT, runProgram } from '../../deploy/demo/programs.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turnbox-start-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  readonly out: string;
  readonly err: string;
  readonly child: ChildProcess;
}

/** Runs what `npm start` runs, in a folder of its own, until it has said all that it says. */
const start = (): Promise<Started> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(CHECKOUT, 'build', 'deploy', 'demo', 'start.js')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (out.includes('Ctrl-C')) resolve({ out, err, child });
    });
    child.on('exit', (code) => {
      reject(new Error(`ended with ${String(code)}: ${err}`));
    });
  });

const stop = ({ child }: Started): Promise<number | null> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

test('the first start makes a line, says that it is a demonstration, and the second keeps it', async () => {
  expect(await isFree(8080)).toBe(true);
  const first = await start();
  const address = /open (http:\S+)/.exec(first.out)?.[1] ?? '';
  const page = await (await fetch(address)).text();
  const roster = await readFile(join(folder, 'demo', 'roster-1.note'), 'utf8');
  expect(await stop(first)).toBe(0);

  const vault = ['--vault', join(folder, 'demo', 'vaults', 'force-1')];
  const passphrase = ['--passphrase-file', join(folder, 'demo', 'passphrase')];
  const listed = await runProgram('turnbox', ['list', ...vault, ...passphrase]);

  const second = await start();
  const again = await (await fetch(address)).text();
  expect(await stop(second)).toBe(0);

  expect(first.out).toContain('DEMONSTRATION');
  expect(page).toContain('Demonstration');
  expect(listed).toContain('DEMONSTRATION');
  expect(roster).toContain('set demo 1');
  expect(first.err).toContain('making a demonstration line');
  expect(second.err).not.toContain('making a demonstration line');
  expect(await readFile(join(folder, 'demo', 'roster-1.note'), 'utf8')).toBe(roster);
  expect(again).toBe(page);
}, 180_000);

test('outside a demonstration the drop refuses to start without a roster, and holds one secret', async () => {
  const drop = join(folder, 'drop');
  await runProgram('turnbox-server', ['init', drop, '--label', 'Drop']);
  await expect(runProgram('turnbox-server', ['start', drop])).rejects.toThrow(
    /ended with 1.*roster/s,
  );
  expect((await stat(join(drop, 'drop.key'))).mode & 0o777).toBe(0o600);
  expect((await stat(drop)).mode & 0o777).toBe(0o700);
});
