import { join } from 'node:path';

export interface OnionPlaces {
  /** Where Tor keeps the two services. */
  readonly torData: string;
  /** Where the drop listens. */
  readonly sockets: string;
  /** The line's name, so that several lines can share a machine and its Tor. */
  readonly name: string;
}
export type Service = 'site' | 'couriers';

export const serviceFolder = ({ torData, name }: OnionPlaces, service: Service): string =>
  join(torData, `turnbox-${name}-${service}`);
export const socketOf = ({ sockets, name }: OnionPlaces, service: Service): string =>
  join(sockets, `${name}-${service}.sock`);

/** Where Tor's own user reads it again at every reload, which it could not in the line's folder. */
export const torrcIn = ({ torData, name }: OnionPlaces): string =>
  join(torData, `turnbox-${name}.torrc`);

/** A browser opens six streams; Tor counts more than these as an attack, and refuses them alone. */
const MOST_STREAMS = 30;

/**
 * What Tor has to know of the two services. Strangers who knock in numbers have to work for it
 * (proof of work), the introduction points slow whoever floods them, and each stream is told apart
 * by its circuit. A circuit with too many streams loses those: closing it would let an attacker see
 * from far away which circuit was closed.
 */
export function onionTorrc(places: OnionPlaces): string {
  const service = (name: Service): string[] => [
    `HiddenServiceDir ${serviceFolder(places, name)}`,
    'HiddenServiceVersion 3',
    `HiddenServicePort 80 unix:${socketOf(places, name)}`,
    'HiddenServiceExportCircuitID haproxy',
    'HiddenServicePoWDefensesEnabled 1',
    `HiddenServiceMaxStreams ${String(MOST_STREAMS)}`,
    'HiddenServiceMaxStreamsCloseCircuit 0',
    'HiddenServiceEnableIntroDoSDefense 1',
    '',
  ];
  return [
    '# Written by turnbox-server onion. Tor reads it by a line in its own torrc: %include THIS FILE',
    '',
    '# The public site.',
    ...service('site'),
    '# The couriers, each with a key of its own in authorized_clients.',
    ...service('couriers'),
  ].join('\n');
}
