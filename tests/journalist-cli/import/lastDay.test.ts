import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { addDays, parseDay } from '../../../crypto/wire/day.js';
import { parseHash } from '../../../crypto/wire/fields.js';
import { signHead } from '../../../crypto/wire/head.js';
import { destroyKeys } from '../../../journalist-cli/import/destruction.js';
import { moveProgress, placeOf } from '../../../journalist-cli/vault/line.js';
import { openVault, type Vault } from '../../../journalist-cli/vault/vault.js';
import { engine, seedOf, sha256 } from '../../harness/line.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

const START = parseDay('2026-03-02');
const FAR = parseDay('2031-01-01');
let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk(START);
  round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition(START);
  await round.edition(addDays(START, 1));
  here.moveTo(addDays(START, 1));
});
afterEach(() => here.remove());

const bundle = (path: string): string =>
  here.path('stick', stickPath.bundle(round.readerIdOf('anna')), path);
async function withVault<T>(work: (vault: Vault) => Promise<T>): Promise<T> {
  const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
  try {
    return await work(vault);
  } finally {
    vault.close();
  }
}
const wholeHeads = (): Promise<boolean[]> =>
  withVault((vault) => Promise.resolve(vault.heads.all().map(({ value }) => value.whole)));
const importStick = async (): Promise<unknown> => {
  const { code, err } = await here.turnbox(['import', 'stick', '--vault', 'anna', '--json']);
  return code === 0 ? 'done' : ((JSON.parse(err) as { code?: string }).code ?? code);
};
/** Today files of all editions before a head dated far ahead are taken off the stick. */
const hideTodays = (): void => {
  for (const { today } of round.heads().filter(({ day }) => day !== FAR))
    rmSync(bundle(bundlePath.file(today.hash)));
};

describe('a head that is dated far ahead', () => {
  test('and signed by nobody makes no keys of real editions pass for gone', async () => {
    const real = round.heads().at(-1);
    if (real === undefined) throw new Error('no edition');
    const fake = { ...real, day: FAR, edition: 3, previous: real.hash };
    const cells = [
      { ...(real.cells[0] ?? { epoch: 1, hash: real.hash, cells: 8, marks: 64 }), day: FAR },
    ];
    round.stick();
    writeFileSync(
      bundle(bundlePath.head(3)),
      await signHead(engine, { ...fake, cells: [...cells, ...real.cells] }, seedOf('nobody')),
    );
    hideTodays();
    expect(await importStick()).toBe('file-missing');
    expect(await wholeHeads()).toEqual([]);
    round.stick();
    expect(await importStick()).toBe('done');
    expect(await wholeHeads()).toEqual([true, true]);
  });

  test('by a courier is held back by this clock', async () => {
    await round.edition(FAR);
    round.stick();
    hideTodays();
    expect(await importStick()).toBe('file-missing');
    expect(await wholeHeads()).toEqual([]);
    here.moveTo(FAR);
    expect(await importStick()).toBe('done');
    expect(await wholeHeads()).toEqual([false, false, true]);
  });

  test('makes no cells of earlier editions go', async () => {
    round.stick();
    expect(await importStick()).toBe('done');
    await round.edition(FAR);
    round.stick();
    expect(await importStick()).toBe('done');
    expect(await withVault((vault) => Promise.resolve(vault.cells.numbers()))).toEqual([1, 2, 3]);
  });

  test('makes no message pass for expired', async () => {
    const blob = await round.post(await sealTip(round, { from: 'mara' }));
    await round.batch(addDays(START, 1));
    await round.edition(FAR);
    round.stick();
    rmSync(bundle(bundlePath.blob(blob)));
    const half = await here.turnbox(['import', 'stick', '--vault', 'anna', '--json']);
    expect(half.json).toMatchObject({ whole: false, through: 0, expired: 0 });
    round.stick();
    expect(await here.ask(['import', 'stick', '--vault', 'anna'])).toMatchObject({ tips: 1 });
  });
});

describe('an edition whose keys were not there to look at', () => {
  test('counts as naming every key of its day or the grace before', async () => {
    const last = addDays(START, 70);
    await withVault(async (vault) => {
      const place = await placeOf(engine, vault);
      const hash = parseHash(sha256(new Uint8Array(0)));
      const head = { epoch: 1, hash, own: true, outboxes: [] };
      const names = addDays(START, 60);
      await vault.transaction(() => {
        vault.heads.put(1, { ...head, day: START, names: START, whole: true });
        vault.heads.put(2, { ...head, day: addDays(START, 10), names: null, whole: false });
        vault.heads.put(3, { ...head, day: last, names, whole: true });
        vault.batches.put(1, { day: last, edition: 3, hash, list: hash });
        moveProgress(vault, { through: 1 });
      });
      // The second may still have named the first day's key: it is taken until the third's grace ends.
      expect(await destroyKeys(vault, place, last)).toEqual([]);
      await vault.transaction(() =>
        vault.heads.put(4, { ...head, day: addDays(last, 15), names, whole: true }),
      );
      await vault.transaction(() =>
        vault.batches.put(1, { day: last, edition: 4, hash, list: hash }),
      );
      expect(await destroyKeys(vault, place, addDays(last, 15))).toContain(START);
    });
  });
});
