import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { parseHash } from '../../crypto/wire/fields.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';
import { partsOf } from '../../crypto/wire/upload.js';
import { folderAt } from '../../server/config/folder.js';
import { openSqlite } from '../../server/store/sqlite/open.js';
import { asCourier } from '../harness/courier.js';
import { lineFolder, loadNewestRoster, removeFolder, temporaryFolder } from '../harness/drop.js';
import { someBlob, testEdition } from '../harness/edition.js';
import { DAY, movableClock, testLine } from '../harness/line.js';
import { testOutbox } from '../harness/outbox.js';
import { sendCommit, sendPart, sendWhole, uploadOf } from '../harness/source.js';

const MAIN = new URL('../../build/server/main.js', import.meta.url).pathname;
const KILLS = 10;
const SENDERS = 4;

interface Running {
  readonly siteUrl: string;
  readonly courierUrl: string;
  readonly child: ChildProcess;
}

/** The built program as its own process: what dies is all that a crash would take. */
async function start(dir: string): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, 'start', dir], {
    env: { ...process.env, TURNBOX_DAY: DAY, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    const [, siteUrl, courierUrl] = /^site\s+(\S+)\ncouriers\s+(\S+)\n/.exec(out) ?? [];
    if (siteUrl !== undefined && courierUrl !== undefined) return { siteUrl, courierUrl, child };
  }
  throw new Error('the server did not start; was it built?');
}

async function kill({ child }: Running): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('a drop that is killed again and again while sources send', () => {
  let folder: string;
  let dir: string;
  beforeAll(async () => {
    folder = temporaryFolder();
    const line = await testLine({ changes: { settings: { ...DEFAULT_SETTINGS, demo: 1 } } });
    dir = await lineFolder(folder, line);
    await loadNewestRoster(dir, line);
    const running = { ...(await start(dir)), clock: movableClock() };
    const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
    for (const { reader, body } of outboxes)
      await asCourier(running, 'PUT', `/outboxes/${reader.id}`, body);
    const { body } = await testEdition(line, outboxes, null);
    await asCourier(running, 'POST', '/editions', body);
    await kill(running);
  });
  afterAll(() => removeFolder(folder));

  test('loses no blob that it acknowledged, also while it closes batches', async () => {
    const acknowledged = new Set<string>();
    const blobs = await Promise.all(Array.from({ length: 250 }, () => someBlob()));
    const large = await Promise.all(
      Array.from({ length: KILLS }, () => someBlob(3, 2 * 1024 * 1024)),
    );

    for (let round = 0; round < KILLS; round += 1) {
      const running = await start(dir);
      const killAt = acknowledged.size + 12 + round;
      const killing: Promise<void>[] = [];
      // Closing takes longer than most lives here, for its chaff: the last one waits for a batch.
      let closed = round < KILLS - 1;
      const killWhenDue = (): void => {
        const isDue = acknowledged.size >= killAt && closed;
        if (isDue && killing.length === 0) killing.push(kill(running));
      };
      const heard = (hash: string): void => {
        acknowledged.add(hash);
        killWhenDue();
      };
      const sendAll = async (): Promise<void> => {
        for (let blob = blobs.pop(); blob !== undefined; blob = blobs.pop()) {
          const upload = uploadOf(blob);
          if ((await sendWhole(running, upload, blob)).status === 201) heard(upload.sha256);
        }
      };
      const sendLarge = async (): Promise<void> => {
        const blob = large[round] ?? new Uint8Array(0);
        const upload = uploadOf(blob);
        for (let part = 0; part < upload.parts; part += 1)
          await sendPart(running, upload, blob, part);
        if ((await sendCommit(running, upload)).status === 201) heard(upload.sha256);
      };
      const closeAll = async (): Promise<void> => {
        const courier = { ...running, clock: movableClock() };
        while (killing.length === 0) {
          const { status } = await asCourier(courier, 'POST', '/batch');
          closed ||= status === 200;
          killWhenDue();
        }
      };
      await Promise.allSettled([
        ...Array.from({ length: SENDERS }, sendAll),
        sendLarge(),
        closeAll(),
      ]);
      await (killing[0] ?? kill(running));
    }

    const store = await openSqlite(folderAt(dir).database);
    try {
      for (const hash of acknowledged) {
        const facts = await store.blobFacts(parseHash(hash));
        const digest = createHash('sha256');
        for (let part = 0; part < partsOf(facts?.size ?? 0); part += 1)
          digest.update((await store.blobPart(parseHash(hash), part)) ?? '');
        expect(digest.digest('hex')).toBe(hash);
      }
      expect((await store.newestBatch())?.number).toBeGreaterThan(0);
    } finally {
      await store.close();
    }
    expect(acknowledged.size).toBeGreaterThan(12 * KILLS);
  });
});
