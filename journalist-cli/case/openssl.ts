import { concat, fromBase64, fromHex, toBase64 } from '../../crypto/wire/bytes.js';
import type { Key } from '../../crypto/wire/fields.js';

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410), up to its 32 bytes. */
const SPKI = fromHex('302a300506032b6570032100');

/** A public key as OpenSSL reads it. */
export const publicKeyPem = (key: Key): string =>
  `-----BEGIN PUBLIC KEY-----\n${toBase64(concat(SPKI, fromBase64(key, 32)))}\n-----END PUBLIC KEY-----\n`;
