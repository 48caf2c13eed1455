import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js';
import type { Bytes } from '../wire/bytes.js';
import type { Engine } from './engine.js';
import { owned, webcrypto } from './webcrypto.js';
import { xwingIdentity, xwingRecipient } from './xwing.js';

/** PKCS #8 wrapping of an Ed25519 seed (RFC 8410), the only form in which WebCrypto takes one. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

async function nativeSign(seed: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const wrapped = new Uint8Array([...PKCS8, ...seed]);
  const key = await crypto.subtle.importKey('pkcs8', wrapped, 'Ed25519', false, ['sign']);
  wrapped.fill(0);
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, owned(message)));
}

async function nativeVerify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', owned(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, owned(signature), owned(message));
}

let native: Promise<boolean> | undefined;

/**
 * Asked once: whether this browser signs and verifies by itself. With the JIT off it then takes
 * 1 ms for twelve notes, where JavaScript takes 45.
 */
const hasNative = (): Promise<boolean> =>
  (native ??= nativeSign(new Uint8Array(32), new Uint8Array(0)).then(
    () => true,
    () => false,
  ));

/** The engine of a source's browser: JavaScript alone, with WebCrypto where it helps. */
export const nobleEngine: Engine = {
  ...webcrypto,
  ed25519: {
    publicKey: (seed) => Promise.resolve(owned(ed25519.getPublicKey(seed))),
    sign: async (seed, message) =>
      (await hasNative()) ? nativeSign(seed, message) : owned(ed25519.sign(message, seed)),
    verify: async (publicKey, message, signature) => {
      try {
        return (await hasNative())
          ? await nativeVerify(publicKey, message, signature)
          : ed25519.verify(signature, message, publicKey, { zip215: false });
      } catch {
        return false;
      }
    },
  },
  xwing: {
    publicKey: (seed) => owned(xwing.keygen(seed).publicKey),
    check: (publicKey) => {
      try {
        xwing.encapsulate(publicKey);
        return true;
      } catch {
        return false;
      }
    },
    recipient: (publicKey) =>
      xwingRecipient(() => {
        const { cipherText, sharedSecret } = xwing.encapsulate(publicKey);
        return { encapsulated: cipherText, shared: sharedSecret };
      }),
    identity: (seed) => xwingIdentity((encapsulated) => xwing.decapsulate(encapsulated, seed)),
  },
  wipe: (...secrets) => {
    for (const secret of secrets) secret.fill(0);
  },
};
