import * as v from 'valibot';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpFault } from '../setUpFault.js';
import { parseJson } from './json.js';

/** `onion.json` of a line's folder: the two addresses, and where Tor keeps their keys. No secret. */
export interface Onion {
  readonly site: string;
  readonly couriers: string;
  readonly torData: string;
  readonly sockets: string;
  /** The line's, in the names of its services and sockets. */
  readonly name: string;
}

const FILE = 'onion.json';
const address = v.pipe(
  v.string(),
  v.regex(/^[a-z2-7]{56}\.onion$/, 'an address of 56 letters and .onion belongs here.'),
);
const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const path = v.pipe(v.string(), v.startsWith('/'));
const schema = v.strictObject({
  site: address,
  couriers: address,
  torData: path,
  sockets: path,
  name,
});

/** The line's onion addresses, or null while it has none. */
export function readOnion(dir: string): Onion | null {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(dir, FILE));
  } catch {
    return null;
  }
  return parseJson(FILE, 'config-malformed', schema, bytes);
}

export function needOnion(dir: string): Onion {
  const onion = readOnion(dir);
  if (onion !== null) return onion;
  throw new SetUpFault(
    'onion-missing',
    'This line has no onion address yet. Make one with: turnbox-server onion DIR',
  );
}

export function writeOnion(dir: string, onion: Onion): void {
  writeFileSync(join(dir, FILE), `${JSON.stringify(onion, null, 2)}\n`, { mode: 0o644 });
}
