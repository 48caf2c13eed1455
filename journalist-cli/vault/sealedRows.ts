import sodium from 'libsodium-wrappers';
import { concat, fromUtf8, toBase64, utf8 } from '../../crypto/wire/bytes.js';
import { stop } from '../refusal.js';

/**
 * One row of the vault at rest: XChaCha20-Poly1305 under the vault key.
 *
 *   nonce 24, random | ciphertext | tag 16
 *
 * The table's name and the row's number are associated data, so that no row can be moved to another
 * place. Inside is JSON, or bytes as they are.
 */
export const VAULT_KEY_BYTES = 32;
const NONCE_BYTES = 24;

/** libsodium loads its code before the first use; wait for this first. */
export const rowSealing = (): Promise<void> => sodium.ready;

const place = (table: string, row: number): Uint8Array =>
  utf8(`turnbox/1 vault ${table} ${String(row)}`);

export function sealRow(
  key: Uint8Array,
  table: string,
  row: number,
  inside: Uint8Array,
): Uint8Array {
  const nonce = sodium.randombytes_buf(NONCE_BYTES);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    inside,
    place(table, row),
    null,
    nonce,
    key,
  );
  return concat(nonce, sealed);
}

export function openRow(
  key: Uint8Array,
  table: string,
  row: number,
  sealed: Uint8Array,
): Uint8Array {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(NONCE_BYTES),
      place(table, row),
      sealed.subarray(0, NONCE_BYTES),
      key,
    );
  } catch {
    return stop('vault-damaged');
  }
}

/** Bytes inside a row's JSON, as an object with one member. */
const BYTES = 'base64';

export const encodeRow = (value: unknown): Uint8Array =>
  utf8(
    JSON.stringify(value, (_, member: unknown) =>
      member instanceof Uint8Array ? { [BYTES]: toBase64(member) } : member,
    ),
  );

const isBytes = (member: unknown): member is { [BYTES]: string } =>
  typeof member === 'object' &&
  member !== null &&
  BYTES in member &&
  typeof member[BYTES] === 'string' &&
  Object.keys(member).length === 1;

/**
 * What `encodeRow` wrote; the row's tag has already proved that this vault wrote it. A vault of 20,000
 * messages is read whole for each list, so it is walked by hand: JSON's own reviver takes three times
 * as long.
 */
export const decodeRow = (bytes: Uint8Array): unknown => bytesIn(JSON.parse(fromUtf8(bytes)));

function bytesIn(member: unknown): unknown {
  if (typeof member !== 'object' || member === null) return member;
  if (Array.isArray(member)) {
    for (let i = 0; i < member.length; i += 1) member[i] = bytesIn(member[i]);
    return member;
  }
  if (isBytes(member)) return new Uint8Array(Buffer.from(member[BYTES], BYTES));
  const fields = member as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (typeof value === 'object' && value !== null) fields[name] = bytesIn(value);
  }
  return fields;
}
