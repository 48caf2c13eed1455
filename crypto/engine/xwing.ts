import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64nopad } from '@scure/base';
import { type Identity, type Recipient, Stanza } from 'age-encryption';
import { concat, utf8 } from '../wire/bytes.js';

/**
 * The `mlkem768x25519` stanza of the age specification (C2SP age, hybrid recipients): X-Wing as the
 * KEM of an HPKE single-shot seal (RFC 9180, base mode) of the file key.
 *
 *   -> mlkem768x25519 BASE64(1,120 bytes encapsulated)
 *   BASE64(16 bytes of file key, 16 of tag)
 */
const STANZA = 'mlkem768x25519';
const LABEL = utf8('age-encryption.org/mlkem768x25519');
const ENCAPSULATED_BYTES = 1120;
const SEALED_KEY_BYTES = 32;

/** RFC 9180, 5.1: "HPKE", KEM X-Wing 0x647a, KDF HKDF-SHA256 0x0001, AEAD ChaCha20Poly1305 0x0003. */
const SUITE = concat(utf8('HPKE'), new Uint8Array([0x64, 0x7a, 0x00, 0x01, 0x00, 0x03]));
const VERSION = utf8('HPKE-v1');
const EMPTY = new Uint8Array(0);

const labeledExtract = (salt: Uint8Array, label: string, input: Uint8Array): Uint8Array =>
  extract(sha256, concat(VERSION, SUITE, utf8(label), input), salt);

const labeledExpand = (
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array =>
  expand(
    sha256,
    key,
    concat(new Uint8Array([length >> 8, length & 0xff]), VERSION, SUITE, utf8(label), info),
    length,
  );

/** RFC 9180, 5.1, KeySchedule in base mode, and with it the one cipher that it is for. */
function cipher(shared: Uint8Array): ReturnType<typeof chacha20poly1305> {
  const context = concat(
    new Uint8Array([0]),
    labeledExtract(EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(EMPTY, 'info_hash', LABEL),
  );
  const secret = labeledExtract(shared, 'secret', EMPTY);
  return chacha20poly1305(
    labeledExpand(secret, 'key', context, 32),
    labeledExpand(secret, 'base_nonce', context, 12),
  );
}

/** An age recipient over an engine's X-Wing. */
export const xwingRecipient = (
  encapsulate: () => { encapsulated: Uint8Array; shared: Uint8Array },
): Recipient => ({
  wrapFileKey: (fileKey) => {
    const { encapsulated, shared } = encapsulate();
    return [
      new Stanza([STANZA, base64nopad.encode(encapsulated)], cipher(shared).encrypt(fileKey)),
    ];
  },
});

/** An age identity over an engine's X-Wing: null when no stanza is for it, as the contract asks. */
export const xwingIdentity = (decapsulate: (encapsulated: Uint8Array) => Uint8Array): Identity => ({
  unwrapFileKey: (stanzas) => {
    for (const { args, body } of stanzas) {
      if (args[0] !== STANZA) continue;
      const encapsulated = base64nopad.decode(args[1] ?? '');
      if (
        args.length !== 2 ||
        encapsulated.length !== ENCAPSULATED_BYTES ||
        body.length !== SEALED_KEY_BYTES
      )
        throw new Error('malformed mlkem768x25519 stanza');
      const shared = decapsulate(encapsulated);
      try {
        return cipher(shared).decrypt(body);
      } catch {
        continue;
      }
    }
    return null;
  },
});
