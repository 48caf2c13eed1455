import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import { type Bytes, fromUtf8, utf8 } from './bytes.js';
import type { Day } from './day.js';
import { type Hash, type Id, type Key, parseHash, parseNumber } from './fields.js';
import { fileHash } from './file.js';
import {
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * What a line's site serves to everybody: the SHA-256 of each page and script, by path. It follows
 * from release, `site.json` and roster alone, so whoever has these three makes the same bytes. The
 * members are those of a WEBCAT manifest, in its order, and two of ours.
 *
 *   manifest.json  {name, version, default_csp, default_index, default_fallback, line, epoch, files}
 *   manifest note  by the root: turnbox/1 manifest | line HEX32 | day DAY | epoch N | manifest HASH
 *
 * A path that ends with a slash stands in `files` with `index.html` after it.
 */
export interface Manifest {
  readonly version: string;
  readonly csp: string;
  readonly line: Id;
  readonly epoch: number;
  /** By path as it is asked for, sorted. */
  readonly files: ReadonlyMap<string, Hash>;
}

export const MANIFEST_CAP = 1024 * 1024;
const NOTE_CAP = 4096;
const INDEX = 'index.html';
/** A slash between two names, so that there is one way to read a path, and none takes long to refuse. */
const PATH = /^\/(?:[a-z0-9][a-z0-9.-]{0,80}\/){0,6}(?:[a-z0-9][a-z0-9.-]{0,80})?$/;
const VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[a-z0-9.]{1,20})?$/;

const nameOf = (path: string): string => (path.endsWith('/') ? `${path}${INDEX}` : path);
const pathOf = (name: string): string =>
  name.endsWith(`/${INDEX}`) ? name.slice(0, -INDEX.length) : name;

export function encodeManifest({ version, csp, line, epoch, files }: Manifest): Bytes {
  const named = [...files].map(([path, hash]) => [nameOf(path), hash] as const);
  const manifest = {
    name: 'turnbox',
    version,
    default_csp: csp,
    default_index: INDEX,
    default_fallback: `/${INDEX}`,
    line,
    epoch,
    files: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return utf8(`${JSON.stringify(manifest, null, 1)}\n`);
}

const malformed = (): never => refuse('manifest-malformed');
const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : malformed();
const matching = (value: unknown, form: RegExp): string =>
  typeof value === 'string' && form.test(value) ? value : malformed();

/** One content has one spelling: what was read is written again and compared. */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > MANIFEST_CAP) return refuse('too-large');
  let json: Readonly<Record<string, unknown>>;
  try {
    json = object(JSON.parse(fromUtf8(bytes)) as unknown);
  } catch {
    return malformed();
  }
  const epoch = json['epoch'];
  if (typeof epoch !== 'number' || !Number.isSafeInteger(epoch) || epoch < 1) return malformed();
  const files = Object.entries(object(json['files'])).map(
    ([name, hash]) =>
      [matching(pathOf(name), PATH), parseHash(matching(hash, /^[0-9a-f]{64}$/))] as const,
  );
  const manifest: Manifest = {
    version: matching(json['version'], VERSION),
    csp: matching(json['default_csp'], /^[ -~]{1,2000}$/),
    line: matching(json['line'], /^[0-9a-f]{32}$/) as Id,
    epoch,
    files: new Map(files),
  };
  return fromUtf8(encodeManifest(manifest)) === fromUtf8(bytes) ? manifest : malformed();
}

export interface ManifestText {
  readonly line: Id;
  readonly day: Day;
  readonly epoch: number;
  /** SHA-256 of manifest.json. */
  readonly manifest: Hash;
}

export const signManifest = (
  engine: Engine,
  { line, day, epoch, manifest }: ManifestText,
  seed: Uint8Array,
): Promise<Bytes> =>
  signText(
    engine,
    noteText('manifest', line, day, [`epoch ${String(epoch)}`, `manifest ${manifest}`]),
    keyName('root', line),
    seed,
  );

export function parseManifestNote(bytes: Uint8Array): Unverified<ManifestText> {
  const note = parseNote(bytes, NOTE_CAP);
  const lines = readLines(note, 'manifest');
  const epoch = parseNumber(lines.value('epoch'));
  const manifest = parseHash(lines.value('manifest'));
  lines.end();
  return { note, claims: { line: lines.line, day: lines.day, epoch, manifest } };
}

/** The manifest that a root's note vouches for. */
export async function verifyManifest(
  engine: Engine,
  note: Unverified<ManifestText>,
  file: Uint8Array,
  root: Key,
): Promise<Manifest> {
  const { line, epoch, manifest }: Verified<ManifestText> = await verifyNote(
    engine,
    note,
    keyName('root', note.claims.line),
    root,
  );
  if ((await fileHash(engine, file)) !== manifest) return refuse('file-hash');
  const parsed = parseManifest(file);
  return parsed.line === line && parsed.epoch === epoch ? parsed : malformed();
}
