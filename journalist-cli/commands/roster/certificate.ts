import type { Engine } from '../../../crypto/engine/engine.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { stop } from '../../refusal.js';

const ARMOR = '-----BEGIN PGP';

/**
 * SHA-256 of a certificate's binary form, as the roster pins it. Refuses what nobody could encrypt
 * to, and a file that holds a secret key.
 */
export async function certificateHash(engine: Engine, file: Uint8Array): Promise<Hash> {
  const { readKey, unarmor } = await import('openpgp');
  try {
    const text = new TextDecoder('latin1').decode(file);
    const binary = text.trimStart().startsWith(ARMOR)
      ? new Uint8Array((await unarmor(text)).data as Uint8Array)
      : file;
    const key = await readKey({ binaryKey: binary });
    if (key.isPrivate()) return stop('certificate-unusable', 'This file holds a secret key.');
    await key.getEncryptionKey();
    return await fileHash(engine, binary);
  } catch (error) {
    if (error instanceof Error && error.name === 'ToolRefusal') throw error;
    return stop('certificate-unusable');
  }
}
