import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { startRound } from '../../harness/startRound.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

let here: Desk;
beforeEach(async () => {
  here = desk();
  await startRound(here);
  await here.ask(['backup', 'copy', '--vault', 'anna']);
  writeFileSync(here.path('wrong'), 'not the passphrase\n');
});
afterEach(() => here.remove());

const restore = async (to: string, ...args: string[]): Promise<string> => {
  const { code, err } = await here.turnbox(['restore', 'copy', '--vault', to, ...args, '--json']);
  return code === 0 ? 'restored' : (JSON.parse(err) as { code: string }).code;
};
/** A folder with work of somebody else's, and what is beside it. */
const home = (): void => {
  mkdirSync(here.path('home', 'letters'), { recursive: true });
  writeFileSync(here.path('home', 'thesis.txt'), 'mine');
};
const wrong = ['--passphrase-file', 'wrong'];

describe('a restore', () => {
  test('refuses a folder that holds anything, and leaves it as it is', async () => {
    home();
    for (const args of [[], wrong]) expect(await restore('home', ...args)).toBe('folder-not-empty');
    expect(readFileSync(here.path('home', 'thesis.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(here.path('home'))).toEqual(['letters', 'thesis.txt']);
    expect(await restore('home/thesis.txt')).toBe('folder-not-empty');
  });

  test('with a wrong passphrase removes only what it made', async () => {
    home();
    mkdirSync(here.path('empty'));
    const before = readdirSync(here.folder);
    for (const to of ['home/vault', 'empty', 'other'])
      expect(await restore(to, ...wrong)).toBe('wrong-passphrase');
    expect(readdirSync(here.folder)).toEqual(before);
    expect(readdirSync(here.path('home'))).toEqual(['letters', 'thesis.txt']);
  });

  test('goes into an empty folder, and makes folders that are not there', async () => {
    mkdirSync(here.path('empty'));
    for (const to of ['empty', 'far/away/vault', `${here.path('slash')}/`]) {
      expect(await restore(to)).toBe('restored');
      expect(readdirSync(here.path(to.startsWith('/') ? 'slash' : to))).toEqual([
        'vault.db',
        'vault.key',
      ]);
    }
    expect(readdirSync(here.path('far', 'away'))).toEqual(['vault']);
  });

  test('takes a plain copy of a vault too, and opens none of its keys before it is marked', async () => {
    await here.ask(['outbox', 'stick', '--vault', 'anna']);
    cpSync(here.path('anna'), here.path('plain'), { recursive: true });
    await here.ask(['restore', 'plain', '--vault', 'again']);
    const vault = await openVault(here.path('again'), () => Promise.resolve(PASSPHRASE));
    expect(vault.daykeys.numbers()).toEqual([]);
    expect(vault.progress.get(1)?.restored).toMatchObject({ waits: true });
    vault.close();
  });
});

describe('a back-up', () => {
  test('that is broken off before it is marked is no vault', async () => {
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const cut = vault.backUp(here.path('cut'), () => Promise.reject(new Error('power cut')));
    await expect(cut).rejects.toThrow('power cut');
    vault.close();
    expect(existsSync(here.path('cut', 'vault.key'))).toBe(false);
    expect((await here.turnbox(['card', '--vault', 'cut', '--out', 'x.card'])).code).toBe(1);
  });
});
