import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReleaseFault } from './releaseFault.js';

/** Licences whose works may go into one under the AGPL, version 3 or later. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0+',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
]);

/** Whether an SPDX expression allows it: any side of `OR`, both of `AND`. */
export const isAllowed = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((each) => each.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/**
 * The names and licences of all packages that are in a release, with the texts that their authors
 * ask to be passed on; a package under another licence stops the release.
 */
export async function licenceTexts(checkout: string, names: Iterable<string>): Promise<string> {
  const parts: string[] = [];
  const wrong: string[] = [];
  for (const name of [...new Set(names)].sort()) {
    const folder = join(checkout, 'node_modules', name);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    const licence = manifest.license ?? 'none';
    if (!isAllowed(licence)) wrong.push(`${name} (${licence})`);
    const file = (await readdir(folder)).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
    const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
    parts.push(`${name} ${manifest.version}: ${licence}\n\n${text.trim()}\n`);
  }
  if (wrong.length > 0)
    throw new ReleaseFault(`these packages may not go into a release: ${wrong.join(', ')}`);
  return `What others wrote and this release contains.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
