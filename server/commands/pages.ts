import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readAssets } from '../config/assets.js';
import { folderAt, readOperatorFile } from '../config/folder.js';
import { needOnion } from '../config/onionFile.js';
import { parseSite } from '../config/siteFile.js';
import { printFiles, webFiles } from '../landing/build.js';
import { SetUpFault } from '../setUpFault.js';
import { rootWordsOf } from '../site/pages.js';
import type { Io } from './io.js';

export interface PagesOptions {
  readonly landing: string;
  readonly url: string;
}

/**
 * Writes the landing page for the open web, and the poster and cards that lead to it:
 * `turnbox-server pages /var/lib/turnbox/line --landing out --url https://charity.example/form`
 */
export async function pages(dir: string, { landing, url }: PagesOptions, io: Io): Promise<void> {
  const folder = folderAt(dir);
  const { site: onion } = needOnion(folder.path);
  const site = await parseSite(
    io.engine,
    readOperatorFile(folder.site, 'site.json in the folder of the line'),
  );
  const [language = 'en'] = site.languages;
  const own = site.texts[language];
  if (own === undefined) return;
  const rootWords = rootWordsOf(site, readAssets(io.assets));
  const view = { language, own, url: parseLandingUrl(url), onion, rootWords };
  const written = [
    ...write(join(landing, 'web'), webFiles(view)),
    ...write(join(landing, 'print'), printFiles(view)),
  ];
  for (const path of written) io.out(path);
  io.note('Put the files of web on the open web, with access logs off; print those of print.');
  io.note('docs/TOR.md says how, and why the line itself must not be there.');
}

/** What a QR code leads to: short, without a query, and encrypted on its way. */
export function parseLandingUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (
    url?.protocol !== 'https:' ||
    !isPlain ||
    url.hostname.endsWith('.onion') ||
    text.length > 100
  )
    throw new SetUpFault(
      'landing-url',
      'Give the address where the landing page will be: https://, no ? and no #, at most 100 letters.',
    );
  return url.href;
}

function write(folder: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].map(([name, text]) => {
    const path = resolve(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch {
      throw new SetUpFault('file-unwritten', `${path} cannot be written. Choose another folder.`);
    }
    return path;
  });
}
