import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { attempt } from '../../crypto/refusal.js';
import type { KeptPgpKey, KeptTip, ProvedTip } from '../vault/contents.js';
import { safeName } from '../vault/safeName.js';
import type { Vault } from '../vault/vault.js';
import { PGP_FILE, pgpBlocks } from './blocks.js';
import type { SessionKey } from './sessionKeys.js';

/** An OpenPGP message inside a message, and what came of it. */
export interface PgpView {
  /** Where it stands: in the words, or in a file of this name in an export. */
  readonly name: string;
  /** What it says; null when no key here opens it. */
  readonly text: string | null;
  /** The fingerprint of the key that did; null when it was a session key. */
  readonly key: string | null;
}

/** Larger ones are for a tool that streams. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A small message may unpack to more than a computer has, and more than this is nobody's words. */
const MOST_TEXT = 2 * 1024 * 1024;
const CONFIG = { maxDecompressedMessageSize: 2 * MOST_TEXT };
const ARMOR = '-----BEGIN PGP';

interface Found {
  readonly name: string;
  readonly bytes: Uint8Array | string | null;
}

/** Opens what it can of a message's OpenPGP messages with the keys of the vault. */
export async function openPgp(
  vault: Vault,
  kept: KeptTip,
  sessionKeys: readonly SessionKey[] = [],
): Promise<PgpView[]> {
  if (kept.kind === 'damaged') return [];
  const found = [...inWords(kept), ...inFiles(vault, kept)];
  if (found.length === 0) return [];
  const keys = vault.pgp.all().map(({ value }) => value);
  return Promise.all(found.map((each) => opened(each, keys, sessionKeys)));
}

const inWords = ({ tip }: ProvedTip): Found[] =>
  pgpBlocks([...tip.answers.flatMap(({ answer }) => answer), tip.message].join('\n')).map(
    (bytes, i) => ({ name: `openpgp-${String(i + 1)}.asc`, bytes }),
  );

const inFiles = (vault: Vault, { files }: ProvedTip): Found[] =>
  files.flatMap(({ name, size, rows }, i) => {
    if (name !== PGP_FILE) return [];
    const bytes =
      size > MOST_BYTES
        ? null
        : Buffer.concat(rows.map((row) => vault.pieces.get(row) ?? new Uint8Array(0)));
    return [{ name: safeName(i + 1, name), bytes }];
  });

async function opened(
  { name, bytes }: Found,
  keys: readonly KeptPgpKey[],
  sessionKeys: readonly SessionKey[],
): Promise<PgpView> {
  const closed: PgpView = { name, text: null, key: null };
  if (bytes === null || keys.length + sessionKeys.length === 0) return closed;
  const { decrypt, readMessage, readPrivateKey } = await import('openpgp');
  const armored = await armoredIn(bytes);
  const message = (): ReturnType<typeof readMessage> =>
    armored === null
      ? readMessage({ binaryMessage: bytes as Uint8Array })
      : readMessage({ armoredMessage: armored });
  // Its errors do not tell 'for another key' from 'damaged': either way gpg may say more.
  for (const { armored: armoredKey, fingerprint } of keys)
    try {
      const decryptionKeys = await readPrivateKey({ armoredKey });
      const { data } = await decrypt({
        message: await message(),
        decryptionKeys,
        format: 'utf8',
        config: CONFIG,
      });
      return data.length > MOST_TEXT ? closed : { name, text: data, key: fingerprint };
    } catch {
      continue;
    }
  for (const sessionKey of sessionKeys)
    try {
      const sealed = await message();
      const { data } = await decrypt({
        message: sealed,
        sessionKeys: sessionKey,
        format: 'utf8',
        config: CONFIG,
      });
      return data.length > MOST_TEXT ? closed : { name, text: data, key: null };
    } catch {
      continue;
    }
  return closed;
}

async function armoredIn(bytes: Uint8Array | string): Promise<string | null> {
  if (typeof bytes === 'string') return bytes;
  const text = await attempt(() => fromUtf8(bytes));
  return text.ok && text.value.trimStart().startsWith(ARMOR) ? text.value : null;
}
