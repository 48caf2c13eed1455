import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, desk, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
const anna = ['--vault', 'anna'];
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const list = async (name = 'anna'): Promise<Record<string, unknown>[]> =>
  (await here.ask(['list', '--vault', name]))['cases'] as Record<string, unknown>[];
const due = async (name: string): Promise<unknown> =>
  (await here.ask(['due', '--vault', name]))['due'];
const whats = async (name: string): Promise<string[]> =>
  ((await due(name)) as { what: string }[]).map(({ what }) => what).sort();
const numberOf = async (text: string): Promise<string> => {
  const { tips } = await here.ask(['list', ...anna]);
  const all = tips as { number: number; message: string }[];
  return String(all.find(({ message }) => message.startsWith(text))?.number);
};

/** Three sources: one plain, one with a danger sign, one that is a drill. */
beforeAll(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  const sign = { id: 'danger-sign', label: 'A sign?', answer: ['Lovely weather'] };
  await thread.send({ from: 'mara', message: 'The white van of Sergeant Tomlin came at four.' });
  await thread.send({ from: 'joe', message: 'I agree a sign.', answers: [sign] });
  await thread.send({ from: 'joe', message: 'Oh, lovely weather here.' });
  await thread.send({ from: 'staff', message: 'Blue harbour tuesday\nA drill.' });
  await thread.sync('2026-03-02');
  await thread.import('anna');
  await thread.import('ben');
  await here.ask(['settings', 'drill-word', 'blue harbour tuesday', ...anna]);
});
afterAll(() => here.remove());

describe('what a reader keeps', () => {
  test('is a label, a name, notes and peace, and none of it leaves the vault', async () => {
    const van = await numberOf('The white van');
    await here.ask(['label', van, 'Harbour case', ...anna]);
    await here.ask(['assign', van, 'Ruth', ...anna]);
    await here.ask(['note', van, '--text', 'QZXJ call Ruth', ...anna]);
    await here.ask(['mute', van, ...anna]);
    expect((await here.turnbox(['list', ...anna])).out).not.toContain('white van');
    const { out } = await here.turnbox(['list', '--all', ...anna]);
    for (const text of ['[Harbour case]', 'for Ruth', 'muted']) expect(out).toContain(text);
    const shown = await here.turnbox(['show', van, ...anna]);
    expect(shown.out).toContain('QZXJ call Ruth');
    await here.ask(['mute', van, '--off', ...anna]);
    await here.ask(['label', van, ...anna]);
    await here.ask(['assign', van, '--clear', ...anna]);
    expect((await list()).find((each) => String(each['messages']) === van)).toMatchObject({
      label: null,
      assigned: null,
      muted: false,
    });
    expect(codeOf(await here.turnbox(['note', van, '--text', ' ', '--json', ...anna]))).toBe(
      'text-empty',
    );
  });

  test('is found by its words, without an index on the disk', async () => {
    const { hits } = await here.ask(['search', 'WHITE   van', ...anna]);
    expect(hits).toMatchObject([{ where: 'message', thread: Number(await threadOf('The white')) }]);
    expect((await here.ask(['search', 'call ruth', ...anna]))['hits']).toMatchObject([
      { where: 'note' },
    ]);
    expect((await here.ask(['search', 'nowhere', ...anna]))['hits']).toEqual([]);
    expect((await here.turnbox(['search', ' - ', ...anna])).code).toBe(1);
    for (const name of readdirSync(here.path('anna')))
      expect(readFileSync(here.path('anna', name)).includes('ruth')).toBe(false);
  });
});

const threadOf = async (text: string): Promise<unknown> => {
  const number = await numberOf(text);
  return (await list()).find((each) => String(each['messages']).split(',').includes(number))?.[
    'thread'
  ];
};

const ask = async (text: string, ...more: string[]): Promise<Session> =>
  here.turnbox([
    'reply',
    await numberOf('The white van'),
    '--text',
    text,
    '--json',
    ...more,
    ...anna,
  ]);

describe('an answer', () => {
  test('is held back where it repeats, names or asks something, until it was checked', async () => {
    for (const [text, why] of [
      ['We know the white van of yours.', 'repeats'],
      ['We know of Tomlin here.', 'names'],
      ['Could you bring us the book?', 'asks'],
    ] as const) {
      const refused = await ask(text);
      expect([refused.code, codeOf(refused)]).toEqual([1, 'reply-unchecked']);
      expect(refused.err).toContain(why);
    }
    expect((await list()).every((each) => each['waits'] === false)).toBe(true);
    const van = await numberOf('The white van');
    const { err } = await here.turnbox(['reply', van, ...anna], 'Thank you. Are you safe?');
    expect(err).toContain('Repeat nothing. Name nobody.');
  });

  test('is held back on a thread that a colleague has taken', async () => {
    const van = await numberOf('The white van');
    const { tips } = await here.ask(['list', '--vault', 'ben']);
    const bens = (tips as { number: number; message: string }[]).find(({ message }) =>
      message.startsWith('The white van'),
    );
    await here.ask(['assign', String(bens?.number), '--me', '--vault', 'ben']);
    await thread.outbox('ben');
    await thread.sync('2026-03-03');
    await thread.import('anna');
    const refused = await ask('Thank you.');
    expect([codeOf(refused), refused.err.includes('taken')]).toEqual(['reply-unchecked', true]);
    expect((await here.turnbox(['show', van, ...anna])).out).toContain('taken by Reader ben');
  });
});

describe('acknowledge all', () => {
  test('sends the standard words to whoever waits, and leaves a danger sign to a person', async () => {
    await thread.import('ben');
    const all = await here.ask(['acknowledge', 'all', '--vault', 'ben']);
    expect(all['threads']).toHaveLength(2);
    expect(all['left']).toMatchObject([{ why: 'danger-sign' }]);
    expect((await here.ask(['acknowledge', 'all', '--vault', 'ben']))['threads']).toEqual([]);
    const waits = (await due('ben')) as { waits: boolean }[];
    expect(waits.filter((each) => each.waits)).toHaveLength(2);
    expect(waits).toHaveLength(3);
    await thread.outbox('ben', 'anna');
    await thread.sync('2026-03-04');
    await thread.import('ben');
    await thread.import('anna');
  });

  test('ends what is due within seven days for every reader, and leaves the answer due', async () => {
    // Anna's answer is one for both. Ben does not know the drill word: to him it is a real message.
    expect(await whats('ben')).toEqual(['acknowledge', 'answer']);
    expect(await whats('anna')).toEqual(['acknowledge']);
  });
});

describe('a week', () => {
  test('tells how the desk stands without a word of any message', async () => {
    here.moveTo('2026-03-20');
    const { out } = await here.turnbox(['week', '--log', ...anna]);
    expect(await here.ask(['week', ...anna])).toMatchObject({
      threads: 2,
      drills: 1,
      dangers: 1,
      untriaged: 3,
      overdue: 1,
      oldestDays: 18,
    });
    expect(await here.ask(['week', '--vault', 'ben'])).toMatchObject({ drills: 0, threads: 3 });
    for (const word of ['van', 'Tomlin', 'weather', 'QZXJ', 'Harbour', 'harbour'])
      expect(out).not.toContain(word);
  });
});
