import { existsSync, lstatSync, readFileSync } from 'node:fs';
import type { Config, Listener } from '../config/config.js';
import type { Onion } from '../config/onionFile.js';
import { answers } from '../http/answers.js';
import { onionTorrc, type Service, socketOf, torrcIn } from '../onion/torrc.js';
import { type Finding, look, mend, ok } from './finding.js';

/** Whether sources and couriers reach the line through Tor, and nobody in another way. */

const OWNER_AND_GROUP = 0o660;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
/** Where Tor answers programs of its own machine, on Debian. */
export const TOR_PORT: Listener = { host: '127.0.0.1', port: 9050 };

export function listeners({ site, courier }: Config): Finding {
  const open = [site, courier].filter((where) => 'host' in where && !LOOPBACK.has(where.host));
  return open.length === 0
    ? ok('listeners', 'Nobody reaches the line but from this machine.')
    : mend(
        'listeners',
        'The line listens where other machines may reach it past Tor.',
        'Write 127.0.0.1 as its host in config.json, then restart the line.',
      );
}

export async function tor(
  config: Config,
  onion: Onion | null,
  port: Listener = TOR_PORT,
): Promise<Finding[]> {
  if (onion === null)
    return [look('tor', 'This line has no onion address.', 'As root: turnbox-server onion DIR')];
  const services = ['site', 'couriers'] as const;
  const sockets = await Promise.all(services.map((name) => socketAt(config, onion, name)));
  return [await reachable(port), torrc(onion), ...sockets];
}

async function reachable(port: Listener): Promise<Finding> {
  return (await answers(port))
    ? ok('tor', 'Tor answers on this machine.')
    : look(
        'tor',
        'Tor does not answer at 127.0.0.1:9050.',
        'systemctl status tor. Where its torrc says SocksPort 0, visit the line with Tor Browser instead.',
      );
}

/** Held against what this version would write: an older one may have set fewer limits. */
function torrc(onion: Onion): Finding {
  const file = torrcIn(onion);
  const text = readAsThisUser(file);
  if (text === 'closed')
    return ok(
      'torrc',
      'Only Tor’s own user can read it; turnbox-server onion DIR, as root, mends it.',
    );
  if (text === onionTorrc(onion)) return ok('torrc', 'Tor’s settings are those of this version.');
  return mend(
    'torrc',
    text === 'missing' ? 'Tor’s settings of this line are gone.' : 'Tor’s settings were changed.',
    'As root: turnbox-server onion DIR, which writes them again; then systemctl reload tor.',
  );
}

function readAsThisUser(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'missing' : 'closed';
  }
}

async function socketAt(config: Config, onion: Onion, name: Service): Promise<Finding> {
  const check = `socket of ${name === 'site' ? 'the site' : 'the couriers'}`;
  const where = name === 'site' ? config.site : config.courier;
  const wanted = socketOf(onion, name);
  if (!('socket' in where) || where.socket !== wanted || where.proxy !== true)
    return mend(
      check,
      'Tor and the line do not meet: config.json names another place.',
      `Write { "socket": "${wanted}", "proxy": true } there, then restart the line.`,
    );
  if (!existsSync(wanted) || !(await answers(where)))
    return mend(check, 'Nobody listens there.', 'Start the line: systemctl start turnbox@NAME');
  return (lstatSync(wanted).mode & 0o777) === OWNER_AND_GROUP
    ? ok(check, 'The line listens there, for its group alone.')
    : mend(check, 'It is open to others, or closed to Tor.', `chmod 0660 ${wanted}`);
}
