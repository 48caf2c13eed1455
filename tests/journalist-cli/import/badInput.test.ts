import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { sealCell } from '../../../crypto/wire/cell.js';
import { sealCopies } from '../../../crypto/wire/copies.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { parseDayKey, signDayKey } from '../../../crypto/wire/dayKey.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import { fileHash, fileLine } from '../../../crypto/wire/file.js';
import { encodeFrames, parseFrames } from '../../../crypto/wire/frames.js';
import { parseOutbox, signOutbox } from '../../../crypto/wire/outbox.js';
import { signReplyPart } from '../../../crypto/wire/reply.js';
import { threadOf } from '../../../crypto/keys/source.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { engine, seedOf } from '../../harness/line.js';
import { source } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara', message: 'kept' });
  await thread.sync('2026-03-02');
  await thread.import('anna');
});
afterEach(() => here.remove());

const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const bundle = (path: string, reader = 'anna'): string =>
  here.path('stick', stickPath.bundle(thread.round.readerIdOf(reader)), path);
const importStick = (): Promise<Session> =>
  here.turnbox(['import', 'stick', '--vault', 'anna', '--json']);
const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};
const newest = (): number => thread.round.heads().length;
const cellsFile = (): string =>
  bundlePath.file(thread.round.heads().at(-1)?.cells[0]?.hash ?? ('' as Hash));
const importRoster = (file: string): Promise<Session> =>
  here.turnbox(['import', file, '--vault', 'anna', '--json']);
const next = async (out: string, ...args: string[]): Promise<void> => {
  await here.ask(['roster', 'next', '--vault', 'root', '--out', out, ...args]);
};
const daykeys = (): string =>
  here.path('stick', stickPath.outbox(thread.round.readerIdOf('ben')), 'daykeys');
/** An edition in which each of ben's day keys is another. */
async function spoilt(change: (note: Uint8Array) => Promise<Uint8Array>): Promise<void> {
  const frames = parseFrames(new Uint8Array(readFileSync(daykeys())));
  writeFileSync(daykeys(), encodeFrames(await Promise.all(frames.map(change))));
  await thread.sync('2026-03-03');
}
/** What must be as it was after anything that was refused. */
async function state(): Promise<unknown> {
  const { tips } = await here.ask(['list', '--vault', 'anna']);
  const { held, first } = await here.ask(['keys', '--vault', 'anna']);
  return { messages: (tips as { message: string }[]).map(({ message }) => message), held, first };
}
const seedOfVault = async (name: string): Promise<Uint8Array> => {
  const vault = await openVault(here.path(name), () => Promise.resolve(PASSPHRASE));
  const seed = vault.identity.get(1)?.seed ?? new Uint8Array(0);
  vault.close();
  return seed;
};

describe('a stick with something wrong on it is refused by name, and nothing is lost', () => {
  const CASES: readonly (readonly [string, string, () => void])[] = [
    [
      'a head cut short',
      'note-malformed',
      () => truncateSync(bundle(`heads/${String(newest())}`), 90),
    ],
    [
      'a head of no text',
      'not-utf8',
      () => writeFileSync(bundle(`heads/${String(newest())}`), Buffer.from([0xff, 0xfe])),
    ],
    [
      'a head too large',
      'too-large',
      () => writeFileSync(bundle(`heads/${String(newest())}`), new Uint8Array(300_000)),
    ],
    ['a forged cell', 'file-hash', () => flip(bundle(cellsFile()), 100)],
    ['cells cut short', 'file-hash', () => truncateSync(bundle(cellsFile()), 4112)],
    [
      'the keys of the day changed',
      'file-hash',
      () =>
        flip(bundle(bundlePath.file(thread.round.heads().at(-1)?.today.hash ?? ('' as Hash))), 50),
    ],
    ['a head left out', 'head-gap', () => rmSync(bundle(`heads/${String(newest() - 1)}`))],
    ['a batch left out', 'batch-gap', () => rmSync(bundle('batches/2'))],
    ['a batch note cut short', 'note-malformed', () => truncateSync(bundle('batches/3'), 60)],
    ['no heads at all', 'bundle-missing', () => rmSync(bundle('heads'), { recursive: true })],
  ];

  test.each(CASES)('%s', async (_, code, spoil) => {
    for (const day of ['2026-03-03', '2026-03-04']) {
      await thread.outbox('ben');
      await thread.send({ from: day, message: day });
      await thread.sync(day);
    }
    const before = await state();
    spoil();
    const session = await importStick();
    expect([session.code, codeOf(session)]).toEqual([1, code]);
    const after = (await state()) as { messages: string[]; held: number };
    expect(after.messages).toContain('kept');
    expect(after).toMatchObject({ held: (before as { held: number }).held });
    // The next whole stick makes up for it.
    thread.round.stick();
    expect(await thread.import('anna')).toMatchObject({ whole: true, through: 3 });
    expect(((await state()) as { messages: string[] }).messages.sort()).toEqual([
      '2026-03-03',
      '2026-03-04',
      'kept',
    ]);
  });
});

