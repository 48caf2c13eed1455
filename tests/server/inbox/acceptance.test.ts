import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadNewestRoster } from '../../harness/drop.js';
import { someBlob } from '../../harness/edition.js';
import { dayAfter, withRoster } from '../../harness/line.js';
import { type OpenLine, publishNext, startOpenLine, stopLine } from '../../harness/openLine.js';
import { sendWhole, uploadOf } from '../../harness/source.js';

describe('the edition to which a blob is sealed', () => {
  let open: OpenLine;
  beforeEach(async () => {
    open = await startOpenLine();
  });
  afterEach(() => stopLine(open));

  const answerTo = async (edition: number, readers = 3): Promise<[number, string]> => {
    const blob = await someBlob(readers);
    const { status, code } = await sendWhole(open.drop, uploadOf(blob, edition), blob);
    return [status, code];
  };
  const publishOn = async (days: number): Promise<void> => {
    open.drop.clock.moveTo(dayAfter(days));
    expect((await publishNext(open, { day: dayAfter(days) })).status).toBe(201);
  };

  test('may be superseded for grace days of heads, and no more', async () => {
    await publishOn(1);
    await publishOn(15);
    expect(await answerTo(1)).toEqual([201, '']);
    await publishOn(16);
    expect(await answerTo(1)).toEqual([409, 'edition-too-old']);
    expect(await answerTo(2)).toEqual([201, '']);
  });

  test('does not grow old by the clock: no courier came, so its keys are still there', async () => {
    open.drop.clock.moveTo(dayAfter(40));
    expect(await answerTo(1)).toEqual([201, '']);
  });

  test('must not be older than a removal that an edition carries', async () => {
    open.line = await withRoster(open.line, { force: [] });
    await loadNewestRoster(open.drop.dir, open.line);
    expect(await answerTo(1)).toEqual([201, '']);
    await publishOn(0);
    expect(await answerTo(1)).toEqual([409, 'edition-removed']);
    expect(await answerTo(2, 2)).toEqual([201, '']);
    expect(await answerTo(2, 3)).toEqual([400, 'upload-size']);
  });

  test('may be older than an addition', async () => {
    open.line = await withRoster(open.line, { charity: ['ada', 'bea', 'gil'] });
    await loadNewestRoster(open.drop.dir, open.line);
    await publishOn(0);
    expect(await answerTo(1)).toEqual([201, '']);
    expect(await answerTo(2, 4)).toEqual([201, '']);
  });
});
