import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeRow, encodeRow } from '../../../journalist-cli/vault/sealedRows.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread } from '../colleagues/aThread.js';

const NEW = ['triages', 'reads', 'cases', 'remarks', 'gists', 'deletions', 'settings'];
let here: Desk;
beforeEach(() => {
  here = desk();
});
afterEach(() => here.remove());

/** Makes a vault what version 1 left: without the tables that came later. */
async function setBack(name: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite');
  const raw = new DatabaseSync(here.path(name, 'vault.db'));
  for (const table of NEW) raw.exec(`DROP TABLE ${table}`);
  raw.exec('PRAGMA user_version=1');
  raw.close();
}

describe('a vault of the first version', () => {
  test('opens with all that is in it, and what was opened then counts as read', async () => {
    const thread = await startThread(here, ['anna', 'ben']);
    await thread.send({ from: 'mara', message: 'seen' });
    await thread.sync('2026-03-02');
    await thread.send({ from: 'joe', message: 'not seen' });
    await thread.sync('2026-03-03');
    await thread.import('anna');
    await thread.show('anna', 1);
    await setBack('anna');
    const { cases } = await here.ask(['list', '--vault', 'anna']);
    expect(cases).toMatchObject([
      { messages: [1], unread: [], untriaged: [1] },
      { messages: [2], unread: [2] },
    ]);
    await here.ask(['triage', '2', 'past', '--vault', 'anna']);
    await here.ask(['backup', 'safe', '--vault', 'anna']);
    await setBack('safe');
    await here.ask(['restore', 'safe', '--vault', 'again']);
    expect((await here.ask(['list', '--vault', 'again']))['cases']).toHaveLength(2);
  });
});

describe('a row', () => {
  test('comes back as it was, bytes and all', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}[A-Z]$/), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (each) => {
        const { value: again } = decodeRow(encodeRow({ value: each })) as { value: unknown };
        expect(JSON.stringify(again, asArrays)).toBe(JSON.stringify(each, asArrays));
      }),
      { numRuns: 200 },
    );
  });
});

const asArrays = (_: string, member: unknown): unknown =>
  member instanceof Uint8Array ? [...member] : member;
