import { Decrypter, Encrypter, type Identity } from 'age-encryption';
import type { Engine } from '../engine/engine.js';
import { Refusal, refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import { isRung } from './padding.js';

/**
 * An age v1 file (C2SP age) with one `mlkem768x25519` stanza for each line of a list of keys, in
 * that list's order. Its size follows from the number of stanzas and the size of the inside alone:
 *
 *   86 + 1557 x stanzas + inside + 16 x ceil(inside / 65536)
 */
const HEADER_BYTES = 86;
const STANZA_BYTES = 1557;
const CHUNK_BYTES = 65536;
const TAG_BYTES = 16;

export const sealedSize = (stanzas: number, inside: number): number =>
  HEADER_BYTES + STANZA_BYTES * stanzas + inside + TAG_BYTES * Math.ceil(inside / CHUNK_BYTES);

/** The inside's size if a blob of this size can be a tip to so many readers, else null. */
export function insideSize(stanzas: number, blob: number): number | null {
  const payload = blob - HEADER_BYTES - STANZA_BYTES * stanzas;
  const chunks = Math.ceil(payload / (CHUNK_BYTES + TAG_BYTES));
  const inside = payload - TAG_BYTES * chunks;
  return inside > 0 && isRung(inside) && sealedSize(stanzas, inside) === blob ? inside : null;
}

/** A key that nobody holds: a real encapsulation to it cannot be told from one to a reader. */
export const throwAwayKey = (engine: Engine): Bytes => {
  const seed = engine.random(32);
  const key = engine.xwing.publicKey(seed);
  engine.wipe(seed);
  return key;
};

/** Seals to raw X-Wing keys, in the order given. */
export async function seal(
  engine: Engine,
  keys: readonly Uint8Array[],
  inside: Uint8Array,
): Promise<Bytes> {
  return (await sealKeepingKey(engine, keys, inside)).file;
}

/** The same, and the 16-byte file key with which a colleague may open this file alone. */
export async function sealKeepingKey(
  engine: Engine,
  keys: readonly Uint8Array[],
  inside: Uint8Array,
): Promise<{ file: Bytes; fileKey: Bytes }> {
  let kept = new Uint8Array(0);
  const encrypter = new Encrypter();
  for (const key of keys) encrypter.addRecipient(engine.xwing.recipient(key));
  // A recipient that writes no stanza: typage hands it the file key as it does to all others.
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => {
      kept = new Uint8Array(fileKey);
      return [];
    },
  });
  const file = new Uint8Array(await encrypter.encrypt(inside));
  return { file, fileKey: kept };
}

/** Lets an identity see a header only if it has as many stanzas as its list of keys has lines. */
export const countingStanzas = (identity: Identity, expected: number): Identity => ({
  unwrapFileKey: (stanzas) =>
    stanzas.length === expected ? identity.unwrapFileKey(stanzas) : refuse('sealed-stanzas'),
});

/**
 * Opens a file with the first of the seeds that fits. Refuses one that has another number of
 * stanzas than its list of keys has lines.
 */
export async function unseal(
  engine: Engine,
  seeds: readonly Uint8Array[],
  file: Uint8Array,
  stanzas: number,
): Promise<Uint8Array> {
  let fits = false;
  const decrypter = new Decrypter();
  for (const seed of seeds)
    decrypter.addIdentity(
      noting(countingStanzas(engine.xwing.identity(seed), stanzas), () => {
        fits = true;
      }),
    );
  return decrypted(decrypter, file, () => fits);
}

/** Opens a file by its own 16-byte key, as a colleague's copy gives it. */
export function unsealWithKey(fileKey: Uint8Array, file: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  return decrypted(decrypter, file, () => true);
}

const noting = (identity: Identity, note: () => void): Identity => ({
  unwrapFileKey: async (stanzas) => {
    const fileKey = await identity.unwrapFileKey(stanzas);
    if (fileKey !== null) note();
    return fileKey;
  },
});

/** typage throws bare errors; whether a key fitted tells `damaged` from `not for us`. */
async function decrypted(
  decrypter: Decrypter,
  file: Uint8Array,
  fitted: () => boolean,
): Promise<Uint8Array> {
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(
      fitted() || !/no identity matched/.test(String(error))
        ? 'sealed-malformed'
        : 'sealed-not-for-us',
    );
  }
}