describe('a roster', () => {
  test('that is forged is refused', async () => {
    await next('roster-2');
    const text = readFileSync(here.path('roster-2'), 'utf8');
    writeFileSync(here.path('forged'), text.replace('A line for tests', 'B line for tests'));
    expect(codeOf(await importRoster('forged'))).toBe('note-bad-signature');
    writeFileSync(here.path('cut'), text.slice(0, 200));
    expect(codeOf(await importRoster('cut'))).toBe('note-malformed');
    expect((await importRoster('roster-2')).json).toMatchObject({ epoch: 2 });
  });

  test('of an older epoch changes nothing, and another of its number is a fork', async () => {
    await next('roster-2');
    await importRoster('roster-2');
    expect((await importRoster('roster-1')).code).toBe(0);
    await next('roster-3');
    const forked = readFileSync(here.path('roster-2'), 'utf8').replace('day 2026', 'day 2025');
    writeFileSync(here.path('forked'), forked);
    expect(codeOf(await importRoster('forked'))).toBe('roster-fork');
    expect((await importRoster('roster-3')).json).toMatchObject({ epoch: 3 });
  });

  test('that has expired is said aloud at each import', async () => {
    await thread.sync('2026-03-03');
    here.moveTo('2027-03-09');
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toContain('The roster expired on 2027-03-02');
  });
});

describe('a head', () => {
  test('that is stale or dated ahead is told by days, and no key goes meanwhile', async () => {
    await thread.sync('2026-03-03');
    here.moveTo('2026-03-20');
    const stale = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(stale.err).toContain('The newest edition is 17 days old.');
    await thread.outbox('anna', 'ben');
    await thread.sync('2026-05-01');
    here.moveTo('2026-03-21');
    const ahead = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(ahead.err).toContain('dated 41 days ahead of this computer');
    expect(await here.ask(['keys', '--vault', 'anna'])).toMatchObject({ destroyed: null });
  });

  test('that forks names it, and so does a colleague who was shown another', async () => {
    const head = readFileSync(bundle('heads/2'), 'utf8');
    writeFileSync(bundle('heads/2'), head.replace('notice -', 'notice closed -'));
    expect(codeOf(await importStick())).toBe('head-fork');
  });
});

describe('a colleague’s day key', () => {
  test('with a wrong signature is flagged, and its reader is shown as unreachable', async () => {
    await spoilt((note) => {
      const text = new TextDecoder().decode(note);
      const at = text.length - 10;
      const other = text[at] === 'A' ? 'B' : 'A';
      return Promise.resolve(utf8(`${text.slice(0, at)}${other}${text.slice(at + 1)}`));
    });
    expect(await thread.import('anna')).toMatchObject({
      faults: [{ label: 'Reader ben', code: 'note-bad-signature' }],
    });
    await thread.send({ from: 'joe' });
    await thread.sync('2026-03-04');
    await thread.import('anna');
    expect(await thread.show('anna', 2)).toMatchObject({
      readers: [{ standing: 'chosen' }, { standing: 'unreachable' }],
    });
  });

  test('that is no point is flagged by name', async () => {
    const seed = await seedOfVault('ben');
    const { line } = thread.round;
    await spoilt((note) =>
      signDayKey(
        engine,
        { line, day: parseDayKey(note).claims.day, publicKey: new Uint8Array(1216).fill(0xff) },
        seed,
      ),
    );
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toContain('What Reader ben sent is not right (bad-key).');
  });
});

describe('a colleague’s copy', () => {
  test.each([
    ['opens words of somebody else', 'ben speaks', 'eve'],
    ['opens the right words', 'ben speaks', 'ben'],
  ])('that %s is a copy only if its author signed them', async (_, text, signer) => {
    const { round } = thread;
    const { public: mara } = await source('mara');
    const ben = await seedOfVault('ben');
    const note = await signReplyPart(
      engine,
      {
        line: round.line,
        day: parseDay('2026-03-03'),
        thread: await threadOf(engine, round.line, mara),
        reply: 'ab'.repeat(16) as Parameters<typeof signReplyPart>[1]['reply'],
        part: 1,
        parts: 1,
        text,
      },
      signer === 'ben' ? ben : seedOf(signer),
    );
    const cell = await sealCell(engine, round.line, mara, note);
    round.sneak([cell]);
    await thread.import('ben');
    await thread.outbox('ben');
    const folder = here.path('stick', stickPath.outbox(round.readerIdOf('ben')));
    const name = `copies-${round.readerIdOf('anna')}` as const;
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const seed = vault.daykeys.all()[0]?.value.seed ?? new Uint8Array(32);
    vault.close();
    const file = await sealCopies(
      engine,
      {
        cells: [{ hash: await fileHash(engine, cell.cell), fileKey: cell.fileKey }],
        statuses: [],
        gists: [],
      },
      engine.xwing.publicKey(seed),
    );
    const { claims } = parseOutbox(new Uint8Array(readFileSync(`${folder}/manifest`)));
    const files = new Map([...claims.files, [name, await fileLine(engine, file)]]);
    writeFileSync(`${folder}/${name}`, file);
    const manifest = await signOutbox(engine, { ...claims, line: round.line, files }, ben);
    writeFileSync(`${folder}/manifest`, manifest);
    await thread.sync('2026-03-03');
    expect(readdirSync(bundle('copies'))).toHaveLength(1);
    const heard = signer === 'ben' ? 1 : 0;
    expect(await thread.import('anna')).toMatchObject({ foreign: 1, heard });
    const { replies, colleagues } = await thread.show('anna');
    expect([(replies as unknown[]).length, (colleagues as unknown[]).length]).toEqual([
      heard,
      1 - heard,
    ]);
  });
});

describe('a vault', () => {
  test('says what keeps it shut: another passphrase, or another window', async () => {
    writeFileSync(here.path('wrong'), 'another passphrase\n');
    const wrong = await here.turnbox(
      'import stick --vault anna --json --passphrase-file wrong'.split(' '),
    );
    expect([wrong.code, codeOf(wrong)]).toEqual([4, 'wrong-passphrase']);
    const open = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const busy = await importStick();
    expect([busy.code, codeOf(busy)]).toEqual([3, 'vault-in-use']);
    open.close();
    expect((await importStick()).code).toBe(0);
  });
});
