import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '../../crypto/wire/bytes.js';
import type { Label } from '../../crypto/wire/fields.js';
import type { Roster } from '../../crypto/wire/roster.js';

/**
 * Readers' OpenPGP certificates, in the line's folder as `pgp/*.asc` or `pgp/*.pgp`. The roster pins
 * each by the SHA-256 of its binary form; a file that it does not pin counts for nothing.
 */
export interface Certificates {
  /** Key ids of main keys and subkeys, as hex. */
  readonly ids: ReadonlySet<string>;
  /** Each found certificate as text, by the hash that the roster pins. */
  readonly armored: ReadonlyMap<string, Uint8Array>;
  /** Readers whose certificate the roster pins and the folder does not hold. */
  readonly missing: readonly Label[];
}

const FILES = /\.(?:asc|pgp)$/i;
const LARGEST = 1024 * 1024;

/** openpgp is loaded only for a line that pins a certificate. */
export async function readCertificates(folder: string, roster: Roster): Promise<Certificates> {
  const pinned = roster.readers.filter(({ pgp }) => pgp !== null);
  const ids = new Set<string>();
  if (pinned.length === 0) return { ids, armored: new Map(), missing: [] };
  const wanted = new Set<string>(pinned.map(({ pgp }) => pgp ?? ''));
  const armored = new Map<string, Uint8Array>();
  for (const file of certificateFiles(folder)) {
    const certificate = await readCertificate(file);
    if (certificate === null || !wanted.has(certificate.hash)) continue;
    armored.set(certificate.hash, certificate.armored);
    for (const id of certificate.ids) ids.add(id);
  }
  const missing = pinned.filter(({ pgp }) => !armored.has(pgp ?? '')).map(({ label }) => label);
  return { ids, armored, missing };
}

/** What stands in the folder with the readers' certificates, as files. */
export const certificateFiles = (folder: string): Uint8Array[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => FILES.test(name))
        .map((name) => new Uint8Array(readFileSync(join(folder, name))))
        .filter(({ length }) => length <= LARGEST)
    : [];

async function readCertificate(
  file: Uint8Array,
): Promise<{ hash: string; ids: readonly string[]; armored: Uint8Array } | null> {
  const { armor, enums, readKey, unarmor } = await import('openpgp');
  try {
    const text = new TextDecoder('latin1').decode(file);
    const binary = text.trimStart().startsWith('-----BEGIN PGP')
      ? new Uint8Array((await unarmor(text)).data as Uint8Array)
      : file;
    const key = await readKey({ binaryKey: binary });
    const hash = createHash('sha256').update(binary).digest('hex');
    return {
      hash,
      ids: key.getKeyIDs().map((id) => id.toHex()),
      armored: utf8(armor(enums.armor.publicKey, binary)),
    };
  } catch {
    return null;
  }
}
