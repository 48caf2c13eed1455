import {
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { encodeArchive, readArchive } from '../../../crypto/wire/archive.js';
import { type Backup, encodeBackup, sealBackup } from '../../../crypto/wire/backup.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { hashOf } from '../../crypto/aLine.js';
import type { AuthoredFile } from './authored.js';

const KEPT: Backup = {
  key: new Uint8Array(32).fill(7),
  card: utf8('a card\n'),
  config: utf8('{}\n'),
  site: utf8('{}\n'),
  reached: { edition: 4, head: hashOf('head'), batch: 3, note: hashOf('batch'), isLast: false },
  rosters: [utf8('roster 1\n'), utf8('roster 2\n')],
  certificates: [utf8('a certificate\n')],
};

async function entriesTurned(): Promise<Uint8Array> {
  const entries = [];
  for await (const entry of readArchive([encodeBackup(KEPT)])) entries.push(entry);
  return encodeArchive(entries.reverse());
}

export const BACKUPS: readonly AuthoredFile[] = [
  {
    path: 'backup/backup.json',
    format: 'backup',
    about: 'A drop’s keys and configuration, in an age file to its operators. Hashes are SHA-256.',
    random: true,
    cases: async () => {
      const identity = await generateX25519Identity();
      const hybrid = await generateHybridIdentity();
      const to = await identityToRecipient(identity);
      const file = await sealBackup(KEPT, [to]);
      const moved = { ...KEPT, reached: { ...KEPT.reached, isLast: true }, certificates: [] };
      const encrypter = new Encrypter();
      encrypter.addRecipient(to);
      const turned = await encrypter.encrypt(await entriesTurned());
      return [
        { name: 'to an X25519 recipient', given: { identity }, bytes: file, spelling: 'base64' },
        {
          name: 'of a line that moved, to a post-quantum recipient',
          given: { identity: hybrid },
          bytes: await sealBackup(moved, [await identityToRecipient(hybrid)]),
          spelling: 'base64',
        },
        {
          name: 'opened with another identity',
          given: { identity: hybrid },
          bytes: file,
          spelling: 'base64',
          refused: 'sealed-not-for-us',
        },
        {
          name: 'its entries in another order',
          given: { identity },
          bytes: new Uint8Array(turned),
          spelling: 'base64',
          refused: 'backup-malformed',
        },
        {
          name: 'no identity',
          given: { identity: to },
          bytes: new Uint8Array(0),
          spelling: 'hex',
          refused: 'backup-identity',
        },
      ];
    },
  },
];
