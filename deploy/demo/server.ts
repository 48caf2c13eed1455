import { type ChildProcess, spawn } from 'node:child_process';
import { programArgs } from './programs.js';

/** A drop that runs as its own process, as it does in earnest. */
export interface RunningDrop {
  readonly site: string;
  readonly couriers: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts `turnbox-server start DIR` and waits for the two addresses that it prints. */
export function startDrop(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningDrop> {
  const child = spawn(process.execPath, programArgs('turnbox-server', ['start', folder]), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const site = /^site\s+(\S+)$/m.exec(out)?.[1];
      const couriers = /^couriers\s+(\S+)$/m.exec(out)?.[1];
      if (site !== undefined && couriers !== undefined)
        resolve({ site, couriers, process: child, stop: () => stopped(child) });
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}: ${err}${out}`));
    });
  });
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
