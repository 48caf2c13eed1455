import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Control, openControl } from './control.js';

/** One Tor, running. */
export interface RunningTor {
  readonly name: string;
  readonly pid: number;
  control(): Promise<Control>;
  /** Rejects when it ends by itself. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

export function torFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return folder;
}

export function startTor(name: string, folder: string, torrc: string): RunningTor {
  const file = join(folder, 'torrc');
  writeFileSync(file, torrc);
  const child = spawn('tor', ['--defaults-torrc', '/dev/null', '-f', file, '--quiet'], {
    stdio: 'ignore',
  });
  let isStopping = false;
  let control: Promise<Control> | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      if (!isStopping) reject(new Error(`${name} ended: ${lastWords(folder)}`));
    });
  });
  // Whoever waits for the network sees it; nobody else has to.
  failed.catch(() => undefined);
  return {
    name,
    pid: child.pid ?? 0,
    failed,
    control: () => {
      control ??= whenThere(join(folder, 'ctl'));
      return control;
    },
    stop: async () => {
      isStopping = true;
      const open = await control?.catch(() => undefined);
      open?.close();
      await ended(child);
    },
  };
}

const CONTROL_MS = 20_000;
const POLL_MS = 30;

async function whenThere(path: string): Promise<Control> {
  const end = performance.now() + CONTROL_MS;
  for (;;) {
    try {
      return await openControl(path);
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(POLL_MS);
    }
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

function lastWords(folder: string): string {
  try {
    return readFileSync(join(folder, 'notice.log'), 'utf8').split('\n').slice(-6).join(' ');
  } catch {
    return 'it said nothing';
  }
}
