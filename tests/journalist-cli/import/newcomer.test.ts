import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { parseStatement } from '../../../crypto/wire/statement.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition('2026-03-02');
  await round.post(await sealTip(round, { from: 'mara', message: 'before cleo' }));
  await round.batch('2026-03-02');
  await here.ask(['init', '--vault', 'cleo', '--label', 'Reader cleo']);
  await here.ask(['card', '--vault', 'cleo', '--out', 'cleo.card']);
});
afterEach(() => here.remove());

const listedFirst = async (path: string): Promise<boolean> => {
  const list = new TextDecoder().decode(round.files.get(path));
  return list.endsWith(' 1\n');
};

const signNext = async (...args: string[]): Promise<void> => {
  await here.ask(['roster', 'next', '--vault', 'root', '--out', 'roster-2', ...args]);
  await round.addRoster(here.path('roster-2'));
};

describe('a reader who joins later', () => {
  test('begins with the first batch of a roster that names them, from the roster they were given', async () => {
    await signNext('--add-reader', 'charity=cleo.card');
    // The newest roster is the first that this vault sees; the one before comes with the stick.
    await here.ask(['import', 'roster-2', '--vault', 'cleo', '--root', round.published]);
    await here.ask(['outbox', 'stick', '--vault', 'cleo']);
    await round.edition('2026-03-03');
    await round.post(await sealTip(round, { from: 'mara', message: 'after cleo' }));
    await round.batch('2026-03-03');
    round.stick();
    // Older lists and messages may be gone from the drop by now; notes never are.
    const bundle = here.path('stick', stickPath.bundle(round.readerIdOf('cleo')));
    for (const [path] of round.files)
      if (path.startsWith('lists/') && (await listedFirst(path))) rmSync(`${bundle}/${path}`);
    expect(await here.ask(['import', 'stick', '--vault', 'cleo'])).toMatchObject({
      newRosters: 1,
      tips: 1,
      through: 2,
      whole: true,
    });
    await here.ask(['outbox', 'stick', '--vault', 'cleo']);
    const folder = here.path('stick', stickPath.outbox(round.readerIdOf('cleo')));
    const { claims } = parseStatement(new Uint8Array(readFileSync(`${folder}/statement`)));
    expect(claims).toMatchObject({ epoch: 2, from: 2, through: 2 });
    // Those who were there before read both, each by the roster of its edition.
    expect(await here.ask(['import', 'stick', '--vault', 'anna'])).toMatchObject({
      tips: 1,
      followUps: 1,
      through: 2,
    });
  });
});

describe('a reader who was removed', () => {
  test('reads on what was sent to them and is told', async () => {
    const id = round.readerIdOf('ben');
    await signNext('--remove', id);
    await round.edition('2026-03-03');
    await round.batch('2026-03-03');
    round.stick();
    const session = await here.turnbox(['import', 'stick', '--vault', 'ben', '--json']);
    expect(session.json).toMatchObject({ tips: 1, through: 2, onRoster: false });
    const refused = await here.turnbox(['outbox', 'stick', '--vault', 'ben', '--json']);
    expect(refused.err).toContain('not-on-roster');
  });
});
