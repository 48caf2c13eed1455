import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startRound } from '../harness/startRound.js';
import { chaff, sealTip } from '../harness/tip.js';
import { type Desk, desk } from '../harness/tool.js';

let here: Desk;
beforeEach(() => {
  here = desk();
});
afterEach(() => here.remove());

describe('a line from its first roster to an answer that is out', () => {
  test('imports a tip, answers it and sees the answer published', async () => {
    const round = await startRound(here);
    for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
    await round.edition('2026-03-02');
    await round.post(await sealTip(round, { from: 'mara', message: 'He takes money.' }));
    await round.post(await chaff(round));
    await round.batch('2026-03-02');
    round.stick();
    const imported = await here.ask(['import', 'stick', '--vault', 'anna']);
    expect(imported).toMatchObject({ tips: 1, chaff: 1, through: 1, edition: 1, whole: true });

    const shown = await here.turnbox(['show', '1', '--vault', 'anna']);
    expect(shown.out).toContain('He takes money.');
    await here.ask(['reply', '1', '--vault', 'anna'], 'Who else knows?\n');
    expect((await here.turnbox(['list', '--vault', 'anna'])).out).toContain('waiting');

    here.moveTo('2026-03-03');
    await here.ask(['outbox', 'stick', '--vault', 'anna']);
    await round.edition('2026-03-03');
    await round.post(await sealTip(round, { from: 'mara', message: 'My brother.' }));
    await round.batch('2026-03-03');
    round.stick();
    const second = await here.ask(['import', 'stick', '--vault', 'anna']);
    expect(second).toMatchObject({ tips: 0, followUps: 1, published: 1, through: 2 });
    const list = await here.ask(['list', '--vault', 'anna']);
    expect(list['tips']).toMatchObject([
      { number: 1, thread: 1, published: 1, waiting: 0 },
      { number: 2, thread: 1, sameSourceAs: [1] },
    ]);
  });
});
