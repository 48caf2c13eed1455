import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DropClient } from '../../journalist-cli/courier/dropClient.js';
import { dropClient } from '../../journalist-cli/courier/dropClient.js';
import { sync } from '../../journalist-cli/courier/sync.js';
import { removeFolder, type TestDrop } from '../harness/drop.js';
import { DAY, engine, LINE, movableClock, seedOf } from '../harness/line.js';
import { type OpenLine, startLine, stopLine } from '../harness/openLine.js';
import { testOutbox } from '../harness/outbox.js';
import { backUp, type Operator, operatorWithKey } from '../harness/restoredDrop.js';
import { turnboxServer } from '../harness/serverTool.js';
import { type CourierDesk, courierDesk } from '../harness/stick.js';

const MAIN = new URL('../../build/server/main.js', import.meta.url).pathname;

async function start(dir: string): Promise<{ courierUrl: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [MAIN, 'start', dir], {
    env: { ...process.env, TURNBOX_DAY: DAY, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    const [, courierUrl] = /^couriers\s+(\S+)\n/m.exec(out) ?? [];
    if (courierUrl !== undefined) return { courierUrl, child };
  }
  throw new Error('the server did not start; was it built?');
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('a restored drop that is killed while a courier brings back what it lost', () => {
  let open: OpenLine;
  let desk: CourierDesk;
  let operator: Operator;
  beforeAll(async () => {
    open = await startLine({ couriers: ['dov'] });
    desk = await courierDesk(open.drop, open.line);
    operator = await operatorWithKey();
    for (const reader of open.line.readers) desk.lay(await testOutbox(reader));
    for (let i = 0; i < 3; i += 1) await sync(desk.syncing, desk.stick);
  });
  afterAll(async () => {
    desk.remove();
    removeFolder(operator.folder);
    await stopLine(open);
  });

  test('goes on where it was, whenever that is, and ends where the line stood', async () => {
    const file = await backUp(operator, open.drop.dir);
    const dir = join(operator.folder, 'line');
    await turnboxServer('restore', file, dir, '--identity', operator.keyFile);
    const clock: TestDrop['clock'] = movableClock();
    let sent = 0;
    /** Killed after so many things that it was sent, before the answer is heard. */
    const round = async (killAt: number): Promise<boolean> => {
      const { courierUrl, child } = await start(dir);
      const seed = seedOf('dov');
      const client = dropClient(engine, clock.clock, {
        address: courierUrl,
        route: 'direct',
        line: LINE,
        seed,
      });
      let now = 0;
      const dying: DropClient = {
        ...client,
        send: async (method, path, body) => {
          const answer = await client.send(method, path, body);
          sent += 1;
          now += 1;
          if (now === killAt) await kill(child);
          return answer;
        },
      };
      try {
        const done = await sync({ ...desk.syncing, clock: clock.clock, drop: dying }, desk.stick);
        expect(done).toMatchObject({ edition: 4, batch: 1 });
        return true;
      } catch {
        return false;
      } finally {
        if (child.exitCode === null && child.signalCode === null) await kill(child);
      }
    };
    // Three heads, four files, a batch note, three outboxes: more than its first lives are worth.
    for (const killAt of [2, 3, 4, 6]) expect(await round(killAt)).toBe(false);
    expect(await round(Number.POSITIVE_INFINITY)).toBe(true);
    expect(sent).toBeGreaterThan(15);
    rmSync(dir, { recursive: true });
  }, 60_000);
});
