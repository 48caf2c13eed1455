import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDay } from '../../../crypto/wire/day.js';
import { openVault, type Vault } from '../../../journalist-cli/vault/vault.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

let here: Desk;
let vault: Vault;
beforeAll(async () => {
  here = desk();
  await here.ask(['init', '--vault', 'anna', '--label', 'Anna']);
  const folder = here.path('anna');
  vault = await openVault(folder, () => Promise.resolve(PASSPHRASE), folder, true);
});
afterAll(() => {
  vault.close();
  here.remove();
});

const step = fc.record({
  act: fc.constantFrom('put' as const, 'remove' as const),
  row: fc.integer({ min: 1, max: 100 }),
  day: fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04'),
  // Looked at in the midst of a transaction too, which may be undone afterwards.
  looks: fc.boolean(),
});
const steps = fc.record({ list: fc.array(step, { maxLength: 80 }), fails: fc.boolean() });

test('rows that stay open say what is written, whatever was undone in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 4 }), async (rounds) => {
      for (const { list, fails } of rounds) {
        const work = vault.transaction(() => {
          for (const { act, row, day, looks } of list) {
            if (act === 'put') vault.reads.put(row, { day: parseDay(day) });
            else vault.reads.remove(row);
            if (looks) vault.reads.all();
          }
          if (fails) throw new Error('undone');
        });
        await work.catch(() => undefined);
        const written = vault.reads.numbers().map((row) => ({ row, value: vault.reads.get(row) }));
        expect(vault.reads.all()).toEqual(written);
      }
    }),
    { numRuns: 25 },
  );
});

test('nothing of it can be asked for once the vault is closed', () => {
  vault.close();
  expect(() => vault.reads.all()).toThrow(expect.objectContaining({ code: 'vault-locked' }));
});
