import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { SetUpFault } from '../setUpFault.js';
import { asOwnerOf } from './asOwner.js';
import { makeClientKey } from './clientKey.js';
import { makeServiceKey } from './serviceKey.js';
import { type OnionPlaces, type Service, serviceFolder, torrcIn } from './torrc.js';

const PRIVATE = 0o700;
const SECRET = 0o600;
const AUTH = '.auth';
/** Nobody has its private half: with it the service is never without authorization. */
const NOBODY = 'nobody';

/** Makes Tor's folder of a service unless there is one; gives the service's address. */
export async function makeService(
  engine: Engine,
  places: OnionPlaces,
  name: Service,
): Promise<string> {
  const { torData } = places;
  const folder = serviceFolder(places, name);
  const hostname = join(folder, 'hostname');
  if (existsSync(hostname)) return readFileSync(hostname, 'utf8').trim();
  const { address, secretFile, publicFile } = await makeServiceKey(engine);
  asOwnerOf(torData, () => {
    makePrivate(folder);
    writeSecret(join(folder, 'hs_ed25519_secret_key'), secretFile);
    writeSecret(join(folder, 'hs_ed25519_public_key'), publicFile);
    if (name === 'couriers') {
      makePrivate(authorized(places));
      writeClient(places, NOBODY, makeClientKey(address).service);
    }
    // Last, so that a folder cut short is made again.
    writeSecret(hostname, `${address}\n`);
  });
  engine.wipe(secretFile);
  return address;
}

export const writeTorrc = (places: OnionPlaces, text: string): void =>
  asOwnerOf(places.torData, () => writeSecret(torrcIn(places), text));

const authorized = (places: OnionPlaces): string =>
  join(serviceFolder(places, 'couriers'), 'authorized_clients');
const clientFile = (places: OnionPlaces, label: string): string =>
  join(authorized(places), `${label}${AUTH}`);

const writeClient = (places: OnionPlaces, label: string, line: string): void =>
  writeSecret(clientFile(places, label), line);

/** Lets a courier in; gives the private half, which is kept nowhere here. */
export function addCourier(places: OnionPlaces, address: string, label: string): string {
  if (label === NOBODY || existsSync(clientFile(places, label)))
    throw new SetUpFault(
      'courier-label',
      `There is a courier ${label} already. Remove it first, or choose another name.`,
    );
  const { service, client } = makeClientKey(address);
  asOwnerOf(places.torData, () => writeClient(places, label, service));
  return client;
}

export function removeCourier(places: OnionPlaces, label: string): void {
  const file = clientFile(places, label);
  if (label === NOBODY || !existsSync(file))
    throw new SetUpFault(
      'courier-label',
      `There is no courier ${label}. turnbox-server onion DIR shows who there is.`,
    );
  asOwnerOf(places.torData, () => rmSync(file));
}

export const couriersOf = (places: OnionPlaces): string[] =>
  readdirSync(authorized(places))
    .filter((name) => name.endsWith(AUTH))
    .map((name) => name.slice(0, -AUTH.length))
    .filter((label) => label !== NOBODY)
    .sort();

/** Tor refuses a folder that belongs to others, or that others may read. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE });
  chmodSync(folder, PRIVATE);
}

function writeSecret(path: string, content: Uint8Array | string): void {
  writeFileSync(path, content, { mode: SECRET });
  chmodSync(path, SECRET);
}
