import { ed25519 } from '@noble/curves/ed25519.js';

/**
 * Ed25519 in JavaScript, for browsers whose WebCrypto has none (before Firefox 129, Chromium 137,
 * Safari 17). On its own, so that a page loads it only there.
 */
export const publicKeyInJs = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);

export const signInJs = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  ed25519.sign(message, seed);

export const verifyInJs = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => ed25519.verify(signature, message, publicKey, { zip215: false });
