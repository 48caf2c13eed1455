import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseWordlist, type Wordlist } from '../../crypto/keys/wordlist.js';
import { SetUpFault } from '../setUpFault.js';
import { parseJson } from './json.js';

/** A file of the release that pages load, named by its hash. */
export interface Asset {
  readonly name: string;
  readonly sha256: string;
  /** For the `integrity` attribute. */
  readonly integrity: string;
}
export interface WordsAsset extends Asset {
  /** A bit a word, as `parseWordlist` wants it. */
  readonly shared: string;
}
/** `assets.json` of the built client, and the folder that it lists. */
export interface Assets {
  readonly folder: string;
  readonly app: Asset;
  readonly style: Asset;
  readonly icon: Asset;
  readonly 'words-en': WordsAsset;
  /** Signatures in JavaScript, which the script loads where a browser has none of its own. */
  readonly signing?: Asset | undefined;
  /** The page that seals without a network, to be saved. */
  readonly offline?: Asset | undefined;
}

const FILE = 'assets.json';
const own = {
  name: v.pipe(v.string(), v.regex(/^[a-z-]+-[0-9a-f]{16}\.[a-z0-9]+$/)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  integrity: v.pipe(v.string(), v.regex(/^sha256-[A-Za-z0-9+/]{43}=$/)),
};
const asset = v.object(own);
const schema = v.object({
  app: asset,
  style: asset,
  icon: asset,
  signing: v.optional(asset),
  offline: v.optional(asset),
  'words-en': v.object({ ...own, shared: v.pipe(v.string(), v.regex(/^[0-9a-f]{512}$/)) }),
});

export function readAssets(folder: string): Assets {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, FILE));
  } catch {
    throw new SetUpFault(
      'assets-missing',
      'The files of the pages are not there. Build them with: npm run build',
    );
  }
  return { folder, ...parseJson(FILE, 'assets-missing', schema, bytes) };
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
};

export interface AssetFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The files that `assets.json` lists, by name; no other file of the folder is served. */
export const loadAssetFiles = (assets: Assets): ReadonlyMap<string, AssetFile> =>
  new Map(
    [assets.app, assets.style, assets.icon, assets['words-en'], assets.signing, assets.offline]
      .filter((asset) => asset !== undefined)
      .map(({ name }) => [
        name,
        {
          bytes: readFileSync(join(assets.folder, name)),
          type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        },
      ]),
  );

const WORDS = 2048;

/** The words of codenames; where a language has no list of its own, English. */
export const wordsIn = ({ folder, 'words-en': { name } }: Assets): string[] =>
  readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(-WORDS);

export const readWordlist = (assets: Assets): Wordlist =>
  parseWordlist(wordsIn(assets).join('\n'), assets['words-en'].shared);
