import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';

let here: Desk;
beforeEach(async () => {
  here = desk();
  await here.ask(['init', '--vault', 'anna', '--label', 'Anna']);
  writeFileSync(here.path('next'), 'another horse entirely\n');
  writeFileSync(here.path('short'), 'short\n');
});
afterEach(() => here.remove());

const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const change = (...args: string[]): Promise<Session> =>
  here.turnbox(['passphrase', '--vault', 'anna', '--json', ...args]);
const card = (file: string, out: string): Promise<Session> =>
  here.turnbox(['card', '--vault', 'anna', '--out', out, '--json', '--passphrase-file', file]);

describe('a new passphrase', () => {
  test('opens the vault, and the one before does not any more', async () => {
    expect((await change('--new-passphrase-file', 'next')).code).toBe(0);
    expect((await card('next', 'a.card')).code).toBe(0);
    const refused = await card('passphrase', 'b.card');
    expect([refused.code, codeOf(refused)]).toEqual([4, 'wrong-passphrase']);
  });

  test('is taken only with the old one, and changes nothing when it is refused', async () => {
    const before = readFileSync(here.path('anna', 'vault.key'));
    const wrong = await change('--passphrase-file', 'next', '--new-passphrase-file', 'next');
    expect(codeOf(wrong)).toBe('wrong-passphrase');
    expect(codeOf(await change('--new-passphrase-file', 'short'))).toBe('passphrase-short');
    expect(readFileSync(here.path('anna', 'vault.key')).equals(before)).toBe(true);
  });

  test('waits while the vault is open elsewhere; another vault beside it does not', async () => {
    await here.ask(['init', '--vault', 'ben', '--label', 'Ben']);
    const open = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const refused = await change('--new-passphrase-file', 'next');
    expect([refused.code, codeOf(refused)]).toEqual([3, 'vault-in-use']);
    expect((await here.turnbox(['card', '--vault', 'ben', '--out', 'ben.card'])).code).toBe(0);
    open.close();
    expect((await change('--new-passphrase-file', 'next')).code).toBe(0);
  });
});

describe('a locked vault', () => {
  test('opens no row again, may be locked twice, and can be opened anew at once', async () => {
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    vault.close();
    vault.close();
    const tried: (() => unknown)[] = [
      () => vault.identity.get(1),
      () => vault.tips.all(),
      () => vault.log.add({ day: '2026-03-02' as never, event: 'x' }),
    ];
    for (const work of tried)
      expect(work).toThrow(expect.objectContaining({ code: 'vault-locked' }));
    await expect(vault.transaction(() => undefined)).rejects.toMatchObject({
      code: 'vault-locked',
    });
    const again = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    expect(again.identity.get(1)?.label).toBe('Anna');
    again.close();
  });
});
