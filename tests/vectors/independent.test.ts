import { execFileSync } from 'node:child_process';
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  pbkdf2Sync,
  sign as nodeSign,
  verify as nodeVerify,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bech32 } from '@scure/base';
import { Decrypter } from 'age-encryption';
import { bytesOf, loadVectors, type VectorCase } from './load.js';

/** The same vectors by other code than this project's: OpenSSL in Node, typage, GNU tar. */
const FILES = loadVectors(new URL('./', import.meta.url));
const good = (path: string): VectorCase[] =>
  FILES.filter((file) => file.path === path)
    .flatMap(({ vectors }) => vectors.cases)
    .filter(({ refused }) => refused === undefined);
const given = ({ given: fields }: VectorCase, name: string): string => String(fields[name]);
const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const unhex = (text: string): Buffer => Buffer.from(text, 'hex');
const hmac = (key: Buffer, ...parts: (string | Uint8Array)[]): string =>
  parts
    .reduce((mac, part) => mac.update(part), createHmac('sha256', key))
    .digest('hex')
    .slice(0, 32);

const publicKeyOf = (raw: Uint8Array) =>
  createPublicKey({
    key: Buffer.concat([unhex('302a300506032b6570032100'), raw]),
    format: 'der',
    type: 'spki',
  });
const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([unhex('302e020100300506032b657004220420'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
const rawKey = (seed: string): Buffer =>
  createPublicKey(privateKeyOf(unhex(seed)))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);

const NOTES = [
  'card',
  'roster',
  'daykey',
  'statement',
  'outbox',
  'head',
  'batch',
  'request',
  'reply',
  'claim',
  'case',
];

describe.each(NOTES)('every good %s note', (name) => {
  const signed = good(`${name}/${name}.json`).filter((one) => 'seed' in one.given);

  it('is signed as OpenSSL signs, under the key id that C2SP says', () => {
    expect(signed.length).toBeGreaterThan(0);
    for (const one of signed) {
      const whole = one.text ?? '';
      const split = whole.lastIndexOf('\n\n');
      const body = whole.slice(0, split + 1);
      const [, keyName = '', encoded = ''] = (whole.slice(split + 2).split('\n')[0] ?? '').split(
        ' ',
      );
      const line = Buffer.from(encoded, 'base64');
      const key = rawKey(given(one, 'seed'));
      expect(line.subarray(0, 4).toString('hex')).toBe(
        sha256(`${keyName}\n\x01`, key).subarray(0, 4).toString('hex'),
      );
      expect(line.subarray(4).toString('hex')).toBe(
        nodeSign(null, Buffer.from(body), privateKeyOf(unhex(given(one, 'seed')))).toString('hex'),
      );
      expect(nodeVerify(null, Buffer.from(body), publicKeyOf(key), line.subarray(4))).toBe(true);
      expect(name === 'daykey' ? body : sha256(body).toString('hex')).toBe(
        name === 'daykey' ? body : one.gives?.['hash'],
      );
    }
  });
});

describe('every good codename', () => {
  const words = readFileSync('client/words/english.txt', 'utf8').trim().split('\n');

  it('opens to what PBKDF2 and HKDF of OpenSSL give', () => {
    const cases = good('codename/codename.json');
    expect(cases).toHaveLength(3);
    for (const one of cases) {
      const line = unhex(given(one, 'line'));
      const bits = given(one, 'typed')
        .toLowerCase()
        .split(/[ ,]+/)
        .map((typed) => words.findIndex((word) => word === typed || word.slice(0, 4) === typed))
        .map((index) => index.toString(2).padStart(11, '0'))
        .join('');
      const bytes = Buffer.from(
        (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
      );
      const salt = Buffer.concat([Buffer.from('turnbox/1 codename'), line]);
      const stretched = pbkdf2Sync(bytes.subarray(0, 10), salt, 600_000, 64, 'sha512');
      const part = (name: string, length: number): string =>
        Buffer.from(
          hkdfSync(
            'sha256',
            stretched,
            '',
            Buffer.concat([Buffer.from(`turnbox/1 ${name}`), line]),
            length,
          ),
        ).toString('hex');
      expect(part('check', 1)).toBe(bytes.subarray(10).toString('hex'));
      expect(one.gives).toEqual({
        sign: part('sign', 32),
        reply: part('reply', 32),
        tag: part('tag', 32),
      });
    }
  });
});

describe('every good set of source keys', () => {
  it('makes the key, thread and mark that OpenSSL makes', () => {
    for (const one of good('source-keys/source-keys.json')) {
      const [line, tag] = [unhex(given(one, 'line')), unhex(given(one, 'tag'))];
      const recipient = bech32.fromWords(
        bech32.decode(String(one.gives?.['reply']) as `${string}1${string}`, false).words,
      );
      const key = rawKey(given(one, 'sign'));
      expect(one.gives?.['sign']).toBe(key.toString('base64'));
      expect(one.gives?.['thread']).toBe(
        sha256('turnbox/1 thread', line, key, recipient, tag).toString('hex').slice(0, 32),
      );
      expect(one.gives?.['mark']).toBe(
        hmac(
          tag,
          'turnbox/1 mark',
          line,
          Buffer.from(given(one, 'reader'), 'base64'),
          given(one, 'day'),
        ),
      );
    }
  });
});

describe('every good set of root words', () => {
  it('is twelve times eleven bits of a SHA-256', () => {
    const words = readFileSync('client/words/english.txt', 'utf8').trim().split('\n');
    for (const one of good('source-keys/root-words.json')) {
      const bits = [...sha256(given(one, 'verifier'))]
        .map((b) => b.toString(2).padStart(8, '0'))
        .join('');
      const expected = (bits.match(/.{11}/g) ?? [])
        .slice(0, 12)
        .map((b) => words[Number.parseInt(b, 2)]);
      expect(one.gives?.['words']).toBe(expected.join(' '));
    }
  });
});

const identity = (seed: string): string =>
  bech32.encode('age-secret-key-pq-', bech32.toWords(unhex(seed)), false).toUpperCase();

describe('every good sealed file and cell', () => {
  it("opens with typage's own identity", async () => {
    for (const one of good('sealed/sealed.json')) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity(String((one.given['seeds'] as string[])[0])));
      expect(await decrypter.decrypt(bytesOf(one), 'text')).toBe(one.gives?.['inside']);
    }
    for (const one of good('cell/cell.json')) {
      const cell = bytesOf(one);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity(given(one, 'reply')));
      expect((await decrypter.decrypt(cell, 'text')).replace(/\0+$/, '')).toBe(
        one.gives?.['inside'],
      );
      const tag = hmac(
        unhex(given(one, 'tagKey')),
        'turnbox/1 cell',
        unhex(given(one, 'line')),
        sha256(cell),
      );
      expect(tag === given(one, 'tag')).toBe(one.gives?.['tagged']);
      expect(cell).toHaveLength(4096);
    }
  });
});

describe.each(['archive/archive.json', 'tip/tip.json'])('every good archive of %s', (path) => {
  it('is listed and unpacked by GNU tar', () => {
    for (const one of good(path)) {
      const folder = mkdtempSync(join(tmpdir(), 'turnbox-vectors-'));
      try {
        const file = join(folder, 't.tar');
        writeFileSync(file, bytesOf(one));
        const names = execFileSync('tar', ['tf', file], { encoding: 'utf8' })
          .split('\n')
          .slice(0, -1);
        execFileSync('tar', ['xf', file, '-C', folder]);
        const found = names.map(
          (name) => `${name} ${sha256(readFileSync(join(folder, name))).toString('hex')}`,
        );
        const pieces = (one.gives?.['pieces'] ?? []) as string[];
        expect(
          one.gives?.['entries'] ??
            pieces.map((piece) =>
              piece.replace(
                /^(\d+)\.(\d+) /,
                (_, f: string, p: string) => `files/${f}.${p.padStart(5, '0')} `,
              ),
            ),
        ).toEqual(found.filter((each) => path.startsWith('archive') || each.startsWith('files/')));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  });
});
