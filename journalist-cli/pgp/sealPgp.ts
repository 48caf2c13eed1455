import { toHex } from '../../crypto/wire/bytes.js';
import type { Engine } from '../../crypto/engine/engine.js';
import type { Hash } from '../../crypto/wire/fields.js';
import { stop } from '../refusal.js';

/** Sealing to people who have OpenPGP alone; its code loads only when asked. */
export interface PgpRecipient {
  readonly armored: string;
  readonly users: readonly string[];
  /** SHA-256 of the binary certificate, by which a roster names a reader's. */
  readonly hash: Hash;
}

const ARMOR = '-----BEGIN PGP';

/** Reads a public key from a file, armoured or not; one that cannot be sealed to is refused. */
export async function readPgpRecipient(engine: Engine, file: Uint8Array): Promise<PgpRecipient> {
  const { readKey } = await import('openpgp');
  const text = new TextDecoder('latin1').decode(file);
  const key = await (
    text.trimStart().startsWith(ARMOR)
      ? readKey({ armoredKey: text })
      : readKey({ binaryKey: file })
  ).catch(() => stop('recipient-unusable'));
  if (key.isPrivate()) return stop('recipient-unusable', 'This file holds a secret key.');
  await key.getEncryptionKey().catch(() => stop('recipient-unusable'));
  return {
    armored: key.armor(),
    users: key.getUserIDs(),
    hash: toHex(await engine.sha256(new Uint8Array(key.write()))) as Hash,
  };
}

/** One OpenPGP message to all of them, as it flows. */
export async function* sealPgp(
  recipients: readonly PgpRecipient[],
  inside: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { createMessage, encrypt, readKey } = await import('openpgp');
  const encryptionKeys = await Promise.all(
    recipients.map(({ armored }) => readKey({ armoredKey: armored })),
  );
  const message = await createMessage({ binary: ReadableStream.from(inside) });
  yield* await encrypt({ message, encryptionKeys, format: 'binary' });
}
