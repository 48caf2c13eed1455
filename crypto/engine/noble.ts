import { type Bytes, fromBase64 } from '../wire/bytes.js';
import type * as Ed25519Js from './ed25519Js.js';
import type { Engine } from './engine.js';
import { owned, webcrypto } from './webcrypto.js';
import { xwingIdentity, xwingRecipient } from './xwing.js';
import { xwingDecapsulate, xwingEncapsulate, xwingPublicKey } from './xwingKem.js';

/** PKCS #8 wrapping of an Ed25519 seed (RFC 8410), the only form in which WebCrypto takes one. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

async function nativeKey(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  const wrapped = new Uint8Array([...PKCS8, ...seed]);
  const key = await crypto.subtle.importKey('pkcs8', wrapped, 'Ed25519', extractable, ['sign']);
  wrapped.fill(0);
  return key;
}

/** RFC 8037: a private key as JWK tells its public one, in base64url without padding. */
async function nativePublicKey(seed: Uint8Array): Promise<Bytes> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await nativeKey(seed, true));
  return fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`, 32);
}

async function nativeSign(seed: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const key = await nativeKey(seed, false);
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

/** Loaded only where it is needed. */
const inJs = (): Promise<typeof Ed25519Js> => import('./ed25519Js.js');

/** The engine of a source's browser: JavaScript alone, with WebCrypto where it helps. */
export const nobleEngine: Engine = {
  ...webcrypto,
  ed25519: {
    publicKey: async (seed) =>
      (await hasNative()) ? nativePublicKey(seed) : owned((await inJs()).publicKeyInJs(seed)),
    sign: async (seed, message) =>
      (await hasNative())
        ? nativeSign(seed, message)
        : owned((await inJs()).signInJs(seed, message)),
    verify: async (publicKey, message, signature) => {
      try {
        return (await hasNative())
          ? await nativeVerify(publicKey, message, signature)
          : (await inJs()).verifyInJs(publicKey, message, signature);
      } catch {
        return false;
      }
    },
  },
  xwing: {
    publicKey: (seed) => owned(xwingPublicKey(seed)),
    check: (publicKey) => {
      try {
        xwingEncapsulate(publicKey);
        return true;
      } catch {
        return false;
      }
    },
    recipient: (publicKey) => xwingRecipient(() => xwingEncapsulate(publicKey)),
    identity: (seed) => xwingIdentity((encapsulated) => xwingDecapsulate(encapsulated, seed)),
  },
  wipe: (...secrets) => {
    for (const secret of secrets) secret.fill(0);
  },
};
