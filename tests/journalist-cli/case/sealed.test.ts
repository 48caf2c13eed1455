import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  Decrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { generateKey } from 'openpgp';
import { encodeRecipient } from '../../../crypto/keys/recipient.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const big = Uint8Array.from({ length: 1_500_000 }, (_, i) => (i * 31) >> 2);
let here: Desk;
let thread: Thread;
beforeAll(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({
    from: 'mara',
    message: 'He takes money.',
    leftOut: ['ben'],
    files: [{ name: `${'очень длинное имя '.repeat(4)}.bin`, bytes: big }],
  });
  await thread.sync('2026-03-02');
  await thread.import('anna');
});
afterAll(() => here.remove());

const hand = (to: string, ...args: string[]): Promise<Session> =>
  here.turnbox(
    `case 1 --to ${to} --vault anna --json --agreed --gist Bribes`.split(' ').concat(args),
  );
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;

/** Unpacks with GNU tar and checks with this tool. */
async function expectWhole(tar: string, folder: string): Promise<void> {
  mkdirSync(here.path(folder));
  execFileSync('tar', ['xf', here.path(tar), '-C', here.path(folder)]);
  const [inside = ''] = readdirSync(here.path(folder));
  const found = await here.ask(['verify', `${folder}/${inside}`]);
  expect(found).toMatchObject({ reader: 'Reader anna', holds: ['gist', 'files'] });
  const [file = ''] = readdirSync(here.path(folder, inside)).filter((name) =>
    name.startsWith('001'),
  );
  expect(readFileSync(here.path(folder, inside, file)).equals(Buffer.from(big))).toBe(true);
}

/** The newest day key of ben's that anna knows. */
async function keyOfBen(): Promise<string> {
  const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
  const ben = vault.colleagues.all().find(({ value }) => value.dayKey !== null)?.value.dayKey;
  vault.close();
  return encodeRecipient(ben?.publicKey ?? new Uint8Array(0));
}

describe('a case for one receiver', () => {
  test('is one file that their post-quantum age key opens, and stock tar unpacks', async () => {
    const identity = await generateHybridIdentity();
    const recipient = await identityToRecipient(identity);
    const session = await hand('case.age', '--include', 'files', '--age', recipient);
    expect(session.json).toMatchObject({ leftOut: ['Reader ben'] });
    expect(statSync(here.path('case.age')).mode & 0o777).toBe(0o400);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const inside = await decrypter.decrypt(readFileSync(here.path('case.age')));
    expect(Buffer.from(readFileSync(here.path('case.age'))).includes('Bribes')).toBe(false);
    writeFileSync(here.path('pq.tar'), inside);
    await expectWhole('pq.tar', 'pq');
  });

  test("is opened by Debian's age with an older key, with a warning about what that is worth", async () => {
    const identity = await generateX25519Identity();
    writeFileSync(here.path('id.txt'), `${identity}\n`);
    const recipient = await identityToRecipient(identity);
    const session = await hand('old.age', '--include', 'files', '--age', recipient);
    expect(JSON.stringify(session.json['warnings'])).toContain('not post-quantum');
    execFileSync('age', ['-d', '-i', 'id.txt', '-o', 'old.tar', 'old.age'], { cwd: here.folder });
    await expectWhole('old.tar', 'old');
  });

  test("is opened by a colleague's own gpg", async () => {
    const home = here.path('gnupg');
    mkdirSync(home, { mode: 0o700 });
    const gpg = (...args: string[]): Buffer =>
      execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args], {
        cwd: here.folder,
        stdio: 'pipe',
      });
    gpg('--passphrase', '', '--quick-generate-key', 'Colleague', 'future-default', 'default');
    writeFileSync(here.path('colleague.asc'), gpg('--armor', '--export', 'Colleague'));
    const session = await hand('case.pgp', '--include', 'files', '--pgp', 'colleague.asc');
    expect(session.json).toMatchObject({ sealedTo: ['Colleague'] });
    gpg('--output', 'gpg.tar', '--decrypt', 'case.pgp');
    await expectWhole('gpg.tar', 'gpg');
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  });

  test('is logged on one line, whatever name a certificate bears', async () => {
    const { publicKey } = await generateKey({
      type: 'curve25519',
      userIDs: [{ name: 'Counsel\n99 - forged \u001b[31m' }],
      format: 'armored',
    });
    writeFileSync(here.path('counsel.asc'), publicKey);
    expect((await hand('counsel.pgp', '--pgp', 'counsel.asc')).code).toBe(0);
    const logged = ['case', '1', '--to', 'logged', '--agreed', '--gist', 'x', '--include', 'log'];
    await here.ask([...logged, '--vault', 'anna']);
    expect(await here.ask(['verify', 'logged'])).toMatchObject({ reader: 'Reader anna' });
  });

  test('is never sealed to a reader whom the source left out, nor to a key that is none', async () => {
    await thread.outbox('ben');
    await thread.sync('2026-03-03');
    await thread.import('anna');
    const theirs = await keyOfBen();
    expect(codeOf(await hand('no', '--age', theirs))).toBe('case-left-out');
    for (const wrong of ['age1xyz', 'ssh-ed25519 AAAA', `${theirs}x`])
      expect(codeOf(await hand('no', '--age', wrong))).toBe('recipient-unusable');
    expect(codeOf(await hand('no', '--pgp', 'passphrase'))).toBe('recipient-unusable');
    // Under new words that choose ben, mara is still the one who left him out.
    await thread.send({ from: 'new mara', movedFrom: { from: 'mara' } });
    await thread.sync('2026-03-04');
    await thread.import('anna');
    const moved = ['case', '2', '--to', 'no', '--agreed', '--gist', 'x', '--json'];
    const session = await here.turnbox([...moved, '--age', await keyOfBen(), '--vault', 'anna']);
    expect(codeOf(session)).toBe('case-left-out');
    expect(await thread.show('anna', 2)).toMatchObject({ leftOutElsewhere: ['Reader ben'] });
    expect(await here.ask(['danger', '2', '--vault', 'anna'])).toMatchObject({
      leftOut: ['Reader ben'],
      colleagues: [],
    });
    expect(existsSync(here.path('no'))).toBe(false);
  });
});
