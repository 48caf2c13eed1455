import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat } from '../wire/bytes.js';

/**
 * Ed25519 in JavaScript, for browsers whose WebCrypto has none (before Firefox 129, Chromium 137,
 * Safari 17). On its own, so that a page loads it only there.
 */
export const publicKeyInJs = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);

export const signInJs = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  ed25519.sign(message, seed);

/** As libsodium verifies: what one program of this line accepts, all do. */
export const verifyInJs = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean =>
  ed25519.verify(signature, message, publicKey, { zip215: false }) &&
  holdsExactly(publicKey, message, signature);

const { Point } = ed25519;

/**
 * noble checks RFC 8032's equation times eight, which also holds for an R or a key with a part of
 * small order added; libsodium, BoringSSL and NSS check it as it is, S B = R + k A.
 */
function holdsExactly(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const bytesOfR = signature.subarray(0, 32);
  const r = Point.fromBytes(bytesOfR);
  const a = Point.fromBytes(publicKey);
  if (r.isSmallOrder() || a.isSmallOrder()) return false;
  const s = littleEndian(signature.subarray(32));
  const k = littleEndian(sha512(concat(bytesOfR, publicKey, message))) % Point.Fn.ORDER;
  return Point.BASE.multiplyUnsafe(s).equals(r.add(a.multiplyUnsafe(k)));
}

const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
