import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCourier } from './courier.js';
import {
  lineFolder,
  LOOPBACK_CONFIG,
  loadNewestRoster,
  removeFolder,
  temporaryFolder,
} from './drop.js';
import { testEdition } from './edition.js';
import { DAY, movableClock, type TestLine } from './line.js';
import { testOutbox } from './outbox.js';

const MAIN = new URL('../../build/server/main.js', import.meta.url).pathname;

/** The built drop as a process of its own, with a temporary folder and all that it says kept. */
export interface RunningTestDrop {
  readonly dir: string;
  readonly temporary: string;
  readonly siteUrl: string;
  readonly courierUrl: string;
  readonly clock: ReturnType<typeof movableClock>;
  readonly child: ChildProcess;
  /** Everything that it wrote to standard output and standard error. */
  said(): Buffer;
  /** The most memory that it ever had, in bytes, as the kernel counts. */
  peak(): number;
  stop(): Promise<void>;
}

/** Starts one and opens its line: outboxes of all readers, and the first edition. */
export async function startRunningDrop(line: TestLine): Promise<RunningTestDrop> {
  const folder = temporaryFolder();
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const dir = await lineFolder(folder, line, LOOPBACK_CONFIG);
  await loadNewestRoster(dir, line);
  const child = spawn(process.execPath, [MAIN, 'start', dir], {
    env: { ...process.env, TURNBOX_DAY: DAY, NODE_OPTIONS: '', TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  const said = (): Buffer => Buffer.concat(chunks);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const addresses = async (): Promise<[string, string]> => {
    for (;;) {
      const [, site, courier] =
        /^site\s+(\S+)\ncouriers\s+(\S+)\n/m.exec(said().toString('utf8')) ?? [];
      if (site !== undefined && courier !== undefined) return [site, courier];
      if (child.exitCode !== null) throw new Error('the server did not start; was it built?');
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  };
  const [siteUrl, courierUrl] = await addresses();
  const drop = { courierUrl, clock: movableClock() };
  const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
  for (const { reader, body } of outboxes)
    await asCourier(drop, 'PUT', `/outboxes/${reader.id}`, body);
  await asCourier(drop, 'POST', '/editions', (await testEdition(line, outboxes, null)).body);
  return {
    ...drop,
    dir,
    temporary,
    siteUrl,
    child,
    said,
    peak: () => {
      const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    stop: async () => {
      const gone = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await gone;
      removeFolder(folder);
    },
  };
}
