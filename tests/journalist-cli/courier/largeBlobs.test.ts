import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PART_BYTES, partsOf } from '../../../crypto/wire/upload.js';
import { type DropClient, dropClient } from '../../../journalist-cli/courier/dropClient.js';
import { CourierRefusal } from '../../../journalist-cli/courier/refusals.js';
import { sync } from '../../../journalist-cli/courier/sync.js';
import { sealSecret } from '../../../journalist-cli/vault/keyFile.js';
import { someBlob } from '../../harness/edition.js';
import { fakeTor, type FakeTor, ONION } from '../../harness/fakeTor.js';
import { dayAfter, engine, LINE, seedOf } from '../../harness/line.js';
import { type OpenLine, startLine, stopLine } from '../../harness/openLine.js';
import { testOutbox } from '../../harness/outbox.js';
import { sendCommit, sendPart, uploadOf } from '../../harness/source.js';
import { type CourierDesk, courierDesk } from '../../harness/stick.js';
import { PASSPHRASE } from '../../harness/tool.js';

const MIB = 1024 * 1024;
const MAIN = new URL('../../../build/journalist-cli/turnboxCourier.js', import.meta.url).pathname;

let open: OpenLine;
let desk: CourierDesk;
let tor: FakeTor;
beforeAll(async () => {
  open = await startLine();
  desk = await courierDesk(open.drop, open.line);
  tor = await fakeTor(open.drop.courierUrl);
  for (const reader of open.line.readers) desk.lay(await testOutbox(reader));
  await sync(desk.syncing, desk.stick);
});
afterAll(async () => {
  await tor.close();
  desk.remove();
  await stopLine(open);
});

async function sendLarge(size: number): Promise<string> {
  const blob = await someBlob(3, size);
  const upload = uploadOf(blob);
  for (let part = 0; part < partsOf(blob.length); part += 1)
    await sendPart(open.drop, upload, blob, part);
  expect((await sendCommit(open.drop, upload)).status).toBe(201);
  return upload.sha256;
}
const client = (): DropClient => {
  const { clock } = open.drop.clock;
  const to = { address: ONION, route: tor.port, line: LINE, seed: seedOf('dov') };
  return dropClient(engine, clock, to);
};
const onStick = (hash: string): string =>
  join(desk.stick, open.line.readers[0]?.id ?? '', 'bundle', 'blobs', hash);

describe('a large blob', () => {
  test('whose connection is cut again and again is fetched from where it ended', async () => {
    const hash = await sendLarge(8 * MIB);
    open.drop.clock.moveTo(dayAfter(1));
    const asked: string[] = [];
    let passed = 0;
    const drop = client();
    const watched: DropClient = {
      ...drop,
      flow: (path, take) => {
        asked.push(path);
        return drop.flow(path, (chunk) => {
          passed += chunk.length;
          return take(chunk);
        });
      },
    };
    tor.cut = { every: 2.5 * MIB, times: 2 };
    expect(await sync({ ...desk.syncing, drop: watched }, desk.stick)).toMatchObject({ blobs: 1 });
    expect(asked.map((path) => path.split('/').length)).toEqual([3, 4, 4]);
    // What was whole by then came once: at most a part is asked for again after each cut.
    expect(passed).toBeLessThan(statSync(onStick(hash)).size + 2 * PART_BYTES);
    const stuck = createHash('sha256').update(readFileSync(onStick(hash)));
    expect(stuck.digest('hex')).toBe(hash);
    expect(desk.said.filter((line) => line.includes('%')).at(-1)).toContain('100 %');
  });

  test('that nobody lets through keeps what came for the next sync', async () => {
    await sendLarge(4 * MIB);
    open.drop.clock.moveTo(dayAfter(2));
    const drop = client();
    const dead: DropClient = {
      ...drop,
      flow: async (path, take) => {
        let passed = 0;
        return drop.flow(path, async (chunk) => {
          // In the first go it comes to the middle; then nothing comes any more.
          if (path.split('/').length > 3 || (passed += chunk.length) > 2.5 * MIB)
            throw new CourierRefusal('drop-unreachable');
          await take(chunk);
        });
      },
    };
    await expect(sync({ ...desk.syncing, drop: dead }, desk.stick)).rejects.toMatchObject({
      code: 'drop-unreachable',
    });
    const asked: string[] = [];
    const watched: DropClient = {
      ...drop,
      flow: (path, take) => {
        asked.push(path);
        return drop.flow(path, take);
      },
    };
    expect(await sync({ ...desk.syncing, drop: watched }, desk.stick)).toMatchObject({ blobs: 1 });
    expect(asked[0]).toMatch(/\/2$/);
  });

  test('is never in memory as a whole', async () => {
    const folder = join(desk.folder, 'own');
    mkdirSync(folder);
    const key = await sealSecret(seedOf('dov'), PASSPHRASE, 4);
    writeFileSync(join(folder, 'courier.key'), key);
    const { root } = desk.syncing;
    const joined = { label: 'Dov', drop: open.drop.courierUrl, route: 'direct', line: LINE, root };
    writeFileSync(join(folder, 'courier.json'), JSON.stringify(joined));
    writeFileSync(join(desk.folder, 'passphrase'), `${PASSPHRASE}\n`);
    const peakOf = async (day: string): Promise<number> => {
      // As the kernel counts for this process alone; what getrusage says begins with its parent's.
      const report = `import{readFileSync}from'node:fs';process.on('exit',()=>
        console.error(readFileSync('/proc/self/status','utf8')))`;
      const args = ['sync', desk.stick, '--folder', folder, '--passphrase-file', 'passphrase'];
      const { stderr } = await promisify(execFile)(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(report)}`, MAIN, ...args],
        { cwd: desk.folder, env: { TURNBOX_DAY: day } },
      );
      return Number(/VmHWM:\s+(\d+) kB/.exec(stderr)?.[1]) * 1024;
    };
    open.drop.clock.moveTo(dayAfter(3));
    // All that is there by now, and a mirror that knows it.
    const before = await peakOf(dayAfter(3));
    await sendLarge(64 * MIB);
    open.drop.clock.moveTo(dayAfter(4));
    // Measured: 14 MB more for one of 128 MiB.
    expect((await peakOf(dayAfter(4))) - before).toBeLessThan(44 * MIB);
  });
});
