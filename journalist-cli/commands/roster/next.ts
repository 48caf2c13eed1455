import { today } from '../../../crypto/wire/day.js';
import { parseLabel } from '../../../crypto/wire/fields.js';
import type { RosterText } from '../../../crypto/wire/roster.js';
import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
import { rostersOf } from '../../vault/line.js';
import { rootOf } from '../../vault/root.js';
import { readNamed } from '../files.js';
import {
  answer,
  demonstration,
  needed,
  readOptions,
  VAULT_OPTIONS,
  withVault,
} from '../options.js';
import {
  cardFrom,
  couriersFrom,
  expiryOf,
  issue,
  keyNames,
  nextRootFrom,
  readersFrom,
  without,
  withCertificates,
} from './compose.js';
import { describe, describedLines } from './describe.js';
import { checkGroups, readSite } from './site.js';

const usage = `turnbox roster next --vault ROOT --out FILE
    [--add-reader GROUP=CARD ...] [--remove KEYID ...] [--pgp READERKEYID=CERTIFICATE ...]
    [--add-courier CARD ...] [--remove-courier KEYID ...] [--drop CARD]
    [--site site.json] [--name TEXT] [--next-root root.XXXXXXXX+...] [--expires YYYY-MM-DD]
Signs the roster after the newest one, with these changes. Each one starts a new year.
  turnbox roster next --vault ./root --add-reader force=cleo.card --site site.json --out roster-2`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  'add-reader': { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
  pgp: { type: 'string', multiple: true },
  'add-courier': { type: 'string', multiple: true },
  'remove-courier': { type: 'string', multiple: true },
  drop: { type: 'string' },
  site: { type: 'string' },
  name: { type: 'string' },
  'next-root': { type: 'string' },
  expires: { type: 'string' },
  out: { type: 'string' },
} as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const out = needed(values.out, '--out FILE');
  const addedReaders = await readersFrom(io, values['add-reader'] ?? []);
  const addedCouriers = await couriersFrom(io, values['add-courier'] ?? []);
  return withVault(io, values, async (vault) => {
    const root = await rootOf(io.engine, vault);
    const last = rostersOf(vault).at(-1) ?? stop('roster-needed');
    if (last.nextRoot !== null && last.nextRoot !== root.key)
      return stop('not-root', 'The last roster handed the line to another root.');
    const names = keyNames(root.line);
    const readers = [
      ...(await without(io.engine, names.reader, last.readers, values.remove ?? [])),
      ...addedReaders,
    ];
    const couriers = [
      ...(await without(io.engine, names.courier, last.couriers, values['remove-courier'] ?? [])),
      ...addedCouriers,
    ];
    const site =
      values.site === undefined
        ? null
        : await readSite(io.engine, await readNamed(io, values.site), root.published);
    if (site !== null) checkGroups(site, readers);
    const now = today(io.clock);
    const day = now < last.day ? last.day : now;
    const { hash, ...before } = last;
    const roster: RosterText = {
      ...before,
      day,
      epoch: last.epoch + 1,
      previous: hash,
      expires: expiryOf(values.expires, day),
      nextRoot:
        values['next-root'] === undefined
          ? null
          : await nextRootFrom(io.engine, root, values['next-root']),
      name: values.name === undefined ? last.name : parseLabel(values.name),
      site: site?.hash ?? last.site,
      drop: values.drop === undefined ? last.drop : (await cardFrom(io, values.drop, 'drop')).key,
      readers: await withCertificates(io, root.line, readers, values.pgp ?? []),
      couriers,
    };
    await issue(io, vault, root, roster, out);
    const described = await describe(io.engine, roster);
    answer(io, values.json, described, () => [
      ...demonstration(described.demonstration),
      `Roster ${String(roster.epoch)} is signed. Sync at once if somebody was removed.`,
      '',
      ...describedLines(described, io.columns),
    ]);
    return 0;
  });
}

export const rosterNext: Command = { usage, run };
