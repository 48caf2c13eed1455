import { createHash } from 'node:crypto';

/** A v3 onion name: base32 of public key 32, checksum 2, version 1 (rend-spec-v3, section 6). */
const FORM = /^([a-z2-7]{56})\.onion$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const VERSION = 3;

/**
 * Whether a host name is an onion address without a slip in it: the checksum tells before Tor is
 * asked, and Tor would only say that it cannot be reached.
 */
export function isOnionName(host: string): boolean {
  const name = FORM.exec(host)?.[1];
  if (name === undefined) return false;
  const bytes = fromBase32(name);
  const key = bytes.subarray(0, 32);
  return bytes[34] === VERSION && checksum(key).equals(bytes.subarray(32, 34));
}

/** The onion name of a service's public key. */
export function onionName(key: Uint8Array): string {
  const bytes = Buffer.concat([key, checksum(key), Uint8Array.of(VERSION)]);
  return `${toBase32(bytes)}.onion`;
}

const checksum = (key: Uint8Array): Buffer =>
  createHash('sha3-256')
    .update('.onion checksum')
    .update(key)
    .update(Uint8Array.of(VERSION))
    .digest()
    .subarray(0, 2);

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
}

/** Base32 in Tor's way: lower case, without `=`. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (
    bits
      .match(/.{1,5}/g)
      ?.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
      .join('') ?? ''
  );
}
