import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { type Desk, desk } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
  cpSync(here.path('anna'), here.path('twin'), { recursive: true });
});
afterEach(() => here.remove());

const outbox = (vault: string): Promise<unknown> => here.ask(['outbox', 'stick', '--vault', vault]);
const folderOf = (name: string): string =>
  here.path('stick', stickPath.outbox(round.readerIdOf(name)));
const publish = async (day: string): Promise<void> => {
  here.moveTo(day);
  await round.edition(day);
  await round.batch(day);
  round.stick();
};
const told = (vault = 'anna'): Promise<Record<string, unknown>> =>
  here.ask(['import', 'stick', '--vault', vault]);

describe('an edition', () => {
  test('that names an older outbox of a reader than one before is told of until it is right', async () => {
    await outbox('anna');
    await outbox('ben');
    cpSync(folderOf('ben'), here.path('old'), { recursive: true });
    await publish('2026-03-02');
    await outbox('ben');
    await publish('2026-03-03');
    expect(await told()).toMatchObject({ setBack: [] });
    rmSync(folderOf('ben'), { recursive: true });
    cpSync(here.path('old'), folderOf('ben'), { recursive: true });
    await publish('2026-03-04');
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toContain('The line names an older outbox of Reader ben than before.');
    expect(await told()).toMatchObject({ setBack: ['Reader ben'] });
    await outbox('ben');
    await outbox('ben');
    await publish('2026-03-05');
    expect(await told()).toMatchObject({ setBack: [] });
  });

  test('that names a key for this reader which is not its own is told of, first of all', async () => {
    await outbox('anna');
    await publish('2026-03-02');
    expect(await told()).toMatchObject({ namedByOthers: [] });
    // Somebody with a copy of the signing key makes day keys of their own.
    await outbox('twin');
    await outbox('twin');
    await publish('2026-03-03');
    const { err } = await here.turnbox(['import', 'stick', '--vault', 'anna']);
    expect(err).toMatch(
      /^Somebody publishes keys in your name. Stop, and tell the root key holders/,
    );
    expect(await told()).toMatchObject({ namedByOthers: [2] });
  });

  test('that names a lost key of a restored vault is none of somebody else’s', async () => {
    await outbox('anna');
    await outbox('ben');
    await publish('2026-03-02');
    await told();
    await here.ask(['backup', 'copy', '--vault', 'anna']);
    await publish('2026-03-03');
    await here.ask(['restore', 'copy', '--vault', 'back']);
    expect(await told('back')).toMatchObject({ namedByOthers: [] });
    await outbox('back');
    await publish('2026-03-04');
    expect(await told('back')).toMatchObject({ namedByOthers: [], setBack: [] });
    // The old machine goes on after all.
    rmSync(folderOf('anna'), { recursive: true });
    await outbox('anna');
    await publish('2026-03-05');
    expect(await told('back')).toMatchObject({
      namedByOthers: [4],
      setBack: ['Reader anna'],
    });
  });
});
