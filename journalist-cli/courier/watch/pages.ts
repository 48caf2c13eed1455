import type { Engine } from '../../../crypto/engine/engine.js';
import { fileHash } from '../../../crypto/wire/file.js';
import type { Manifest } from '../../../crypto/wire/manifest.js';
import type { Finding } from './findings.js';
import type { SiteVisit } from './visit.js';

/**
 * Each page on a visit of its own, with all that the page loads after it, as a browser asks: page,
 * style, icon, script, words.
 */
export function visitsOf(manifest: Manifest): string[][] {
  const paths = [...manifest.files.keys()];
  const assets = paths.filter((path) => path.startsWith('/a/'));
  return paths.filter((path) => !path.startsWith('/a/')).map((page) => [page, ...assets]);
}

export async function checkPaths(
  engine: Engine,
  manifest: Manifest,
  visit: SiteVisit,
  paths: readonly string[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of paths) {
    const { status, csp, bytes } = await visit.get(path);
    const found = (code: Finding['code']): number =>
      findings.push({ code, place: path, proof: [bytes] });
    if (status !== 200) found('page-missing');
    else if ((await fileHash(engine, bytes)) !== manifest.files.get(path)) found('page-differs');
    else if (csp !== manifest.csp) found('policy-differs');
  }
  return findings;
}
