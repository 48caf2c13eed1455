import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { openBackup } from '../../crypto/wire/backup.js';
import { type Format, format } from './format.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A drop's back-up is opened with an age identity; it is random, so none is made again. */
export const BACKUP: { readonly backup: Format } = {
  backup: format({
    given: v.strictObject({ identity: v.string() }),
    read: async (bytes, { identity }) => {
      const kept = await openBackup(bytes, [identity]);
      return {
        key: sha256(kept.key),
        card: sha256(kept.card),
        config: sha256(kept.config),
        site: sha256(kept.site),
        reached: kept.reached,
        rosters: kept.rosters.map(sha256),
        certificates: kept.certificates.map(sha256),
      };
    },
  }),
};
