import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { fromUtf8, utf8 } from '../../crypto/wire/bytes.js';
import {
  type Id,
  type Key,
  type Label,
  parseId,
  parseKey,
  parseLabel,
} from '../../crypto/wire/fields.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { askPassphrase, choosePassphrase } from '../terminal/passphrase.js';
import { openSecret, sealSecret } from '../vault/keyFile.js';
import { type Mirror, openMirror } from './mirror.js';
import { CourierRefusal } from './refusals.js';
import { parseSocks, type Route, routeText, TOR } from './route.js';

/**
 * A courier's folder: `courier.json` (nothing secret), `courier.key` (the signing seed under a
 * passphrase) and `mirror/` (what was fetched and checked).
 */
export interface Membership {
  readonly drop: string;
  /** As it was chosen on joining. */
  readonly route: Route;
  readonly line: Id;
  readonly root: Key;
}
export interface CourierFolder {
  readonly label: Label;
  readonly membership: Membership | null;
  readonly mirror: Mirror;
  join(membership: Membership): Promise<void>;
  /** Asks for the passphrase and gives the signing seed; wipe it when done. */
  unlock(io: Io, passphraseFile: string | undefined): Promise<Uint8Array>;
}

const SETTINGS = 'courier.json';
const KEY = 'courier.key';

export async function createCourier(
  io: Io,
  folder: string,
  label: string,
  passphraseFile: string | undefined,
): Promise<void> {
  const files = openMirror(folder);
  if ((await files.read(KEY)) !== null) return stop('file-exists');
  const passphrase = await choosePassphrase(io, passphraseFile);
  const seed = io.engine.random(32);
  await files.write(KEY, await sealSecret(seed, passphrase, io.workFactor));
  io.engine.wipe(seed);
  await files.write(SETTINGS, encode(parseLabel(label), null));
}

export async function openCourier(folder: string): Promise<CourierFolder> {
  const files = openMirror(folder);
  const settings = (await files.read(SETTINGS)) ?? stop('file-unreadable');
  const { label, membership } = decode(settings);
  return {
    label,
    membership,
    mirror: openMirror(join(folder, 'mirror')),
    join: (next) => files.write(SETTINGS, encode(label, next)),
    unlock: async (io, passphraseFile) => {
      const sealed = (await files.read(KEY)) ?? stop('file-unreadable');
      return openSecret(sealed, await askPassphrase(io, passphraseFile));
    },
  };
}

export const memberOf = ({ membership }: CourierFolder): Membership => {
  if (membership === null) throw new CourierRefusal('not-joined');
  return membership;
};

export const courierKey = (engine: Engine, seed: Uint8Array): Promise<Key> =>
  publicKeyOf(engine, seed);

function encode(label: Label, membership: Membership | null): Uint8Array {
  const joined =
    membership === null
      ? {}
      : {
          ...membership,
          route: membership.route === 'direct' ? 'direct' : routeText(membership.route),
        };
  return utf8(`${JSON.stringify({ label, ...joined }, null, 2)}\n`);
}

function decode(bytes: Uint8Array): { label: Label; membership: Membership | null } {
  const damaged = new CourierRefusal('folder-damaged');
  let json: { [key: string]: unknown };
  try {
    json = JSON.parse(fromUtf8(bytes)) as { [key: string]: unknown };
  } catch {
    throw damaged;
  }
  const { label, drop, route, line, root } = json;
  if (typeof label !== 'string') throw damaged;
  if (drop === undefined) return { label: parseLabel(label), membership: null };
  if (typeof drop !== 'string' || typeof line !== 'string' || typeof root !== 'string')
    throw damaged;
  if (route !== undefined && typeof route !== 'string') throw damaged;
  return {
    label: parseLabel(label),
    membership: { drop, route: decodeRoute(route), line: parseId(line), root: parseKey(root) },
  };
}

/** A folder that names none goes through Tor: never less than was asked for. */
const decodeRoute = (route: string | undefined): Route => {
  if (route === undefined) return TOR;
  return route === 'direct' ? 'direct' : parseSocks(route);
};
