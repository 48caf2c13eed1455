import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../../crypto/refusal.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { parseHash, parseId } from '../../../crypto/wire/fields.js';
import {
  cosignDeletion,
  parseDeletion,
  signDeletion,
  signersOf,
} from '../../../journalist-cli/cases/deletionNote.js';
import { engine, keyOf, LINE, seedOf } from '../../harness/line.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
let code = '';
const anna = ['--vault', 'anna'];
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const numberOf = async (text: string, name = 'anna'): Promise<string> => {
  const { tips } = await here.ask(['list', '--vault', name]);
  const all = tips as { number: number; message: string }[];
  return String(all.find(({ message }) => message.startsWith(text))?.number);
};
const ask = (number: string, out: string): Promise<Session> =>
  here.turnbox(['delete', number, '--reason', 'kept enough', '--out', out, '--json', ...anna]);
const approve = (file: string, name: string, out: string, said = code): Promise<Session> =>
  here.turnbox([
    'delete',
    '--approve',
    file,
    '--code',
    said,
    '--out',
    out,
    '--json',
    '--vault',
    name,
  ]);
const erase = (number: string, file: string, name = 'anna'): Promise<Session> =>
  here.turnbox(['delete', number, '--with', file, '--json', '--vault', name]);
const numbers = async (name = 'anna'): Promise<number[]> =>
  ((await here.ask(['list', '--vault', name]))['tips'] as { number: number }[]).map(
    ({ number }) => number,
  );

const last = async (name: string): Promise<string> => String((await numbers(name)).at(-1));

/** Anna and ben read a thread that leaves cleo out, with a file and notes; another one stays. */
beforeAll(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben', 'cleo']);
  const files = [{ name: 'a.txt', bytes: new Uint8Array(3000).fill(7) }];
  await thread.send({ from: 'joe', message: 'stays' });
  await thread.sync('2026-03-02');
  await thread.send({ from: 'mara', message: 'to go', leftOut: ['cleo'], files });
  await thread.sync('2026-03-03');
  for (const name of ['anna', 'ben']) await thread.import(name);
  await here.ask(['triage', '2', 'past', ...anna]);
  await here.ask(['note', '2', '--text', 'a private note', ...anna]);
  await here.ask(['export', '2', '--to', 'out', ...anna]);
  await here.ask(['backup', 'safe', ...anna]);
});
afterAll(() => here.remove());

