import type { Identity, Recipient } from 'age-encryption';
import type { Bytes } from '../wire/bytes.js';

/**
 * The primitives that the formats stand on. Two engines keep this contract: `noble` for a source's
 * browser, where WebAssembly and the JIT may be off, and `sodium` for Node. Programs choose one in
 * their main file; nothing else does. Seeds and public keys are raw bytes.
 */
export interface Engine {
  random(length: number): Bytes;
  /** FIPS 180-4. */
  sha256(data: Uint8Array): Promise<Bytes>;
  /** The same over what comes piece by piece; WebCrypto has no such thing, so it is JavaScript. */
  sha256Stream(): { update(data: Uint8Array): void; digest(): Bytes };
  /** RFC 2104 with SHA-256. */
  hmacSha256(key: Uint8Array, data: Uint8Array): Promise<Bytes>;
  /** RFC 5869 with SHA-256 and an empty salt; `length` in bytes. */
  hkdfSha256(secret: Uint8Array, info: Uint8Array, length: number): Promise<Bytes>;
  /** RFC 8018 with HMAC-SHA-512; `length` in bytes. */
  pbkdf2Sha512(
    secret: Uint8Array,
    salt: Uint8Array,
    rounds: number,
    length: number,
  ): Promise<Bytes>;
  /** RFC 8032. Seeds of 32 bytes, public keys of 32, signatures of 64. */
  readonly ed25519: {
    publicKey(seed: Uint8Array): Promise<Bytes>;
    sign(seed: Uint8Array, message: Uint8Array): Promise<Bytes>;
    verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  };
  /** X-Wing (draft-connolly-cfrg-xwing-kem): seeds of 32 bytes, public keys of 1,216. */
  readonly xwing: {
    publicKey(seed: Uint8Array): Bytes;
    /** Whether a stranger's key can be sealed to: both halves are valid points. */
    check(publicKey: Uint8Array): boolean;
    /** An age recipient that writes one `mlkem768x25519` stanza. */
    recipient(publicKey: Uint8Array): Recipient;
    /** An age identity that opens such a stanza. */
    identity(seed: Uint8Array): Identity;
  };
  /** Overwrites a secret that is no longer needed, as far as the language allows. */
  wipe(...secrets: readonly Uint8Array[]): void;
}
