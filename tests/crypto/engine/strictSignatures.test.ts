import { beforeAll, describe, expect, it } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../../../crypto/wire/bytes.js';
import { signInJs, verifyInJs } from '../../../crypto/engine/ed25519Js.js';
import type { Engine } from '../../../crypto/engine/engine.js';
import { sodiumEngine } from '../../../crypto/engine/sodium.js';

const { Point } = ed25519;
const MESSAGE = utf8('what one program accepts, all do');
const number = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
const bytesOf = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
/** y = -1, the point of order two. */
const ORDER_TWO = Point.fromAffine({ x: 0n, y: Point.Fp.create(-1n) });

/** By a signer who adds points of small order where RFC 8032 multiplies by eight. */
function odd(toR: boolean, toKey: boolean): { key: Uint8Array; signature: Uint8Array } {
  const a = 12_345n;
  const r = 67_890n;
  const plainKey = Point.BASE.multiply(a);
  const plainR = Point.BASE.multiply(r);
  for (let i = 0n; ; i += 1n) {
    const key = (toKey ? plainKey.add(ORDER_TWO) : plainKey).toBytes();
    const bytesOfR = (toR ? plainR.add(ORDER_TWO) : plainR).add(Point.BASE.multiply(8n * (i + 1n)));
    const encoded = bytesOfR.toBytes();
    const k = number(sha512(concat(encoded, key, MESSAGE))) % Point.Fn.ORDER;
    // An even k would hide what was added to the key.
    if (toKey && k % 2n === 0n) continue;
    const s = (r + 8n * (i + 1n) + k * a) % Point.Fn.ORDER;
    return { key, signature: concat(encoded, bytesOf(s)) };
  }
}

describe('a signature with points of small order in it', () => {
  let sodium: Engine;
  beforeAll(async () => {
    sodium = await sodiumEngine();
  });

  it.each([
    ['none', false, false, true],
    ['beside R', true, false, false],
    ['beside the key', false, true, false],
  ])('counts alike in both engines: %s', async (_, toR, toKey, isGood) => {
    const { key, signature } = odd(toR, toKey);
    // What noble's own check lets through.
    expect(ed25519.verify(signature, MESSAGE, key, { zip215: false })).toBe(true);
    expect(verifyInJs(key, MESSAGE, signature)).toBe(isGood);
    expect(await sodium.ed25519.verify(key, MESSAGE, signature)).toBe(isGood);
  });

  it('leaves good ones good', () => {
    const seed = new Uint8Array(32).fill(9);
    const signature = signInJs(seed, MESSAGE);
    expect(verifyInJs(ed25519.getPublicKey(seed), MESSAGE, signature)).toBe(true);
    expect(verifyInJs(ed25519.getPublicKey(seed), utf8('other'), signature)).toBe(false);
  });
});
