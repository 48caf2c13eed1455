import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { parseFrames } from '../../../crypto/wire/frames.js';
import { asCourier } from '../../harness/courier.js';
import { removeFolder, type TestDrop } from '../../harness/drop.js';
import { type TestEdition, testEdition } from '../../harness/edition.js';
import { dayAfter, sha256, withRoster } from '../../harness/line.js';
import {
  newest,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import {
  backUp,
  type Operator,
  operatorWithKey,
  restoredDrop,
} from '../../harness/restoredDrop.js';

let open: OpenLine;
let operator: Operator;
let file: string;
let first: OpenLine['head'];
let second: TestEdition;
let restored: TestDrop;
const NOTHING = new Uint8Array(0);

beforeAll(async () => {
  open = await startOpenLine();
  operator = await operatorWithKey();
  first = open.head;
  second = (await publishNext(open)).edition;
  await asCourier(open.drop, 'POST', '/batch');
  file = await backUp(operator, open.drop.dir);
});
afterAll(async () => {
  removeFolder(operator.folder);
  await stopLine(open);
});
beforeEach(async () => {
  restored = await restoredDrop(operator, file, open.drop.clock);
});
afterEach(() => restored.stop());

const held = async (path: string): Promise<Uint8Array> =>
  (await asCourier(open.drop, 'GET', path)).bytes;
const put = async (path: string, bytes: Uint8Array): Promise<string> => {
  const { status, code } = await asCourier(restored, 'PUT', path, bytes);
  return code === '' ? String(status) : code;
};
const end = async (): Promise<string> => (await asCourier(restored, 'POST', '/restored')).code;

test('a line that was not restored is brought nothing', async () => {
  for (const path of ['/heads/1', '/batches/1'])
    expect((await asCourier(open.drop, 'PUT', path, await held(path))).code).toBe(
      'line-not-restored',
    );
  expect((await asCourier(open.drop, 'POST', '/restored')).code).toBe('line-not-restored');
});

test('a line that was restored publishes nothing and closes nothing', async () => {
  expect((await asCourier(restored, 'POST', '/editions', second.body)).code).toBe('line-restored');
  expect((await asCourier(restored, 'POST', '/batch')).code).toBe('line-restored');
});

test('heads come in order, the same one twice, and none that forks from what the back-up knew', async () => {
  expect(await put('/heads/2', await held('/heads/2'))).toBe('head-gap');
  for (let i = 0; i < 2; i += 1) expect(await put('/heads/1', await held('/heads/1'))).toBe('201');
  const other = await testEdition(open.line, newest(open), first, { day: dayAfter(1) });
  expect(await put('/heads/2', parseFrames(other.body)[0] ?? NOTHING)).toBe('head-fork');
  expect(await put('/heads/2', await held('/heads/2'))).toBe('201');
});

test('a head of a roster that is not here asks for that roster', async () => {
  const line = await withRoster(open.line, { force: [] });
  await put('/heads/1', await held('/heads/1'));
  await put('/heads/2', await held('/heads/2'));
  const third = await testEdition(line, newest(open), open.head);
  expect(await put('/heads/3', parseFrames(third.body)[0] ?? NOTHING)).toBe('restored-roster');
});

test('only files that the newest head names come, and a batch only to its edition', async () => {
  expect(await put('/batches/1', await held('/batches/1'))).toBe('head-gap');
  for (const edition of [1, 2])
    await put(`/heads/${String(edition)}`, await held(`/heads/${String(edition)}`));
  expect(await put(`/files/${sha256(NOTHING)}`, NOTHING)).toBe('not-found');
  const { today } = second.head;
  expect(await put(`/files/${today.hash}`, new Uint8Array(5))).toBe('file-hash');
  expect(await put(`/files/${today.hash}`, await held(`/files/${today.hash}`))).toBe('201');
  expect(await end()).toBe('restored-incomplete');
  expect(await put('/batches/1', await held('/batches/1'))).toBe('201');
  for (const { hash } of second.head.cells)
    expect(await put(`/files/${hash}`, await held(`/files/${hash}`))).toBe('201');
  // The outboxes that its statements name are still missing.
  expect(await end()).toBe('restored-incomplete');
  for (const { reader, body } of newest(open))
    expect(await put(`/outboxes/${reader.id}`, body)).toBe('201');
  expect(await end()).toBe('');
});
