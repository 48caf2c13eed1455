import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Batch,
  checkBatchFollows,
  parseBatch,
  parseList,
  verifyBatch,
} from '../../../crypto/wire/batch.js';
import { DEFAULT_SETTINGS } from '../../../crypto/wire/settings.js';
import { asCourier } from '../../harness/courier.js';
import { someBlob } from '../../harness/edition.js';
import { DAY, dayAfter, engine, newestRoster } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  startLine,
  startOpenLine,
  stopLine,
} from '../../harness/openLine.js';
import { sendWhole, uploadOf } from '../../harness/source.js';

async function close({ drop, line }: OpenLine): Promise<Batch> {
  const { status, bytes } = await asCourier(drop, 'POST', '/batch');
  expect(status).toBe(200);
  return verifyBatch(engine, parseBatch(bytes), newestRoster(line));
}
async function send(open: OpenLine, edition = 1): Promise<string> {
  const blob = await someBlob();
  const upload = uploadOf(blob, edition);
  const answer = await sendWhole(open.drop, upload, blob);
  expect([answer.status, answer.code]).toEqual([201, '']);
  return upload.sha256;
}
async function listed({ drop }: OpenLine, { list }: Batch): Promise<string[]> {
  const { bytes } = await asCourier(drop, 'GET', `/lists/${list}`);
  return parseList(bytes).map(({ hash }) => hash);
}

describe('batches', () => {
  let open: OpenLine;
  let first: Batch;
  let second: Batch;
  beforeAll(async () => {
    open = await startLine();
    for (const name of ['ada', 'bea', 'col']) await bring(open, name);
  });
  afterAll(() => stopLine(open));

  test('cannot be closed before the first edition', async () => {
    const answer = await asCourier(open.drop, 'POST', '/batch');
    expect([answer.status, answer.code]).toEqual([409, 'not-open']);
  });

  test('begin with an empty one, which does not use up its day', async () => {
    await publishNext(open);
    first = await close(open);
    expect(first).toMatchObject({ number: 1, day: DAY, edition: 1, head: open.head?.hash });
    expect((await close(open)).hash).toBe(first.hash);
    const sent = [await send(open), await send(open), await send(open)];
    second = await close(open);
    expect(second.number).toBe(2);
    checkBatchFollows(first, second);
    expect(await listed(open, second)).toEqual(sent.sort());
  });

  test('are one a day: asked again, the same', async () => {
    await send(open);
    expect((await close(open)).hash).toBe(second.hash);
  });

  test('hold on the next day what came since, and what was sent can be fetched', async () => {
    open.drop.clock.moveTo(dayAfter(1));
    const third = await close(open);
    checkBatchFollows(second, third);
    expect(third.day).toBe(dayAfter(1));
    const [hash = ''] = await listed(open, third);
    const blob = await asCourier(open.drop, 'GET', `/blobs/${hash}`);
    expect([blob.status, blob.bytes.length]).toEqual([200, 21157]);
    const note = await asCourier(open.drop, 'GET', '/batches/3');
    expect(parseBatch(note.bytes).claims.list).toBe(third.list);
  });

  test('are never dated before the last, whatever the clock says', async () => {
    open.drop.clock.moveTo(DAY);
    expect((await close(open)).number).toBe(3);
  });

  test('are closed whole while others are sending', async () => {
    open.drop.clock.moveTo(dayAfter(2));
    const sending = Array.from({ length: 12 }, () => send(open));
    const fourth = await close(open);
    const sent = await Promise.all(sending);
    open.drop.clock.moveTo(dayAfter(3));
    const fifth = await close(open);
    const both = [...(await listed(open, fourth)), ...(await listed(open, fifth))];
    expect(both.sort()).toEqual(sent.sort());
  });
});

describe('batches of a demonstration', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine({ changes: { settings: { ...DEFAULT_SETTINGS, demo: 1 } } });
  });
  afterAll(() => stopLine(open));

  test('are closed whenever something came', async () => {
    expect((await close(open)).number).toBe(1);
    await send(open);
    expect((await close(open)).number).toBe(2);
    expect((await close(open)).number).toBe(2);
    await send(open);
    expect((await close(open)).number).toBe(3);
  });
});
