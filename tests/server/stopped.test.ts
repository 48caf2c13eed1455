import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSqlite } from '../../server/store/sqlite/open.js';
import { someBlob } from '../harness/edition.js';
import { testLine } from '../harness/line.js';
import { type RunningTestDrop, startRunningDrop } from '../harness/runningDrop.js';
import { send, sendWhole, uploadOf } from '../harness/source.js';

let drop: RunningTestDrop;
beforeEach(async () => {
  drop = await startRunningDrop(await testLine());
}, 30_000);
afterEach(() => drop.stop());

/** Begins to put a part, and hands the rest over to be sent when the test says so. */
async function halfPut(id: string, part: Uint8Array): Promise<[ClientRequest, Uint8Array]> {
  const put = request(new URL(`/inbox/${id}/0`, drop.siteUrl), {
    method: 'PUT',
    headers: { 'content-length': part.length, 'content-type': 'application/octet-stream' },
  });
  const half = part.length >> 1;
  put.write(part.subarray(0, half));
  await once(put, 'socket');
  return [put, part.subarray(half)];
}

test('told to stop in the middle of an upload, a drop lets it end, takes no other, and loses nothing', async () => {
  const blob = await someBlob();
  await sendWhole(drop, uploadOf(blob), blob);
  const part = new Uint8Array(1024 * 1024).fill(5);
  const { id } = uploadOf(part);
  const [put, rest] = await halfPut(id, part);
  // Its first half is there once a later request of another connection was answered.
  expect((await send(drop, 'GET', '/head')).status).toBe(200);
  drop.child.kill('SIGTERM');
  const refused = async (): Promise<void> => {
    for (;;) await fetch(new URL('/head', drop.siteUrl), { headers: { connection: 'close' } });
  };
  await expect(refused()).rejects.toThrow('fetch failed');
  const answered = once(put, 'response') as Promise<[{ statusCode: number }]>;
  put.end(rest);
  const [{ statusCode }] = await answered;
  expect(statusCode).toBe(204);
  if (drop.child.exitCode === null) await once(drop.child, 'exit');
  expect(drop.child.exitCode).toBe(0);
  const store = await openSqlite(join(drop.dir, 'line.db'));
  expect(await store.parts(id)).toHaveLength(1);
  expect(await store.openBlobs()).toHaveLength(1);
  await store.close();
}, 40_000);

test('asked to look at its configuration again, a drop takes its limits up and goes on', async () => {
  const file = join(drop.dir, 'config.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"256 MiB"', '"1 MiB"'));
  const says = once(drop.child.stderr ?? drop.child, 'data');
  drop.child.kill('SIGHUP');
  await says;
  expect(drop.said().toString('utf8')).toContain('limits of config.json count now');
  const part = new Uint8Array(10);
  expect((await send(drop, 'PUT', `/inbox/${uploadOf(part).id}/5`, part)).code).toBe('too-large');
}, 40_000);
