import { stop } from '../refusal.js';
import type { KeptPgpKey } from '../vault/contents.js';

/** OpenPGP is an emergency door for sources with a tool of their own; its code loads only when asked. */

const ARMOR = '-----BEGIN PGP';
const FORMAT = 'latin1';

/**
 * Reads a secret key from a file, armoured or not, and unlocks it: in the vault its row is its lock.
 *
 * @param passphrase asked for only when the key has one
 */
export async function readSecretKey(
  file: Uint8Array,
  passphrase: () => Promise<string>,
): Promise<KeptPgpKey> {
  const { decryptKey, readPrivateKey } = await import('openpgp');
  const text = new TextDecoder(FORMAT).decode(file);
  const read = text.trimStart().startsWith(ARMOR)
    ? readPrivateKey({ armoredKey: text })
    : readPrivateKey({ binaryKey: file });
  const locked = await read.catch(() => stop('pgp-unusable'));
  const key = locked.isDecrypted()
    ? locked
    : await decryptKey({ privateKey: locked, passphrase: await passphrase() }).catch(() =>
        stop('pgp-locked'),
      );
  await key.getEncryptionKey().catch(() => stop('pgp-unusable'));
  return {
    fingerprint: key.getFingerprint(),
    users: key.getUserIDs(),
    armored: key.armor(),
  };
}
