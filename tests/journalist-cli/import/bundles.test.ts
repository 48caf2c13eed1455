import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { parseStatement } from '../../../crypto/wire/statement.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition('2026-03-02');
});
afterEach(() => here.remove());

const inBundle = (path: string): string =>
  here.path('stick', stickPath.bundle(round.readerIdOf('anna')), path);
const importStick = (stick = 'stick'): Promise<Session> =>
  here.turnbox(['import', stick, '--vault', 'anna', '--json']);
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const count = async (): Promise<number> =>
  ((await here.ask(['list', '--vault', 'anna']))['tips'] as unknown[]).length;
const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};
const send = async (message: string): Promise<Hash> =>
  round.post(await sealTip(round, { from: message, message }));

describe('a stick that is not whole', () => {
  test('stops before a batch with a missing message, keeps its keys, and goes on next time', async () => {
    await send('one');
    await round.batch('2026-03-02');
    const lost = await send('two');
    await send('three');
    await round.batch('2026-03-03');
    round.stick();
    rmSync(inBundle(bundlePath.blob(lost)));
    const half = await importStick();
    expect(half).toMatchObject({
      code: 1,
      json: { tips: 1, through: 1, whole: false, incomplete: { batch: 2, code: 'file-missing' } },
    });
    const person = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(person.err).toContain('Batch 2 is not whole');
    expect(await count()).toBe(1);
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 2, through: 2, whole: true });
  });

  test('takes nothing of a batch in which one message is cut short or changed', async () => {
    const blob = await send('one');
    await send('two');
    await round.batch('2026-03-02');
    for (const spoil of [
      (path: string) => truncateSync(path, 5000),
      (path: string) => flip(path, 9000),
    ]) {
      round.stick();
      spoil(inBundle(bundlePath.blob(blob)));
      expect((await importStick()).json).toMatchObject({
        through: 0,
        incomplete: { batch: 1, code: 'file-hash' },
      });
      expect(await count()).toBe(0);
    }
  });

  test('stops at a missing list, and asks again for the cells of an edition', async () => {
    await send('one');
    await round.batch('2026-03-02');
    const lists = inBundle('lists');
    round.stick();
    rmSync(lists, { recursive: true });
    expect((await importStick()).json).toMatchObject({ incomplete: { code: 'file-missing' } });
    await round.edition('2026-03-03');
    round.stick();
    const cells = round.heads()[1]?.cells[0]?.hash;
    rmSync(inBundle(bundlePath.file(cells ?? ('' as Hash))));
    expect((await importStick()).json).toMatchObject({ through: 1, missingCells: [2] });
    // A courier leaves out what a statement says is known: it may not name what is not whole here.
    await here.ask(['outbox', 'stick', '--vault', 'anna']);
    const made = here.path('stick', stickPath.outbox(round.readerIdOf('anna')), 'statement');
    const { claims } = parseStatement(new Uint8Array(readFileSync(made)));
    expect(claims).toMatchObject({ edition: 1, head: round.heads()[0]?.hash });
    round.stick();
    expect((await importStick()).json).toMatchObject({ missingCells: [], whole: true });
  });

  test('refuses a stick without the keys of an edition', async () => {
    round.stick();
    rmSync(inBundle(bundlePath.file(round.heads()[0]?.today.hash ?? ('' as Hash))));
    expect(codeOf(await importStick())).toBe('file-missing');
  });

  test('refuses a folder that holds nothing for this vault', async () => {
    round.stick();
    rmSync(inBundle('..'), { recursive: true });
    expect(codeOf(await importStick())).toBe('bundle-missing');
    expect(codeOf(await importStick('nowhere'))).toBe('file-unreadable');
  });
});

describe('a stick that was changed', () => {
  test.each([
    ['heads/1', 'notice -', 'notice closed -'],
    ['batches/1', 'day 2026-03-02', 'day 2026-03-01'],
  ])('refuses %s with another word in it', async (path, was, is) => {
    await send('one');
    await round.batch('2026-03-02');
    round.stick();
    writeFileSync(inBundle(path), readFileSync(inBundle(path), 'utf8').replace(was, is));
    const session = await importStick();
    expect([session.code, codeOf(session)]).toEqual([1, 'note-bad-signature']);
    expect(await count()).toBe(0);
  });

  test('refuses a chain with a batch or an edition left out', async () => {
    await send('one');
    await round.batch('2026-03-02');
    await round.edition('2026-03-03');
    await send('two');
    await round.batch('2026-03-03');
    round.stick();
    rmSync(inBundle('batches/1'));
    expect(codeOf(await importStick())).toBe('batch-gap');
    const forBen = here.path('stick', stickPath.bundle(round.readerIdOf('ben')), 'heads/1');
    rmSync(forBen);
    expect(codeOf(await here.turnbox(['import', 'stick', '--vault', 'ben', '--json']))).toBe(
      'head-gap',
    );
  });

  test('refuses another edition under a number that is known', async () => {
    round.stick();
    await importStick();
    const head = readFileSync(inBundle('heads/1'), 'utf8');
    writeFileSync(inBundle('heads/1'), head.replace('notice -', 'notice closed 2026-03-09'));
    expect(codeOf(await importStick())).toBe('head-fork');
  });

  test('refuses another batch under a number that is known', async () => {
    await round.batch('2026-03-02');
    round.stick();
    await importStick();
    const note = readFileSync(inBundle('batches/1'), 'utf8');
    writeFileSync(inBundle('batches/1'), note.replace('day 2026-03-02', 'day 2026-03-01'));
    expect(codeOf(await importStick())).toBe('batch-fork');
  });

  test('refuses the folder of another line', async () => {
    const other = desk();
    const foreign = await startRound(other);
    for (const name of ['anna', 'ben']) await other.ask(['outbox', 'stick', '--vault', name]);
    await foreign.edition('2026-03-02');
    foreign.stick();
    const folder = other.path('stick', stickPath.bundle(foreign.readerIdOf('anna')));
    cpSync(folder, here.path('theirs'), { recursive: true });
    expect(codeOf(await importStick('theirs'))).toBe('wrong-line');
    other.remove();
  });
});

describe('a stick that comes again', () => {
  test('brings nothing twice, and is refused once it is older than the vault', async () => {
    await send('one');
    await round.batch('2026-03-02');
    round.stick('old');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 1 });
    expect((await importStick()).json).toMatchObject({ tips: 0, newBatches: 0, whole: true });
    await round.edition('2026-03-03');
    await round.batch('2026-03-03');
    round.stick();
    await importStick();
    expect(codeOf(await importStick('old'))).toBe('bundle-old');
    expect(await count()).toBe(1);
  });

  test('keeps one message of two posts, and links two of one content', async () => {
    const blob = await sealTip(round, { from: 'mara', message: 'twice' });
    await round.post(blob);
    await round.batch('2026-03-02');
    await round.post(blob);
    await round.post(await sealTip(round, { from: 'mara again', message: 'twice' }));
    await round.batch('2026-03-03');
    round.stick();
    expect((await importStick()).json).toMatchObject({ tips: 2, repeated: 1 });
    const { tips } = await here.ask(['list', '--vault', 'anna']);
    expect(tips).toMatchObject([{ sameContentAs: [2] }, { sameContentAs: [1] }]);
  });
});
