import { montgomery } from '@noble/curves/abstract/montgomery.js';
import { pow } from '@noble/curves/abstract/modular.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { concat, utf8 } from '../wire/bytes.js';

/**
 * X-Wing (draft-connolly-cfrg-xwing-kem) over noble's ML-KEM-768 and X25519. Public keys and
 * encapsulations are ML-KEM's, then X25519's 32 bytes. noble's own X-Wing brings a toolbox for
 * hybrids of every kind along, and its X25519 all of Edwards curves: 5 kB more for each source.
 */
/** RFC 7748, 5: the field, its inversion by Fermat, and the clamping of secret keys. */
const P = 2n ** 255n - 19n;
const x25519 = montgomery({
  P,
  type: 'x25519',
  powPminus2: (x) => pow(x, P - 2n, P),
  adjustScalarBytes: (bytes: Uint8Array) => {
    bytes[0] = (bytes[0] ?? 0) & 248;
    bytes[31] = ((bytes[31] ?? 0) & 127) | 64;
    return bytes;
  },
});

const LABEL = utf8('\\.//^\\');
const MLKEM_PUBLIC_BYTES = 1184;
const MLKEM_CIPHERTEXT_BYTES = 1088;
const X25519_BYTES = 32;

interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly secretMlkem: Uint8Array;
  readonly secretX25519: Uint8Array;
}

/** Section 5.2, expandDecapsulationKey: a seed of 32 bytes is the whole secret key. */
function expand(seed: Uint8Array): KeyPair {
  if (seed.length !== 32) throw new RangeError('an X-Wing seed has 32 bytes');
  const expanded = shake256(seed, { dkLen: 96 });
  const { publicKey, secretKey } = ml_kem768.keygen(expanded.subarray(0, 64));
  const secretX25519 = expanded.slice(64);
  expanded.fill(0);
  return {
    publicKey: concat(publicKey, x25519.getPublicKey(secretX25519)),
    secretMlkem: secretKey,
    secretX25519,
  };
}

/** Section 5.3, Combiner. */
const combine = (
  mlkem: Uint8Array,
  ecdh: Uint8Array,
  encapsulated: Uint8Array,
  publicKey: Uint8Array,
): Uint8Array => sha3_256(concat(mlkem, ecdh, encapsulated, publicKey, LABEL));

const split = (bytes: Uint8Array, first: number): [Uint8Array, Uint8Array] => {
  if (bytes.length !== first + X25519_BYTES) throw new RangeError('not of the length of X-Wing');
  return [bytes.subarray(0, first), bytes.subarray(first)];
};

export function xwingPublicKey(seed: Uint8Array): Uint8Array {
  const { publicKey, secretMlkem, secretX25519 } = expand(seed);
  secretMlkem.fill(0);
  secretX25519.fill(0);
  return publicKey;
}

/** Throws when a half of the key is no valid point: ML-KEM's modulus check, X25519's low orders. */
export function xwingEncapsulate(publicKey: Uint8Array): {
  encapsulated: Uint8Array;
  shared: Uint8Array;
} {
  const [mlkem, point] = split(publicKey, MLKEM_PUBLIC_BYTES);
  const secret = x25519.utils.randomSecretKey();
  const ecdh = x25519.getSharedSecret(secret, point);
  const own = x25519.getPublicKey(secret);
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(mlkem);
  const shared = combine(sharedSecret, ecdh, own, point);
  for (const each of [secret, ecdh, sharedSecret]) each.fill(0);
  return { encapsulated: concat(cipherText, own), shared };
}

export function xwingDecapsulate(encapsulated: Uint8Array, seed: Uint8Array): Uint8Array {
  const [cipherText, point] = split(encapsulated, MLKEM_CIPHERTEXT_BYTES);
  const { publicKey, secretMlkem, secretX25519 } = expand(seed);
  const mlkem = ml_kem768.decapsulate(cipherText, secretMlkem);
  const ecdh = x25519.getSharedSecret(secretX25519, point);
  const shared = combine(mlkem, ecdh, point, publicKey.subarray(MLKEM_PUBLIC_BYTES));
  for (const each of [secretMlkem, secretX25519, mlkem, ecdh]) each.fill(0);
  return shared;
}
