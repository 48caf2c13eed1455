import { Decrypter, Encrypter } from 'age-encryption';
import { stop } from '../refusal.js';

/**
 * A secret at rest under a passphrase: an age file with one scrypt stanza, which stock age opens.
 * Cost 2^18 is age's own default, about a second of work and 256 MiB.
 */
export const WORK_FACTOR = 18;

/** One text has one spelling, whichever keyboard it comes from. */
const spelled = (passphrase: string): string => passphrase.normalize('NFC');

/** Seals a secret under a passphrase; `logN` is lowered in tests alone. */
export async function sealSecret(
  secret: Uint8Array,
  passphrase: string,
  logN: number = WORK_FACTOR,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(spelled(passphrase));
  encrypter.setScryptWorkFactor(logN);
  return encrypter.encrypt(secret);
}

/** Opens it, or refuses with `wrong-passphrase` or `key-file-damaged`. */
export async function openSecret(file: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(spelled(passphrase));
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    // typage throws bare errors; this one alone says that the file is whole and the key does not fit.
    return stop(
      /no identity matched/.test(String(error)) ? 'wrong-passphrase' : 'key-file-damaged',
    );
  }
}
