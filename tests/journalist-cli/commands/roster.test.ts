import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMessage, encrypt, generateKey, readKey } from 'openpgp';
import { sha256 } from '../../harness/line.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';

let here: Desk;
let round: Round;
beforeEach(async () => {
  here = desk();
  round = await startRound(here);
});
afterEach(() => here.remove());

const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const next = (...args: readonly string[]): Promise<Session> =>
  here.turnbox(['roster', 'next', '--vault', 'root', '--out', 'roster-2', '--json', ...args]);
const importRoster = (file: string, vault = 'anna', ...args: string[]): Promise<Session> =>
  here.turnbox(['import', file, '--vault', vault, '--json', ...args]);
const newVault = async (name: string): Promise<void> => {
  await here.ask(['init', '--vault', name, '--label', `Reader ${name}`]);
  await here.ask(['card', '--vault', name, '--out', `${name}.card`]);
};

describe('a roster', () => {
  test('pins site.json and the year, and shows the same words to root and reader', async () => {
    const shown = await here.ask(['roster', 'show', 'roster-1', '--root', round.published]);
    expect(shown).toMatchObject({
      epoch: 1,
      expires: '2027-03-02',
      checked: true,
      demonstration: false,
    });
    expect(round.rosters[0]?.site).toBe(sha256(readFileSync(here.path('site.json'))));
    const { words } = await here.ask(['roster', 'key', '--vault', 'root']);
    expect(words).toHaveLength(12);
    expect((await importRoster('roster-1')).json['words']).toEqual(words);
  });

  test('is taken the first time only with the right root key', async () => {
    await newVault('cleo');
    expect(codeOf(await importRoster('roster-1', 'cleo'))).toBe('root-needed');
    const other = desk();
    await other.ask(['init', '--vault', 'root', '--role', 'root', '--label', 'Root']);
    const { root } = await other.ask(['roster', 'key', '--vault', 'root']);
    other.remove();
    const wrong = await importRoster('roster-1', 'cleo', '--root', String(root));
    expect(codeOf(wrong)).toBe('root-differs');
    expect(codeOf(await importRoster('roster-1', 'cleo', '--root', 'root.x+y+z'))).toBe('bad-key');
    const right = await importRoster('roster-1', 'cleo', '--root', round.published);
    expect(right.json).toMatchObject({ onRoster: false });
  });

  test('adds and removes people one epoch at a time', async () => {
    await newVault('cleo');
    const removed = round.readerIdOf('ben');
    const second = await next('--add-reader', 'force=cleo.card', '--remove', removed);
    expect(second.json).toMatchObject({
      epoch: 2,
      readers: [{ label: 'Reader anna' }, { label: 'Reader cleo', group: 'force' }],
    });
    expect((await importRoster('roster-2')).json).toMatchObject({ epoch: 2, onRoster: true });
    expect((await importRoster('roster-2', 'ben')).json).toMatchObject({ onRoster: false });
    expect((await importRoster('roster-1')).code).toBe(0);
    const third = await here.turnbox([
      'roster',
      'next',
      '--vault',
      'root',
      '--out',
      'roster-3',
      '--name',
      'Renamed',
      '--json',
    ]);
    expect(third.json).toMatchObject({ epoch: 3, name: 'Renamed' });
    await newVault('dora');
    await importRoster('roster-1', 'dora', '--root', round.published);
    expect(codeOf(await importRoster('roster-3', 'dora'))).toBe('roster-gap');
  });

  test('refuses what cannot be meant', async () => {
    expect(codeOf(await next('--remove', '00000000'))).toBe('reader-unknown');
    expect(codeOf(await next('--add-reader', 'charity=courier.card'))).toBe('wrong-role');
    expect(codeOf(await next('--add-reader', 'charity=ben.card'))).toBe('roster-duplicate-key');
    expect(codeOf(await next('--add-reader', 'ben.card'))).toBe('usage');
    expect(existsSync(here.path('roster-2'))).toBe(false);
    writeFileSync(here.path('roster-2'), 'precious');
    expect(codeOf(await next())).toBe('file-exists');
    expect(readFileSync(here.path('roster-2'), 'utf8')).toBe('precious');
    const again = ['roster', 'new', '--vault', 'root', '--name', 'A', '--site', 'site.json'];
    const parties = ['--drop', 'drop.card', '--courier', 'courier.card'];
    const reader = ['--reader', 'charity=anna.card', '--out', 'again', '--json'];
    expect(codeOf(await here.turnbox([...again, ...parties, ...reader]))).toBe('roster-exists');
    expect(codeOf(await here.turnbox(['roster', 'key', '--vault', 'anna', '--json']))).toBe(
      'not-root',
    );
  });

  test('refuses a site.json of another root, and a group that it does not name', async () => {
    const site = JSON.parse(readFileSync(here.path('site.json'), 'utf8')) as object;
    writeFileSync(here.path('other.json'), JSON.stringify({ ...site, root: 'root.other' }));
    expect(codeOf(await next('--site', 'other.json'))).toBe('site-root');
    writeFileSync(here.path('few.json'), JSON.stringify({ ...site, groups: { force: {} } }));
    expect(codeOf(await next('--site', 'few.json'))).toBe('group-unknown');
    writeFileSync(here.path('no.json'), 'no json');
    expect(codeOf(await next('--site', 'no.json'))).toBe('site-malformed');
  });

  test('pins an OpenPGP certificate that can encrypt, armoured or not, and no other', async () => {
    const made = await generateKey({ userIDs: [{ name: 'Anna' }], format: 'armored' });
    const key = await readKey({ armoredKey: made.publicKey });
    await encrypt({ message: await createMessage({ text: 'x' }), encryptionKeys: key });
    writeFileSync(here.path('anna.asc'), made.publicKey);
    writeFileSync(here.path('anna.gpg'), key.write());
    writeFileSync(here.path('secret.asc'), made.privateKey);
    const signing = await generateKey({ userIDs: [{ name: 'A' }], format: 'binary', subkeys: [] });
    writeFileSync(here.path('signing.gpg'), signing.publicKey);
    const id = round.readerIdOf('anna');
    expect(codeOf(await next('--pgp', `${id}=secret.asc`))).toBe('certificate-unusable');
    expect(codeOf(await next('--pgp', `${id}=signing.gpg`))).toBe('certificate-unusable');
    expect(codeOf(await next('--pgp', `${id}=site.json`))).toBe('certificate-unusable');
    expect(codeOf(await next('--pgp', `00000000=anna.asc`))).toBe('reader-unknown');
    const pinned = await next('--pgp', `${id}=anna.asc`);
    expect(pinned.json).toMatchObject({ readers: [{ pgp: sha256(key.write()) }, { pgp: null }] });
    const binary = await here.turnbox([
      'roster',
      'next',
      '--vault',
      'root',
      '--out',
      'roster-3',
      '--pgp',
      `${id}=anna.gpg`,
      '--json',
    ]);
    expect(binary.json).toMatchObject({ readers: [{ pgp: sha256(key.write()) }, { pgp: null }] });
  });

  test('passes to another root, which signs the next one', async () => {
    await here.ask([
      'init',
      '--vault',
      'heir',
      '--role',
      'root',
      '--label',
      'Heir',
      '--line',
      round.line,
    ]);
    const { root } = await here.ask(['roster', 'key', '--vault', 'heir']);
    expect((await next('--next-root', String(root))).code).toBe(0);
    const late = ['roster', 'next', '--vault', 'root', '--out', 'late', '--json'];
    expect(codeOf(await here.turnbox(late))).toBe('not-root');
    await importRoster('roster-1', 'heir', '--root', round.published);
    await importRoster('roster-2', 'heir');
    await here.ask(['roster', 'next', '--vault', 'heir', '--out', 'roster-3']);
    await importRoster('roster-2');
    expect((await importRoster('roster-3')).json).toMatchObject({ epoch: 3, root });
  });

  test('can be written again', async () => {
    await here.ask(['roster', 'last', '--vault', 'root', '--out', 'copy']);
    expect(readFileSync(here.path('copy'))).toEqual(readFileSync(here.path('roster-1')));
  });
});
