import { isIP } from 'node:net';
import { stop } from '../refusal.js';
import { isOnionName } from './onionAddress.js';
import { CourierRefusal } from './refusals.js';

/**
 * How a courier reaches its drop: through Tor's SOCKS port, or directly, which is for a drop on the
 * same machine alone. Nothing is resolved or connected outside of this.
 */
export type Route = 'direct' | SocksPort;
export interface SocksPort {
  readonly host: string;
  readonly port: number;
}

/** Where Tor listens on Debian and on Tails. */
export const TOR: SocksPort = { host: '127.0.0.1', port: 9050 };

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The options of every command that chooses a route. */
export const ROUTE_OPTIONS = {
  socks: { type: 'string' },
  direct: { type: 'boolean' },
} as const;

/** The route that was asked for; null when none was. */
export function parseRoute(values: {
  readonly socks?: string | undefined;
  readonly direct?: boolean | undefined;
}): Route | null {
  const { socks, direct } = values;
  if (direct === true) return socks === undefined ? 'direct' : stop('usage');
  return socks === undefined ? null : parseSocks(socks);
}

export function parseSocks(text: string): SocksPort {
  // Only an address: a name would have to be looked up, outside of Tor.
  const [, host = '', digits = ''] =
    /^(\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[0-9a-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  const address = host.replace(/^\[|\]$/g, '');
  const isAddress = address === 'localhost' || isIP(address) !== 0;
  if (!isAddress || port === 0 || port > 65_535) throw new CourierRefusal('socks-malformed');
  return { host: address, port };
}

export const routeText = (route: Route): string =>
  route === 'direct'
    ? 'directly'
    : `${route.host.includes(':') ? `[${route.host}]` : route.host}:${String(route.port)}`;

/** The address of a drop, if this route may lead there. */
export function parseAddress(address: string, route: Route): URL {
  if (!URL.canParse(address)) throw new CourierRefusal('drop-not-onion');
  const url = new URL(address);
  const isBare = url.pathname === '/' && url.search === '' && url.username === '';
  if (url.protocol !== 'http:' || !isBare) throw new CourierRefusal('drop-not-onion');
  if (route === 'direct') {
    if (!LOOPBACK.has(url.hostname)) throw new CourierRefusal('drop-elsewhere');
  } else if (LOOPBACK.has(url.hostname)) throw new CourierRefusal('drop-needs-direct');
  else if (!isOnionName(url.hostname)) throw new CourierRefusal('drop-not-onion');
  return url;
}
