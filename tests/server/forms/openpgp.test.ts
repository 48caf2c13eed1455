import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createCleartextMessage,
  createMessage,
  encrypt,
  generateKey,
  type PrivateKey,
  type PublicKey,
  sign,
} from 'openpgp';
import { parseHash } from '../../../crypto/wire/fields.js';
import { readCertificates } from '../../../server/config/certificates.js';
import { newestRoster, testLine } from '../../harness/line.js';
import {
  bring,
  type OpenLine,
  publishNext,
  readerNamed,
  startLine,
  stopLine,
} from '../../harness/openLine.js';
import {
  fieldsIn,
  type PlainFile,
  type PlainPage,
  postForm,
  tipsFor,
  withField,
} from '../../harness/plainSource.js';

const LARGE = 3 * 1024 * 1024;

interface Pair {
  readonly publicKey: PublicKey;
  readonly privateKey: PrivateKey;
}
const pair = (name: string): Promise<Pair> =>
  generateKey({ userIDs: [{ name }], format: 'object' });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('OpenPGP without scripts', () => {
  let open: OpenLine;
  let reader: Pair;
  let stranger: Pair;
  let armored: Record<'reader' | 'stranger' | 'hidden' | 'password' | 'signed' | 'clear', string>;

  beforeAll(async () => {
    [reader, stranger] = await Promise.all([pair('Ada'), pair('Nobody here')]);
    const certificate = reader.publicKey.write();
    const pgp = parseHash(createHash('sha256').update(certificate).digest('hex'));
    const { readers } = newestRoster(await testLine());
    open = await startLine({
      changes: { readers: readers.map((each, i) => ({ ...each, pgp: i === 0 ? pgp : null })) },
    });
    mkdirSync(join(open.drop.dir, 'pgp'));
    writeFileSync(join(open.drop.dir, 'pgp', 'ada.asc'), reader.publicKey.armor());
    writeFileSync(join(open.drop.dir, 'pgp', 'other.pgp'), stranger.publicKey.write());
    for (const { name } of open.line.readers) await bring(open, name);
    await publishNext(open);
    const message = await createMessage({ text: 'For Ada.' });
    armored = {
      reader: await encrypt({ message, encryptionKeys: [stranger.publicKey, reader.publicKey] }),
      stranger: await encrypt({ message, encryptionKeys: stranger.publicKey }),
      hidden: await encrypt({ message, encryptionKeys: stranger.publicKey, wildcard: true }),
      password: await encrypt({ message, passwords: 'a password' }),
      signed: await sign({ message, signingKeys: reader.privateKey }),
      clear: await sign({
        message: await createCleartextMessage({ text: 'For everybody.' }),
        signingKeys: reader.privateKey,
      }),
    };
  });
  afterAll(() => stopLine(open));

  const send = async (message: string, files?: readonly PlainFile[]): Promise<PlainPage> => {
    const page = await fetch(new URL('/en/', open.drop.siteUrl));
    const fields = withField(fieldsIn(await page.text(), 'report'), 'message', message);
    return postForm(open.drop.siteUrl, fields, files === undefined ? {} : { files });
  };
  const count = async (): Promise<number> => (await open.drop.line.store.openBlobs()).length;
  const halfDone = (): Promise<number> => open.drop.line.store.bytesInUse();

  test.each(['reader', 'hidden'] as const)('takes a message encrypted to: %s', async (whom) => {
    const page = await send(`Please read:\r\n${armored[whom]}`);
    expect([page.status, page.errors]).toEqual([200, []]);
    const tips = await tipsFor(open.drop.line.store, open.line, readerNamed(open, 'ada'));
    expect(tips.some(({ tip }) => tip.message.includes('BEGIN PGP MESSAGE'))).toBe(true);
  });

  test.each(['stranger', 'password', 'signed', 'clear'] as const)(
    'refuses, keeps no blob of, and gives back a message that is: %s',
    async (what) => {
      const before = await count();
      const page = await send(armored[what]);
      expect([page.status, page.errors.length]).toEqual([400, 1]);
      expect(page.answer).toContain('href="#e-message"');
      expect(await count()).toBe(before);
    },
  );

  test('refuses keys, public and secret', async () => {
    for (const key of [reader.publicKey.armor(), reader.privateKey.armor()])
      expect((await send(key)).errors[0]).toMatch(/is an OpenPGP key/);
    const file = { name: 'key.pgp', bytes: reader.publicKey.write() };
    expect((await send('', [file])).errors[0]).toMatch(/is an OpenPGP key/);
  });

  test('refuses a message whose end is missing', async () => {
    const cut = armored.reader.slice(0, armored.reader.indexOf('-----END'));
    expect((await send(cut)).errors[0]).toMatch(/damaged or cut short/);
  });

  test('takes a large encrypted file, binary and armoured, byte for byte', async () => {
    const message = await createMessage({ binary: new Uint8Array(LARGE) });
    const binary = await encrypt({
      message,
      encryptionKeys: reader.publicKey,
      format: 'binary',
    });
    const text = bytesOf(await encrypt({ message, encryptionKeys: reader.publicKey }));
    const page = await send('See the files.', [
      { name: 'message.pgp', bytes: new Uint8Array(binary) },
      { name: 'message.asc', bytes: text },
    ]);
    expect([page.status, page.errors]).toEqual([200, []]);
    const tips = await tipsFor(open.drop.line.store, open.line, readerNamed(open, 'ada'));
    const sizes = tips.find(({ tip }) => tip.message === 'See the files.')?.received;
    expect(sizes?.map(({ size }) => size)).toEqual([binary.length, text.length]);
  });

  test('refuses a large file encrypted to nobody here, and keeps nothing of it', async () => {
    const message = await createMessage({ binary: new Uint8Array(LARGE) });
    const bytes = await encrypt({
      message,
      encryptionKeys: stranger.publicKey,
      format: 'binary',
    });
    const [before, room] = [await count(), await halfDone()];
    const page = await send('Files.', [
      { name: 'first.bin', bytes: new Uint8Array(LARGE) },
      { name: 'message.gpg', bytes: new Uint8Array(bytes) },
    ]);
    expect([page.status, page.errors.length]).toEqual([400, 1]);
    expect(page.answer).toContain('href="#e-files"');
    expect(page.answer).toContain('Your files were not kept');
    expect([await count(), await halfDone()]).toEqual([before, room]);
  });

  test('takes files that only look a little like it', async () => {
    const page = await send('Notes.', [
      { name: 'notes.asc', bytes: bytesOf('= A title\n\nSome text.\n') },
      { name: 'photo.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 1, 2, 3]) },
    ]);
    expect(page.errors).toEqual([]);
  });

  test('counts only certificates that the roster pins, and misses those that are not there', async () => {
    const roster = newestRoster(open.line);
    const { ids, missing } = await readCertificates(join(open.drop.dir, 'pgp'), roster);
    expect([...ids].sort()).toEqual(
      reader.publicKey
        .getKeyIDs()
        .map((id) => id.toHex())
        .sort(),
    );
    expect(missing).toEqual([]);
    const elsewhere = await readCertificates(join(open.drop.dir, 'nothing'), roster);
    expect([elsewhere.ids.size, elsewhere.missing]).toEqual([0, ['Reader ada']]);
  });

  test('reports nothing unexpected', () => {
    expect(open.drop.reports).toEqual([]);
  });
});
