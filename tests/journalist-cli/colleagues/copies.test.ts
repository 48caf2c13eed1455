import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { type Copies, openCopies } from '../../../crypto/wire/copies.js';
import { parseOutbox } from '../../../crypto/wire/outbox.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { engine } from '../../harness/line.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';
import { startThread, type Thread } from './aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here);
});
afterEach(() => here.remove());

const bundle = (path: string): string =>
  here.path('stick', stickPath.bundle(thread.round.readerIdOf('ben')), path);
const annas = (): string => bundlePath.outbox(thread.round.readerIdOf('anna'));
const outboxOf = (name: string): string =>
  here.path('stick', stickPath.outbox(thread.round.readerIdOf(name)));
/** The copies of one vault's last outbox for another, opened as that one would. */
async function copiesFor(author: string, reader: string): Promise<Copies & { size: number }> {
  const file = readFileSync(join(outboxOf(author), `copies-${thread.round.readerIdOf(reader)}`));
  const vault = await openVault(here.path(reader), () => Promise.resolve(PASSPHRASE));
  const seeds = vault.daykeys.all().map(({ value }) => value.seed);
  vault.close();
  return { ...(await openCopies(engine, seeds, new Uint8Array(file))), size: file.length };
}
/** A message to all but one, and what anna answers. */
async function answered(): Promise<void> {
  await thread.send({ from: 'mara', notDefault: ['cleo'] });
  await thread.sync('2026-03-02');
  await thread.import('anna');
  await thread.import('ben');
  await thread.reply('anna', 'Who else knows?');
  await thread.outbox('anna');
}