describe('a deletion', () => {
  test('is held back by a legal hold, by a day, and while an answer is on its way', async () => {
    await here.ask(['keep', '2', '--hold', 'Court order', ...anna]);
    expect(codeOf(await ask('2', 'ask'))).toBe('delete-held');
    await here.ask(['keep', '2', '--off', ...anna]);
    await here.ask(['keep', '2', '--until', '2026-04-01', ...anna]);
    expect(codeOf(await ask('2', 'ask'))).toBe('delete-kept');
    await here.ask(['keep', '2', '--off', ...anna]);
    expect((await here.turnbox(['keep', '2', '--until', 'soon', ...anna])).code).toBe(2);
    await thread.reply('anna', 'Thank you.', 2);
    expect(codeOf(await ask('2', 'ask'))).toBe('delete-waits');
    await thread.outbox('anna', 'ben');
    await thread.sync('2026-03-04');
    await thread.import('anna');
    await thread.import('ben');
    // It is out, and ben has it; anna does not know that yet.
    expect(codeOf(await ask('2', 'ask'))).toBe('delete-waits');
    await thread.outbox('ben');
    await thread.sync('2026-03-05');
    await thread.import('anna');
    expect(existsSync(here.path('ask'))).toBe(false);
  });

  test('is asked for by one, who hears who else holds it and whom not to ask', async () => {
    const asked = await ask('2', 'ask');
    expect(asked.json).toMatchObject({
      messages: [2],
      leftOut: ['Reader cleo'],
      holders: {
        readers: ['Reader ben'],
        left: [{ event: 'exported message 2' }],
        backups: ['2026-03-03'],
        dropUntil: '2026-05-02',
      },
    });
    code = String(asked.json['code']);
    const note = readFileSync(here.path('ask'), 'utf8');
    expect(note).not.toContain('kept enough');
    expect(codeOf(await ask('2', 'ask'))).toBe('file-exists');
  });

  test('takes another reader, on another day, with the code', async () => {
    expect(codeOf(await approve('ask', 'ben', 'yes'))).toBe('delete-same-day');
    here.moveTo('2026-03-06');
    expect(codeOf(await approve('ask', 'ben', 'yes', '000000'))).toBe('delete-code');
    expect(codeOf(await approve('ask', 'anna', 'yes'))).toBe('delete-one-person');
    expect(codeOf(await erase('2', 'ask'))).toBe('delete-one-person');
    expect((await approve('ask', 'ben', 'yes')).json).toMatchObject({
      askedBy: 'Reader anna',
      askedOn: '2026-03-05',
      thread: Number(await threadOf('to go', 'ben')),
    });
  });

  test('is refused where the second person was left out, or the file was changed', async () => {
    // Cleo cannot know what it is about, and her signature does not count.
    expect((await approve('ask', 'cleo', 'cleos')).json).toMatchObject({ thread: null });
    expect(codeOf(await erase('2', 'cleos'))).toBe('delete-left-out');
    writeFileSync(
      here.path('bad'),
      readFileSync(here.path('yes'), 'utf8').replace('day 2026-03-05', 'day 2026-03-04'),
    );
    expect(codeOf(await erase('2', 'bad'))).toBe('note-bad-signature');
    expect(codeOf(await erase('1', 'yes'))).toBe('delete-other');
    expect(await numbers()).toEqual([1, 2]);
  });

  test('leaves nothing of the thread in the folder, and no number is given twice', async () => {
    const sealed = await sealedRows('anna');
    expect((await erase('2', 'yes')).json).toMatchObject({ deleted: [2] });
    expect(await numbers()).toEqual([1]);
    const left = readdirSync(here.path('anna')).map((name) =>
      readFileSync(here.path('anna', name)),
    );
    for (const row of sealed) expect(left.some((file) => file.includes(row))).toBe(false);
    // The same stick brings nothing back, and ben keeps his until he deletes it too.
    expect(await thread.import('anna')).toMatchObject({ tips: 0, alarms: 0 });
    expect(await numbers('ben')).toHaveLength(2);
    expect((await erase(await numberOf('to go', 'ben'), 'yes', 'ben')).code).toBe(0);
    expect(await numbers('ben')).toHaveLength(1);
    await thread.send({ from: 'mara', message: 'again', leftOut: ['cleo'] });
    await thread.sync('2026-03-06');
    expect(await thread.import('anna')).toMatchObject({ tips: 1, alarms: 0, foreign: 0 });
    expect(await numbers()).toEqual([1, 3]);
    const { log } = await here.ask(['week', '--log', ...anna]);
    expect(JSON.stringify(log)).toContain('two readers signed');
  });

  test('does not reach what the source has written since', async () => {
    await thread.send({ from: 'joe', message: 'joe again' });
    await thread.sync('2026-03-06');
    await thread.import('anna');
    await thread.import('ben');
    here.moveTo('2026-03-07');
    const asked = await ask(await last('anna'), 'ask-joe');
    const said = String(asked.json['code']);
    here.moveTo('2026-03-08');
    expect((await approve('ask-joe', 'ben', 'yes-joe', said)).code).toBe(0);
    await thread.send({ from: 'joe', message: 'he is going to harm me' });
    await thread.sync('2026-03-08');
    await thread.import('anna');
    await thread.import('ben');
    expect(codeOf(await erase(await last('anna'), 'yes-joe'))).toBe('delete-newer');
    expect(codeOf(await erase(await last('ben'), 'yes-joe', 'ben'))).toBe('delete-newer');
    expect(codeOf(await approve('ask-joe', 'ben', 'late', said))).toBe('delete-newer');
  });
});

const threadOf = async (text: string, name: string): Promise<unknown> => {
  const { tips } = await here.ask(['list', '--vault', name]);
  const all = tips as { thread: number; message: string }[];
  return all.find(({ message }) => message.startsWith(text))?.thread;
};

/** Rows as they lie on the disk: what is sealed cannot be searched for otherwise. */
async function sealedRows(name: string): Promise<Buffer[]> {
  const { DatabaseSync } = await import('node:sqlite');
  const raw = new DatabaseSync(here.path(name, 'vault.db'));
  const rows = ['tips', 'threads', 'remarks', 'pieces'].map((table) =>
    Buffer.from(
      raw.prepare(`SELECT sealed FROM ${table} ORDER BY row DESC LIMIT 1`).get()?.[
        'sealed'
      ] as Uint8Array,
    ),
  );
  raw.close();
  return rows;
}

const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((b) => Buffer.from(b).toString('hex'));

describe('a request to delete', () => {
  test('comes back as it was, and counts each reader once', async () => {
    await fc.assert(
      fc.asyncProperty(hex(16), hex(32), fc.nat(3000), async (request, target, days) => {
        const day = parseDay(new Date(days * 86_400_000).toISOString().slice(0, 10));
        const text = { line: LINE, day, request: parseId(request), target: parseHash(target) };
        const file = await signDeletion(engine, text, seedOf('ada'));
        const parsed = parseDeletion(new Uint8Array([0, ...file]).subarray(1));
        expect(parsed.claims).toEqual(text);
        const both = parseDeletion(await cosignDeletion(engine, file, parsed, seedOf('bea')));
        const readers = await Promise.all(['ada', 'bea', 'col'].map(keyOf));
        expect(await signersOf(engine, both, LINE, readers)).toEqual(readers.slice(0, 2));
        expect(await signersOf(engine, parsed, LINE, readers)).toEqual(readers.slice(0, 1));
      }),
      { numRuns: 15 },
    );
  });

  test('is refused in any other form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => parseDeletion(bytes)).toThrow(Refusal);
      }),
      { numRuns: 60 },
    );
  });
});
