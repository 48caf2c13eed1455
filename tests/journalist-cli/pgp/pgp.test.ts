import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMessage, encrypt, enums, generateKey, readKey } from 'openpgp';
import { pgpBlocks } from '../../../journalist-cli/pgp/blocks.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => here.remove());

const makeKey = (passphrase?: string): Promise<{ privateKey: string; publicKey: string }> =>
  generateKey({
    userIDs: [{ name: 'Anna' }],
    format: 'armored',
    ...(passphrase === undefined ? {} : { passphrase }),
  });
const sealed = async (publicKey: string, text: string): Promise<string> =>
  encrypt({
    message: await createMessage({ text }),
    encryptionKeys: await readKey({ armoredKey: publicKey }),
  });
const sealedBytes = async (publicKey: string, text: string): Promise<Uint8Array> =>
  encrypt({
    message: await createMessage({ text }),
    encryptionKeys: await readKey({ armoredKey: publicKey }),
    format: 'binary',
  });
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const add = (file: string, ...args: string[]): Promise<Session> =>
  here.turnbox(['pgp', 'add', file, '--vault', 'anna', '--json', ...args]);

describe('what a source pastes', () => {
  const [begin, end] = ['-----BEGIN PGP MESSAGE-----', '-----END PGP MESSAGE-----'];

  test('is found block by block', () => {
    expect(pgpBlocks(`a ${begin}x${end} b ${begin}y${end}${begin}z`)).toEqual([
      `${begin}x${end}`,
      `${begin}y${end}`,
    ]);
    expect(pgpBlocks(`${end} ${begin}`)).toEqual([]);
    expect(pgpBlocks(`${begin}x${end}`.repeat(1000)).length).toBeLessThan(100);
  });

  test('does not hold a reader up, a mebibyte of beginnings without an end either', () => {
    expect(pgpBlocks(begin.repeat(40_000))).toEqual([]);
    expect(pgpBlocks(`${begin.repeat(40_000)}${end}`)).toHaveLength(1);
  });
});

describe('an OpenPGP message of a source', () => {
  test('is opened with a key of the vault, in the words or in a file', async () => {
    const key = await makeKey();
    writeFileSync(here.path('anna.asc'), key.privateKey);
    const added = await add('anna.asc');
    expect(added.json).toMatchObject({ users: ['Anna'] });
    const { keys } = await here.ask(['pgp', 'list', '--vault', 'anna']);
    expect(keys).toEqual([{ fingerprint: added.json['fingerprint'], users: ['Anna'] }]);
    const inWords = await sealed(key.publicKey, 'Sealed twice.');
    const bytes = await sealedBytes(key.publicKey, 'Sealed in a file.');
    await thread.send({
      from: 'mara',
      message: `Hello.\n${inWords}\nBye.`,
      files: [
        { name: 'other.txt', bytes: utf8('x') },
        { name: 'message.pgp', bytes },
      ],
    });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    expect((await thread.show('anna'))['pgp']).toMatchObject([
      { name: 'openpgp-1.asc', text: 'Sealed twice.', key: added.json['fingerprint'] },
      { name: '002-message.pgp', text: 'Sealed in a file.' },
    ]);
    const { out } = await here.turnbox(['show', '1', '--vault', 'anna']);
    expect(out).toContain('│ Sealed twice.');
  });

  test('that no key here opens comes with the line that opens it elsewhere', async () => {
    const [own, other] = [await makeKey(), await makeKey()];
    writeFileSync(here.path('anna.asc'), own.privateKey);
    await thread.send({ from: 'mara', message: await sealed(other.publicKey, 'For another.') });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    for (const prepare of [() => Promise.resolve(), () => add('anna.asc')]) {
      await prepare();
      const { out } = await here.turnbox(['show', '1', '--vault', 'anna']);
      expect(out).toContain('--decrypt DIR/openpgp-1.asc 2> session-keys.txt');
    }
    const { files } = await here.ask(['export', '1', '--to', 'case', '--vault', 'anna']);
    expect(files).toContain('openpgp-1.asc');
  });

  test('that would unpack to more than words is not unpacked', async () => {
    const key = await makeKey();
    writeFileSync(here.path('anna.asc'), key.privateKey);
    await add('anna.asc');
    const bytes = await encrypt({
      message: await createMessage({ binary: new Uint8Array(5 * 1024 * 1024) }),
      encryptionKeys: await readKey({ armoredKey: key.publicKey }),
      format: 'binary',
      config: { preferredCompressionAlgorithm: enums.compression.zlib },
    });
    expect(bytes.length).toBeLessThan(100 * 1024);
    await thread.send({ from: 'mara', files: [{ name: 'message.pgp', bytes }] });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    expect((await thread.show('anna'))['pgp']).toMatchObject([{ text: null, key: null }]);
  });

  test('that is damaged is no trouble', async () => {
    const key = await makeKey();
    writeFileSync(here.path('anna.asc'), key.privateKey);
    await add('anna.asc');
    await thread.send({
      from: 'mara',
      message: '-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----',
    });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    expect((await thread.show('anna'))['pgp']).toMatchObject([{ text: null, key: null }]);
  });
});

