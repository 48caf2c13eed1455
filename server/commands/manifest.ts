import { writeFile } from 'node:fs/promises';
import { attempt } from '../../crypto/refusal.js';
import { parseRoster, verifyRoster } from '../../crypto/wire/roster.js';
import { readAssets } from '../config/assets.js';
import { readOperatorFile } from '../config/folder.js';
import { parseSite } from '../config/siteFile.js';
import { SetUpFault } from '../setUpFault.js';
import { manifestOf } from '../site/manifest.js';
import { buildPages, viewsOf } from '../site/pages.js';
import type { Io } from './io.js';

export interface ManifestOptions {
  readonly site: string;
  readonly roster: string;
  readonly out: string;
}

/**
 * Lists every page and script that a line's site serves, by hash. It needs no drop: this release,
 * the line's `site.json` and its roster are all that the pages are made from, so anybody may do it
 * and compare: `turnbox-server manifest --site site.json --roster roster-2.note --out manifest.json`
 */
export async function manifest(options: ManifestOptions, io: Io): Promise<void> {
  const { engine, assets } = io;
  const site = await parseSite(engine, readOperatorFile(options.site, 'site.json'));
  const parsed = parseRoster(readOperatorFile(options.roster, 'The roster'));
  const checked = await attempt(() => verifyRoster(engine, parsed, site.rootKey));
  if (!checked.ok || checked.value.site !== site.hash)
    throw new SetUpFault(
      'roster-refused',
      'This roster is not of this site.json: its signature or its hash is another. Take the newest of both.',
    );
  const roster = checked.value;
  const files = readAssets(assets);
  const pages = buildPages(viewsOf(site, roster, files));
  await writeFile(options.out, manifestOf(pages, files, roster), { flag: 'wx' }).catch(() => {
    throw new SetUpFault(
      'file-taken',
      'The list could not be written: there is a file of that name, or no room. Choose another name.',
    );
  });
  io.out(`The list of roster ${String(roster.epoch)} is written.`);
  io.note('Have the root key holders sign it: turnbox roster vouch FILE --vault ROOT --out NOTE');
}
