import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
const anna = ['--vault', 'anna'];
const saying = (id: string, answer: string): { id: string; label: string; answer: string[] } => ({
  id,
  label: `Asked for ${id}`,
  answer: [answer],
});
const list = async (): Promise<Record<string, unknown>[]> =>
  (await here.ask(['list', ...anna]))['cases'] as Record<string, unknown>[];

beforeAll(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara', message: 'It was long ago.' });
  await thread.sync('2026-03-02');
  await thread.send({
    from: 'joe',
    message: 'He has a key to my flat.',
    leftOut: ['ben'],
    answers: [
      saying('condition-visit', 'Do not visit me'),
      saying('danger-sign', 'The weather is lovely.'),
    ],
  });
  await thread.sync('2026-03-03');
  await thread.import('anna');
});
afterAll(() => here.remove());

describe('what came', () => {
  test('waits to be triaged, and is sorted by that first', async () => {
    expect(await list()).toMatchObject([
      { messages: [1], untriaged: [1], unread: [1], triage: null },
      { messages: [2], untriaged: [2] },
    ]);
    expect((await here.turnbox(['list', ...anna])).out).toContain('TO TRIAGE');
    expect(await here.ask(['triage', '1', 'past', ...anna])).toMatchObject({ untriaged: [] });
    expect(await list()).toMatchObject([{ messages: [2] }, { messages: [1], triage: 'past' }]);
    await here.ask(['triage', '1', 'life', ...anna]);
    await here.ask(['triage', '2', 'child', ...anna]);
    expect(await list()).toMatchObject([{ messages: [1], dangers: ['life'] }, { messages: [2] }]);
    expect((await here.turnbox(['triage', '1', 'urgent', ...anna])).code).toBe(2);
    expect((await here.turnbox(['triage', '9', 'past', ...anna])).code).toBe(1);
  });

  test('is unread until it was on the screen', async () => {
    await thread.show('anna', 1);
    expect(await list()).toMatchObject([{ messages: [1], unread: [] }, { unread: [2] }]);
  });

  test('has a danger sheet with what the line agreed on, and says what nobody filled in', async () => {
    expect(await here.ask(['danger', '2', ...anna])).toMatchObject({
      dutyPhone: null,
      missing: ['dutyPhone', 'breakRule', 'secondDecider'],
    });
    await here.ask(['settings', 'duty-phone', '020 7946 0000', ...anna]);
    await here.ask(['settings', 'break-rule', 'When a life is at risk.', ...anna]);
    await here.ask(['settings', 'second-decider', 'Ruth', ...anna]);
    const sheet = await here.ask(['danger', '2', ...anna]);
    expect(sheet).toMatchObject({
      dutyPhone: '020 7946 0000',
      leftOut: ['Reader ben'],
      colleagues: [],
      conditions: [{ message: 2, answer: 'Do not visit me' }],
      dangerSigns: [{ phrase: 'The weather is lovely.' }],
      missing: [],
    });
    const { out } = await here.turnbox(['danger', '2', ...anna]);
    for (const text of ['020 7946 0000', 'Ruth', 'Do not visit me', 'The weather is lovely.'])
      expect(out).toContain(text);
    await here.ask(['settings', 'duty-phone', '--clear', ...anna]);
    expect(await here.ask(['settings', ...anna])).toMatchObject({ dutyPhone: null });
    expect((await here.turnbox(['settings', 'duty-phone', ...anna])).code).toBe(2);
    expect((await here.turnbox(['settings', 'nothing', 'x', ...anna])).code).toBe(2);
  });

  test('shows the conditions above the thread, and the sign only where it is to be compared', async () => {
    const { out } = await here.turnbox(['show', '2', ...anna]);
    const [above = ''] = out.split('Message 2, thread 2');
    expect(above).toContain('Do not visit me');
    expect(above).not.toContain('The weather is lovely.');
  });

  test('names a danger sign that stands in a later message, however it is written', async () => {
    await thread.send({ from: 'joe', message: 'All is well: THE  weather is lovely' });
    await thread.send({ from: 'mara', answers: [saying('withdrawn', 'yes')] });
    await thread.send({ from: 'lee', answers: [saying('lost-words', 'I wrote in May')] });
    await thread.send({
      from: 'joe2',
      message: 'New words.',
      movedFrom: { from: 'joe' },
    });
    await thread.sync('2026-03-04');
    const imported = await here.turnbox(['import', 'stick', ...anna]);
    expect(imported.err).toContain('! THE DANGER SIGN IS IN MESSAGE');
    expect(imported.out).toContain('To triage: ');
    const cases = await list();
    const { tips } = await here.ask(['list', ...anna]);
    const all = tips as { number: number; message: string }[];
    const numberOf = (text: string): number =>
      all.find(({ message }) => message.startsWith(text))?.number ?? 0;
    const sign = numberOf('All is well');
    expect(cases[0]?.['messages']).toEqual([2, sign]);
    expect(cases[0]?.['dangers']).toEqual(['danger-sign']);
    const { warnings } = await thread.show('anna', 2);
    expect(String(warnings)).toContain(`THE DANGER SIGN IS IN MESSAGE ${String(sign)}`);
    // Under new words the sign of the old ones is there to compare, and the conditions hold.
    const moved = await here.turnbox(['show', String(numberOf('New words')), ...anna]);
    expect(moved.out).toContain('The weather is lovely.');
    expect(moved.out).toContain('Do not visit me');
    expect(moved.out).toContain('the words are proved, not the person');
    expect(cases.find((each) => String(each['messages']).startsWith('1,'))).toMatchObject({
      withdrawn: true,
    });
    const shown = await here.turnbox(['show', '1', ...anna]);
    expect(shown.out.split('\n').find((line) => line.startsWith('!'))).toContain(
      'PLEASE DO NOT ACT',
    );
    expect((await here.turnbox(['list', ...anna])).out).toContain('says it wrote before, unproved');
  });
});
