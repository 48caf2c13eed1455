import type { Engine } from '../../../crypto/engine/engine.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { fileHash } from '../../../crypto/wire/file.js';
import type { Manifest } from '../../../crypto/wire/manifest.js';
import { areUsual, headersText, valuesOf } from './answerHeaders.js';
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

/** Tells of each finding at once: what is met must not be lost with what comes after it. */
export async function* checkPaths(
  engine: Engine,
  manifest: Manifest,
  visit: SiteVisit,
  paths: readonly string[],
): AsyncGenerator<Finding> {
  for (const path of paths) {
    const { status, headers, bytes } = await visit.get(path);
    const head = utf8(headersText(headers));
    if (status !== 200) yield { code: 'page-missing', place: path, proof: [bytes] };
    else if ((await fileHash(engine, bytes)) !== manifest.files.get(path))
      yield { code: 'page-differs', place: path, proof: [bytes] };
    else if (valuesOf(headers, 'content-security-policy').join(', ') !== manifest.csp)
      yield { code: 'policy-differs', place: path, proof: [head] };
    else if (!areUsual(headers, path)) yield { code: 'headers-differ', place: path, proof: [head] };
  }
}
