import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ml_kem768_x25519 as nobleXwing } from '@noble/post-quantum/hybrid.js';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import type { Engine } from '../../../crypto/engine/engine.js';
import { nobleEngine } from '../../../crypto/engine/noble.js';
import { encodeIdentity, encodeRecipient, parseRecipient } from '../../../crypto/keys/recipient.js';
import { bech32 } from '@scure/base';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { seal, throwAwayKey, unseal } from '../../../crypto/wire/sealed.js';
import { asView, codeOf, engine as sodiumOne, hex, seedOf, text, unhex } from '../aLine.js';

interface Published {
  readonly xwing: readonly { seed: string; pk: string; ct: string; ss: string }[];
  readonly ed25519: readonly { seed: string; pk: string; message: string; signature: string }[];
  readonly sha256: readonly { message: string; digest: string }[];
  readonly hmacSha256: readonly { key: string; message: string; mac: string }[];
  readonly hkdfSha256: readonly { secret: string; info: string; length: number; out: string }[];
  readonly pbkdf2Sha512: readonly {
    secret: string;
    salt: string;
    rounds: number;
    length: number;
    out: string;
  }[];
}
const published = JSON.parse(
  readFileSync(new URL('../../vectors/published/primitives.json', import.meta.url), 'utf8'),
) as Published;

const ENGINES: readonly (readonly [string, Engine])[] = [
  ['sodium', sodiumOne],
  ['noble', nobleEngine],
];

/** A public key whose X25519 half is one of the points that give everybody the same secret. */
const LOW_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
];

const stanza = (args: string[], body: number) => ({ args, body: new Uint8Array(body) });

describe.each(ENGINES)('the %s engine', (_, engine) => {
  it('hashes as FIPS 180-4 says', async () => {
    for (const { message, digest } of published.sha256)
      expect(hex(await engine.sha256(unhex(message)))).toBe(digest);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (data) => {
        const expected = createHash('sha256').update(data).digest('hex');
        expect(hex(await engine.sha256(asView(data)))).toBe(expected);
        const stream = engine.sha256Stream();
        for (let at = 0; at < data.length; at += 7)
          stream.update(asView(data.subarray(at, at + 7)));
        expect(hex(stream.digest())).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('authenticates as RFC 4231 says', async () => {
    for (const { key, message, mac } of published.hmacSha256)
      expect(
        hex(await engine.hmacSha256(unhex(key), asView(unhex(message)))).slice(0, mac.length),
      ).toBe(mac);
    const key = seedOf('hmac');
    expect(hex(await engine.hmacSha256(asView(key), utf8('words')))).toBe(
      createHmac('sha256', key).update('words').digest('hex'),
    );
  });

  it('derives as RFC 5869 says when there is no salt', async () => {
    for (const { secret, info, length, out } of published.hkdfSha256)
      expect(hex(await engine.hkdfSha256(unhex(secret), unhex(info), length))).toBe(out);
  });

  it('stretches as PBKDF2-HMAC-SHA-512 is published', async () => {
    for (const { secret, salt, rounds, length, out } of published.pbkdf2Sha512)
      expect(hex(await engine.pbkdf2Sha512(utf8(secret), utf8(salt), rounds, length))).toBe(out);
  });

  it('signs and verifies as RFC 8032 says', async () => {
    for (const { seed, pk, message, signature } of published.ed25519) {
      expect(hex(await engine.ed25519.publicKey(unhex(seed)))).toBe(pk);
      expect(hex(await engine.ed25519.sign(unhex(seed), asView(unhex(message))))).toBe(signature);
      expect(await engine.ed25519.verify(unhex(pk), unhex(message), unhex(signature))).toBe(true);
      expect(
        await engine.ed25519.verify(
          asView(unhex(pk)),
          asView(unhex(message)),
          asView(unhex(signature)),
        ),
      ).toBe(true);
    }
  });

  it('says no to a signature that is changed, cut, lengthened, or of another key', async () => {
    const seed = seedOf('signer');
    const message = utf8('a message');
    const key = await engine.ed25519.publicKey(seed);
    const signature = await engine.ed25519.sign(seed, message);
    const other = await engine.ed25519.publicKey(seedOf('another'));
    expect(await engine.ed25519.verify(other, message, signature)).toBe(false);
    expect(await engine.ed25519.verify(key, utf8('b message'), signature)).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const changed = signature.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await engine.ed25519.verify(key, message, changed)).toBe(false);
    }
    expect(await engine.ed25519.verify(key, message, signature.subarray(0, 63))).toBe(false);
    expect(await engine.ed25519.verify(key, message, new Uint8Array(65))).toBe(false);
    expect(await engine.ed25519.verify(key.subarray(1), message, signature)).toBe(false);
  });

  it('says no to a scalar above the group order, which would give one text two signatures', async () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const seed = seedOf('signer');
    const key = await engine.ed25519.publicKey(seed);
    const signature = await engine.ed25519.sign(seed, utf8('x'));
    let scalar = 0n;
    for (let i = 63; i >= 32; i -= 1) scalar = (scalar << 8n) | BigInt(signature[i] ?? 0);
    scalar += order;
    const malleable = signature.slice();
    for (let i = 32; i < 64; i += 1) {
      malleable[i] = Number(scalar & 0xffn);
      scalar >>= 8n;
    }
    expect(await engine.ed25519.verify(key, utf8('x'), malleable)).toBe(false);
  });

  it('makes the X-Wing public keys of draft-connolly-cfrg-xwing-kem', () => {
    for (const { seed, pk } of published.xwing)
      expect(hex(engine.xwing.publicKey(unhex(seed)))).toBe(pk);
  });

  it('checks keys: good ones pass', () => {
    expect(engine.xwing.check(engine.xwing.publicKey(seedOf('k')))).toBe(true);
    expect(engine.xwing.check(asView(engine.xwing.publicKey(seedOf('k'))))).toBe(true);
  });

  it('refuses a key with an X25519 half of low order', () => {
    for (const point of LOW_ORDER) {
      const key = engine.xwing.publicKey(seedOf('k'));
      key.set(unhex(point), 1184);
      expect(engine.xwing.check(key)).toBe(false);
    }
  });

  it('refuses a key with an ML-KEM coefficient of 3329 or more', () => {
    for (const [at, value] of [
      [0, 3329],
      [0, 4095],
      [384 * 3 - 3, 3329],
    ] as const) {
      const key = engine.xwing.publicKey(seedOf('k'));
      key[at] = value & 0xff;
      key[at + 1] = ((key[at + 1] ?? 0) & 0xf0) | (value >> 8);
      expect(engine.xwing.check(key)).toBe(false);
    }
  });

  it('takes the largest coefficient that is in range', () => {
    const key = engine.xwing.publicKey(seedOf('k'));
    key[0] = 3328 & 0xff;
    key[1] = ((key[1] ?? 0) & 0xf0) | (3328 >> 8);
    expect(engine.xwing.check(key)).toBe(true);
  });

  it('refuses a key of another length', () => {
    const key = engine.xwing.publicKey(seedOf('k'));
    expect(engine.xwing.check(key.subarray(1))).toBe(false);
    expect(engine.xwing.check(new Uint8Array([...key, 0]))).toBe(false);
    expect(engine.xwing.check(new Uint8Array(0))).toBe(false);
  });

  it('draws random bytes that do not repeat', () => {
    expect(engine.random(0)).toHaveLength(0);
    const drawn = new Set(Array.from({ length: 64 }, () => hex(engine.random(16))));
    expect(drawn.size).toBe(64);
  });

  it('wipes every secret that it is given', () => {
    const secrets = [seedOf('a'), seedOf('b')];
    engine.wipe(...secrets);
    expect(secrets.every((secret) => secret.every((byte) => byte === 0))).toBe(true);
  });

  it("seals what typage's own identity opens", async () => {
    const seed = seedOf('typage');
    const file = await seal(
      engine,
      [throwAwayKey(engine), engine.xwing.publicKey(seed)],
      utf8('words'),
    );
    const decrypter = new Decrypter();
    decrypter.addIdentity(encodeIdentity(seed));
    expect(await decrypter.decrypt(file, 'text')).toBe('words');
  });

  it("opens what typage's own recipient seals", async () => {
    const identity = await generateHybridIdentity();
    const recipient = await identityToRecipient(identity);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const { words } = bech32.decode(identity as `${string}1${string}`, false);
    const seed = bech32.fromWords(words);
    expect(encodeRecipient(engine.xwing.publicKey(seed))).toBe(recipient);
    expect(hex(parseRecipient(recipient))).toBe(hex(engine.xwing.publicKey(seed)));
    const opened = await unseal(engine, [seed], await encrypter.encrypt('words'), 1);
    expect(text(opened)).toBe('words');
  });

  it('passes over stanzas of other kinds and refuses a malformed one', async () => {
    const identity = engine.xwing.identity(seedOf('k'));
    expect(await identity.unwrapFileKey([stanza(['X25519', 'AAAA'], 32)])).toBeNull();
    const share = Buffer.alloc(1120, 1).toString('base64').replaceAll('=', '');
    for (const bad of [
      stanza(['mlkem768x25519'], 32),
      stanza(['mlkem768x25519', 'AAAA'], 32),
      stanza(['mlkem768x25519', share, 'more'], 32),
      stanza(['mlkem768x25519', share], 31),
    ])
      await expect((async () => identity.unwrapFileKey([bad]))()).rejects.toThrow(
        /stanza|base64|padding|invalid/i,
      );
  });
});

