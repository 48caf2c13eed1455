import { Decrypter, Encrypter } from 'age-encryption';
import { refuse } from '../refusal.js';
import { type Entry, encodeArchive, readArchive } from './archive.js';
import { type Bytes, fromUtf8, utf8 } from './bytes.js';
import { type Hash, parseHash, parseNumber, splitFields } from './fields.js';

/**
 * A drop's back-up: keys and configuration, and nothing that ever arrived. One age file to the
 * operators' own recipients, which stock age opens, around an archive of these entries in this order:
 *
 *   drop.key  drop.card  config.json  site.json  reached.txt  rosters/1 *  pgp/1.pgp *
 *
 * `reached.txt` says how far the line had come, so that it never goes on from an earlier place:
 *
 *   turnbox/1 reached | edition N HASH | batch N HASH | last yes|no
 */
export interface BackupReached {
  readonly edition: number;
  readonly head: Hash;
  readonly batch: number;
  readonly note: Hash;
  /** Nothing came after: the line was moved. */
  readonly isLast: boolean;
}
export interface Backup {
  readonly key: Uint8Array;
  readonly card: Uint8Array;
  readonly config: Uint8Array;
  readonly site: Uint8Array;
  readonly reached: BackupReached;
  /** Oldest first, from epoch 1. */
  readonly rosters: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
}

/** Of a whole file; a roster chain of many years and every certificate stay far below. */
export const BACKUP_CAP = 64 * 1024 * 1024;
const SINGLE = ['drop.key', 'drop.card', 'config.json', 'site.json', 'reached.txt'] as const;

const encodeReached = ({ edition, head, batch, note, isLast }: BackupReached): Bytes =>
  utf8(
    [
      'turnbox/1 reached',
      `edition ${String(edition)} ${head}`,
      `batch ${String(batch)} ${note}`,
      `last ${isLast ? 'yes' : 'no'}`,
      '',
    ].join('\n'),
  );

function parseReached(bytes: Uint8Array): BackupReached {
  const [type, edition = '', batch = '', last, ...rest] = fromUtf8(bytes).split('\n');
  const ended = rest.length === 1 && rest[0] === '';
  if (type !== 'turnbox/1 reached' || !ended) return refuse('backup-malformed');
  const [atEdition, editionNumber = '', head = ''] = splitFields(edition, 3);
  const [atBatch, batchNumber = '', note = ''] = splitFields(batch, 3);
  if (atEdition !== 'edition' || atBatch !== 'batch') return refuse('backup-malformed');
  if (last !== 'last yes' && last !== 'last no') return refuse('backup-malformed');
  return {
    edition: parseNumber(editionNumber),
    head: parseHash(head),
    batch: parseNumber(batchNumber),
    note: parseHash(note),
    isLast: last === 'last yes',
  };
}

export function encodeBackup(backup: Backup): Bytes {
  const { key, card, config, site, reached, rosters, certificates } = backup;
  const single = [key, card, config, site, encodeReached(reached)];
  return encodeArchive([
    ...SINGLE.map((name, i): Entry => ({ name, bytes: single[i] ?? new Uint8Array(0) })),
    ...rosters.map((bytes, i): Entry => ({ name: `rosters/${String(i + 1)}`, bytes })),
    ...certificates.map((bytes, i): Entry => ({ name: `pgp/${String(i + 1)}.pgp`, bytes })),
  ]);
}

export async function parseBackup(bytes: Uint8Array): Promise<Backup> {
  const entries: Entry[] = [];
  for await (const entry of readArchive([bytes])) entries.push(entry);
  const rest = entries.slice(SINGLE.length);
  const rosters = rest.filter(({ name }) => name.startsWith('rosters/'));
  const certificates = rest.slice(rosters.length);
  const expected = [
    ...SINGLE,
    ...rosters.map((_, i) => `rosters/${String(i + 1)}`),
    ...certificates.map((_, i) => `pgp/${String(i + 1)}.pgp`),
  ];
  const fits = rosters.length > 0 && entries.every(({ name }, i) => name === expected[i]);
  const [key, card, config, site, reached] = entries.map((entry) => entry.bytes);
  if (!fits || key === undefined || card === undefined || config === undefined)
    return refuse('backup-malformed');
  if (site === undefined || reached === undefined) return refuse('backup-malformed');
  return {
    key,
    card,
    config,
    site,
    reached: parseReached(reached),
    rosters: rosters.map((entry) => entry.bytes),
    certificates: certificates.map((entry) => entry.bytes),
  };
}

/** Seals a back-up to age recipients, `age1...` or `age1pq1...`. */
export async function sealBackup(backup: Backup, recipients: readonly string[]): Promise<Bytes> {
  const encrypter = new Encrypter();
  if (recipients.length === 0) return refuse('bad-key');
  for (const recipient of recipients)
    try {
      encrypter.addRecipient(recipient);
    } catch {
      return refuse('bad-key');
    }
  const archive = encodeBackup(backup);
  const sealed = await encrypter.encrypt(archive);
  archive.fill(0);
  return new Uint8Array(sealed);
}

/** Opens one with age identities, `AGE-SECRET-KEY-...`. */
export async function openBackup(file: Uint8Array, identities: readonly string[]): Promise<Backup> {
  if (file.length > BACKUP_CAP) return refuse('too-large');
  const decrypter = new Decrypter();
  if (identities.length === 0) return refuse('backup-identity');
  for (const identity of identities)
    try {
      decrypter.addIdentity(identity);
    } catch {
      return refuse('backup-identity');
    }
  let archive: Uint8Array;
  try {
    archive = await decrypter.decrypt(file);
  } catch (error) {
    // typage throws bare errors; this one alone says that the file is whole and no key fits.
    return refuse(
      /no identity matched/.test(String(error)) ? 'sealed-not-for-us' : 'sealed-malformed',
    );
  }
  try {
    return await parseBackup(archive);
  } finally {
    archive.fill(0);
  }
}