describe('copies for colleagues', () => {
  test('go to every other reader alike, with lines only for those whom the source chose', async () => {
    await answered();
    const { files } = parseOutbox(
      new Uint8Array(readFileSync(join(outboxOf('anna'), 'manifest'))),
    ).claims;
    expect([...files.keys()]).toEqual([
      'statement',
      'daykeys',
      'cells',
      `copies-${thread.round.readerIdOf('ben')}`,
      `copies-${thread.round.readerIdOf('cleo')}`,
    ]);
    const [ben, cleo] = [await copiesFor('anna', 'ben'), await copiesFor('anna', 'cleo')];
    expect(ben.size).toBe(cleo.size);
    expect([ben.cells.length, cleo.cells.length]).toEqual([1, 0]);
  });

  test('are sealed anew in each outbox', async () => {
    await answered();
    const file = join(outboxOf('anna'), `copies-${thread.round.readerIdOf('ben')}`);
    const first = readFileSync(file);
    await thread.outbox('anna');
    expect(readFileSync(file).equals(first)).toBe(false);
    expect((await copiesFor('anna', 'ben')).cells).toHaveLength(1);
  });

  test('show a colleague the answer with its author, and how the thread is taken on', async () => {
    await answered();
    await here.ask(['status', '1', 'taken', '--vault', 'anna']);
    await thread.outbox('anna');
    await thread.sync('2026-03-03');
    expect(await thread.import('ben')).toMatchObject({
      foreign: 1,
      heard: 1,
      faults: [],
      alarms: 0,
    });
    expect(await thread.show('ben')).toMatchObject({
      replies: [{ author: 'Reader anna', text: 'Who else knows?', published: 3, complete: true }],
      statuses: [{ author: 'Reader anna', word: 'taken', day: '2026-03-02' }],
      colleagues: [],
      alarms: [],
    });
    const { out } = await here.turnbox(['show', '1', '--vault', 'ben']);
    expect(out).toContain('Answer of Reader anna, of 2026-03-02, published in edition 3');
    expect(out).toContain('taken by Reader anna');
    expect((await here.turnbox(['list', '--vault', 'ben'])).out).toContain(
      'answered by Reader anna',
    );
    // The same stick again adds nothing.
    expect(await thread.import('ben')).toMatchObject({ heard: 0 });
    expect((await thread.show('ben'))['replies']).toHaveLength(1);
  });

  test('join the parts of a long answer', async () => {
    await answered();
    const text = 'Wer weiß noch davon? 東京 '.repeat(150).trim();
    await thread.reply('anna', text);
    await thread.outbox('anna');
    await thread.sync('2026-03-03');
    await thread.import('ben');
    const { replies } = await thread.show('ben');
    expect((replies as { text: string }[]).map((reply) => reply.text)).toContain(text);
  });

  test('stay until the colleague names the edition that published the answer, and no longer', async () => {
    await answered();
    await thread.sync('2026-03-03');
    await thread.import('anna');
    await thread.outbox('anna');
    expect((await copiesFor('anna', 'ben')).cells).toHaveLength(1);
    await thread.import('ben');
    await thread.outbox('ben');
    await thread.sync('2026-03-04');
    await thread.import('anna');
    await thread.outbox('anna');
    expect((await copiesFor('anna', 'ben')).cells).toHaveLength(0);
  });

  test('end with the days for which replies are kept', async () => {
    await answered();
    await here.ask(['status', '1', 'closed', '--vault', 'anna']);
    await thread.sync('2026-03-03');
    await thread.import('anna');
    here.moveTo('2026-08-29');
    await thread.outbox('anna');
    expect(await copiesFor('anna', 'ben')).toMatchObject({ cells: [{}], statuses: [{}] });
    here.moveTo('2026-08-30');
    await thread.outbox('anna');
    expect(await copiesFor('anna', 'ben')).toMatchObject({ cells: [{}], statuses: [] });
    here.moveTo('2026-08-31');
    await thread.outbox('anna');
    expect(await copiesFor('anna', 'ben')).toMatchObject({ cells: [], statuses: [] });
  });

  test('stop for a colleague whom a newer message leaves out', async () => {
    await answered();
    await thread.send({ from: 'mara', leftOut: ['ben', 'cleo'], message: 'not ben any more' });
    await thread.sync('2026-03-03');
    await thread.import('anna');
    await thread.outbox('anna');
    expect((await copiesFor('anna', 'ben')).cells).toHaveLength(0);
  });

  test('reach a colleague who opens the thread only later', async () => {
    await thread.send({ from: 'mara', notDefault: ['cleo'] });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    await thread.reply('anna', 'first answer');
    await thread.outbox('anna');
    await thread.sync('2026-03-03');
    await thread.import('anna');
    await thread.send({ from: 'mara', message: 'cleo may read too' });
    await thread.sync('2026-03-04');
    await thread.import('anna');
    await thread.outbox('anna');
    await thread.sync('2026-03-05');
    expect(await thread.import('cleo')).toMatchObject({ tips: 1, heard: 1 });
    expect(await thread.show('cleo')).toMatchObject({ replies: [{ text: 'first answer' }] });
  });
});

describe('copies that are not as they must be', () => {
  test('count only when the author’s signed manifest names them', async () => {
    await answered();
    await thread.sync('2026-03-03');
    const manifest = readFileSync(bundle(annas()), 'utf8');
    writeFileSync(bundle(annas()), manifest.replace('outbox 2\n', 'outbox 3\n'));
    const session = await here.turnbox(['import', 'stick', '--vault', 'ben', '--json']);
    expect(session.json).toMatchObject({
      heard: 0,
      faults: [{ label: 'Reader anna', code: 'note-bad-signature' }],
    });
    thread.round.stick();
    expect(await thread.import('ben')).toMatchObject({ heard: 1, faults: [] });
  });

  test('are refused by name when the stick changed or lost them, and taken from the next', async () => {
    await answered();
    await thread.sync('2026-03-03');
    const { files } = parseOutbox(new Uint8Array(readFileSync(bundle(annas())))).claims;
    const hash = files.get(`copies-${thread.round.readerIdOf('ben')}`)?.hash ?? '';
    const file = bundle(`copies/${hash}`);
    const bytes = readFileSync(file);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await thread.import('ben')).toMatchObject({
      heard: 0,
      faults: [{ code: 'file-hash' }],
    });
    thread.round.stick();
    expect(await thread.import('ben')).toMatchObject({ heard: 1, faults: [] });
  });
});
