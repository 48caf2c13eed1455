import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { toHex } from '../../../crypto/wire/bytes.js';
import { readMark } from '../../../crypto/wire/cell.js';
import { parseCells } from '../../../crypto/wire/cells.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { parseOutbox } from '../../../crypto/wire/outbox.js';
import { engine } from '../../harness/line.js';
import { source } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara' });
  await thread.sync('2026-03-02');
  await thread.import('anna');
});
afterEach(() => here.remove());

const markOf = async (day: string): Promise<string> => {
  const { line, rosters } = thread.round;
  const key = rosters[0]?.readers[0]?.key;
  const { keys } = await source('mara');
  return key === undefined ? '' : toHex(await readMark(engine, line, keys.tag, key, parseDay(day)));
};
/** The marks of anna's next outbox, in hex. */
async function marks(): Promise<string[]> {
  await thread.outbox('anna');
  const folder = here.path('stick', stickPath.outbox(thread.round.readerIdOf('anna')));
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  const { claims } = parseOutbox(read('manifest'));
  return parseCells(read('cells'), claims.cells, claims.marks).marks.map(toHex);
}

describe('read marks', () => {
  test('go out for the day on which a message is opened, once, among decoys', async () => {
    expect(await marks()).not.toContain(await markOf('2026-03-02'));
    await thread.show('anna');
    await thread.show('anna');
    const sent = await marks();
    expect(sent.length % 64).toBe(0);
    expect(sent).toContain(await markOf('2026-03-02'));
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('stay byte for byte until an edition has shown them, and come again on another day', async () => {
    await thread.show('anna');
    const first = await marks();
    expect(await marks()).toEqual(first);
    await thread.sync('2026-03-03');
    await thread.import('anna');
    const gone = new Set(first);
    expect((await marks()).filter((mark) => gone.has(mark))).toEqual([]);
    await thread.show('anna');
    expect(await marks()).toContain(await markOf('2026-03-03'));
  });
});
