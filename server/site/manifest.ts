import { createHash } from 'node:crypto';
import type { Bytes } from '../../crypto/wire/bytes.js';
import type { Hash } from '../../crypto/wire/fields.js';
import { encodeManifest } from '../../crypto/wire/manifest.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { type Assets, loadAssetFiles } from '../config/assets.js';
import { CONTENT_POLICY } from '../http/headers.js';
import { VERSION } from '../version.js';
import type { Page } from './pages.js';

const sha256 = (bytes: Uint8Array): Hash =>
  createHash('sha256').update(bytes).digest('hex') as Hash;

/** All that the site serves to everybody, by path and hash, for whoever watches it from outside. */
export function manifestOf(
  pages: ReadonlyMap<string, Pick<Page, 'bytes'>>,
  assets: Assets,
  roster: Roster,
): Bytes {
  const files = [
    ...[...pages].map(([path, { bytes }]) => [path, sha256(bytes)] as const),
    ...[...loadAssetFiles(assets)].map(
      ([name, { bytes }]) => [`/a/${name}`, sha256(bytes)] as const,
    ),
  ];
  return encodeManifest({
    version: VERSION,
    csp: CONTENT_POLICY,
    line: roster.line,
    epoch: roster.epoch,
    files: new Map(files),
  });
}
