import { today } from '../../../crypto/wire/day.js';
import { parseLabel, ZERO_HASH } from '../../../crypto/wire/fields.js';
import type { RosterText } from '../../../crypto/wire/roster.js';
import { DEFAULT_SETTINGS } from '../../../crypto/wire/settings.js';
import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
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
  cautions,
  couriersFrom,
  expiryOf,
  issue,
  readersFrom,
  withCertificates,
} from './compose.js';
import { describe, describedLines } from './describe.js';
import { checkGroups, readSite } from './site.js';

const usage = `turnbox roster new --vault ROOT --name TEXT --site site.json --drop CARD
    --reader GROUP=CARD ... --courier CARD ... --out FILE
    [--pgp READERKEYID=CERTIFICATE ...] [--expires YYYY-MM-DD] [--demo]
Signs the line's first roster. It expires after a year unless told otherwise.
  turnbox roster new --vault ./root --name "Harbour line" --site site.json --drop drop.card \\
    --reader charity=anna.card --reader charity=ben.card --courier laptop.card --out roster-1`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  name: { type: 'string' },
  site: { type: 'string' },
  drop: { type: 'string' },
  reader: { type: 'string', multiple: true },
  courier: { type: 'string', multiple: true },
  pgp: { type: 'string', multiple: true },
  expires: { type: 'string' },
  demo: { type: 'boolean' },
  out: { type: 'string' },
} as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  const out = needed(values.out, '--out FILE');
  const name = parseLabel(needed(values.name, '--name TEXT'));
  const siteFile = await readNamed(io, needed(values.site, '--site FILE'));
  const drop = await cardFrom(io, needed(values.drop, '--drop CARD'), 'drop');
  const readers = await readersFrom(io, values.reader ?? []);
  const couriers = await couriersFrom(io, values.courier ?? []);
  if (readers.length === 0) return stop('usage', 'It needs --reader GROUP=CARD.');
  if (couriers.length === 0) return stop('usage', 'It needs --courier CARD.');
  return withVault(io, values, async (vault) => {
    const root = await rootOf(io.engine, vault);
    if (vault.rosters.all().length > 0) return stop('roster-exists');
    const site = await readSite(io.engine, siteFile, root.published);
    checkGroups(site, readers);
    const day = today(io.clock);
    const roster: RosterText = {
      line: root.line,
      day,
      epoch: 1,
      previous: ZERO_HASH,
      expires: expiryOf(values.expires, day),
      nextRoot: null,
      name,
      site: site.hash,
      settings: { ...DEFAULT_SETTINGS, demo: values.demo === true ? 1 : 0 },
      drop: drop.key,
      readers: await withCertificates(io, root.line, readers, values.pgp ?? []),
      couriers,
    };
    await issue(io, vault, root, roster, out);
    const described = await describe(io.engine, roster);
    const warnings = cautions(roster, site.default);
    answer(io, values.json, { ...described, warnings }, () => [
      ...demonstration(described.demonstration),
      'Roster 1 is signed.',
      '',
      ...describedLines(described, io.columns),
      ...warnings.flatMap((warning) => ['', `Take care: ${warning}`]),
    ]);
    return 0;
  });
}

export const rosterNew: Command = { usage, run };
