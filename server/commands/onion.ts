import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseConfig, withListeners } from '../config/config.js';
import { type Folder, folderAt, readOperatorFile, readSeed } from '../config/folder.js';
import { type Onion, readOnion, writeOnion } from '../config/onionFile.js';
import { parseClientLabel, parseLineName } from '../onion/clientKey.js';
import {
  addCourier,
  couriersOf,
  makeService,
  removeCourier,
  writeTorrc,
} from '../onion/services.js';
import { onionTorrc, socketOf, torrcIn } from '../onion/torrc.js';
import { SetUpFault } from '../setUpFault.js';
import type { Io } from './io.js';

export interface OnionOptions {
  readonly torData?: string | undefined;
  readonly sockets?: string | undefined;
  readonly courier?: string | undefined;
  readonly out?: string | undefined;
  readonly remove?: string | undefined;
}

const RELOAD = 'Tell Tor: systemctl reload tor';

/**
 * Puts a line behind two onion services, and says who may use the second:
 *
 *   turnbox-server onion /var/lib/turnbox/line --tor-data /var/lib/tor --sockets /run/turnbox
 *   turnbox-server onion /var/lib/turnbox/line --courier north-office
 */
export async function onion(dir: string, options: OnionOptions, io: Io): Promise<void> {
  const folder = folderAt(resolve(dir));
  io.engine.wipe(readSeed(folder));
  const known = readOnion(folder.path);
  // Again, so that Tor's settings are those of this version, and whole.
  if (known !== null) writeTorrc(known, onionTorrc(known));
  const services = known ?? (await setUp(folder, options, io));
  if (options.courier !== undefined) letIn(services, options.courier, options.out, io);
  else if (options.remove !== undefined) {
    const label = parseClientLabel(options.remove);
    removeCourier(services, label);
    io.note(`The courier ${label} can no longer find the service. ${RELOAD}`);
    io.note('Its signatures count until the next roster leaves it out.');
  }
  io.out(`site     http://${services.site}/`);
  io.out(`couriers http://${services.couriers}/`);
  for (const label of couriersOf(services)) io.out(`courier  ${label}`);
}

async function setUp(folder: Folder, options: OnionOptions, io: Io): Promise<Onion> {
  const config = readOperatorFile(folder.config, 'config.json');
  parseConfig(config);
  const torData = resolve(options.torData ?? join(folder.path, 'tor'));
  const sockets = resolve(options.sockets ?? join(folder.path, 'run'));
  const places = { torData, sockets, name: parseLineName(basename(folder.path)) };
  mkdirSync(torData, { recursive: true, mode: 0o700 });
  let made: Onion;
  try {
    made = {
      site: await makeService(io.engine, places, 'site'),
      couriers: await makeService(io.engine, places, 'couriers'),
      ...places,
    };
    writeTorrc(made, onionTorrc(made));
  } catch {
    throw new SetUpFault(
      'tor-data',
      `The folder ${torData} cannot be written. Run this as root, or choose another: --tor-data DIR`,
    );
  }
  const site = { socket: socketOf(made, 'site'), proxy: true };
  const courier = { socket: socketOf(made, 'couriers'), proxy: true };
  writeFileSync(folder.config, withListeners(config, { site, courier }));
  writeOnion(folder.path, made);
  io.note(`Add this to Tor's torrc, then reload Tor:  %include ${torrcIn(made)}`);
  io.note('Then restart the drop, and let a courier in: turnbox-server onion DIR --courier LABEL');
  return made;
}

function letIn(services: Onion, name: string, out: string | undefined, io: Io): void {
  const label = parseClientLabel(name);
  const file = resolve(out ?? `${label}.auth_private`);
  const secret = addCourier(services, services.couriers, label);
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  } catch {
    removeCourier(services, label);
    throw new SetUpFault('file-taken', `${file} cannot be made. Choose another with --out FILE`);
  }
  io.note(`${file} is the courier's key. Bring it to the courier's Tor, into ClientOnionAuthDir,`);
  io.note(`and delete it here: the drop keeps no copy. ${RELOAD}`);
}