describe('the two engines', () => {
  it.each(ENGINES.flatMap(([by, from]) => ENGINES.map(([of, to]) => [by, of, from, to] as const)))(
    'open one stanza of each other: %s to %s',
    async (_by, _of, from, to) => {
      const seed = seedOf('cross');
      const keys = [throwAwayKey(from), from.xwing.publicKey(seed), throwAwayKey(to)];
      const file = await seal(from, keys, utf8('from one to the other'));
      expect(text(await unseal(to, [seed], file, 3))).toBe('from one to the other');
      expect(await codeOf(() => unseal(to, [seedOf('nobody')], file, 3))).toBe('sealed-not-for-us');
    },
  );

  it('agree on every key and signature', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 200 }),
        async (seed, message) => {
          expect(hex(nobleEngine.xwing.publicKey(seed))).toBe(hex(sodiumOne.xwing.publicKey(seed)));
          const signature = await sodiumOne.ed25519.sign(seed, message);
          expect(hex(await nobleEngine.ed25519.sign(seed, message))).toBe(hex(signature));
          const key = await nobleEngine.ed25519.publicKey(seed);
          expect(await nobleEngine.ed25519.verify(key, message, signature)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('decapsulate the published X-Wing ciphertexts to the published secrets', () => {
    expect(published.xwing).toHaveLength(3);
    for (const { seed, ct, ss } of published.xwing) {
      const { privateKey } = sodium.crypto_kem_xwing_seed_keypair(unhex(seed));
      expect(hex(sodium.crypto_kem_xwing_dec(unhex(ct), privateKey))).toBe(ss);
      expect(hex(nobleXwing.decapsulate(unhex(ct), unhex(seed)))).toBe(ss);
    }
  });
});