describe('an OpenPGP message whose key is on a card elsewhere', () => {
  test('is opened here with the session key that the printed line of gpg gives', async () => {
    const home = here.path('gnupg');
    mkdirSync(home, { mode: 0o700 });
    const gpg = (...args: string[]): string =>
      execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args], {
        cwd: here.folder,
        stdio: 'pipe',
      }).toString();
    gpg('--passphrase', '', '--quick-generate-key', 'Anna', 'future-default', 'default');
    writeFileSync(here.path('words'), 'Only my card opens this.');
    gpg('--armor', '--trust-model', 'always', '-r', 'Anna', '-o', 'sealed.asc', '-e', 'words');
    await thread.send({ from: 'mara', message: readFileSync(here.path('sealed.asc'), 'utf8') });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    const { out } = await here.turnbox(['show', '1', '--vault', 'anna']);
    await here.ask(['export', '1', '--to', 'DIR', '--vault', 'anna']);
    const line = out.split('\n').find((each) => each.includes('gpg --show-session-key')) ?? '';
    execFileSync('sh', ['-c', line], {
      cwd: here.folder,
      env: { ...process.env, GNUPGHOME: home },
    });
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    const args = ['show', '1', '--vault', 'anna', '--session-keys'];
    const opened = await here.turnbox([...args, 'session-keys.txt']);
    expect(opened.out).toContain('opened with the session key that gpg gave');
    expect(opened.out).toContain('│ Only my card opens this.');
    expect(readFileSync(here.path('session-keys.txt'), 'utf8')).not.toContain('Only my card');
    expect(codeOf(await here.turnbox([...args, 'words', '--json']))).toBe('session-keys-missing');
  });
});

describe('an OpenPGP key', () => {
  test('with a passphrase is unlocked once, and one that cannot be used is refused by name', async () => {
    const key = await makeKey('five long words of mine');
    writeFileSync(here.path('locked.asc'), key.privateKey);
    writeFileSync(here.path('public.asc'), key.publicKey);
    writeFileSync(here.path('noise'), utf8('no key'));
    writeFileSync(here.path('right'), 'five long words of mine\n');
    expect(codeOf(await add('public.asc'))).toBe('pgp-unusable');
    expect(codeOf(await add('noise'))).toBe('pgp-unusable');
    const wrong = ['--key-passphrase-file', 'passphrase'];
    expect(codeOf(await add('locked.asc', ...wrong))).toBe('pgp-locked');
    expect((await add('locked.asc', '--key-passphrase-file', 'right')).code).toBe(0);
    expect(codeOf(await here.turnbox(['pgp', 'wat', '--vault', 'anna', '--json']))).toBe('usage');
  });
});
