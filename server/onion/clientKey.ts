import { generateKeyPairSync } from 'node:crypto';
import { SetUpFault } from '../setUpFault.js';
import { base32 } from './base32.js';

/**
 * A courier's key to the couriers' service (client authorization of rend-spec-v3): without one of
 * them nobody can even find out whether the service is up.
 */
export interface ClientKey {
  /** For the service: `authorized_clients/LABEL.auth`. */
  readonly service: string;
  /** For the courier's Tor: a file of this form in its `ClientOnionAuthDir`. */
  readonly client: string;
}

export function makeClientKey(address: string): ClientKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  const open = publicKey.export({ format: 'jwk' }).x ?? x;
  const name = address.replace(/\.onion$/, '');
  return {
    service: `descriptor:x25519:${upper(open)}\n`,
    client: `${name}:descriptor:x25519:${upper(d)}\n`,
  };
}

const upper = (base64url: string): string =>
  base32(Buffer.from(base64url, 'base64url')).toUpperCase();

const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** What a line's folder is called names its services and its sockets too. */
export function parseLineName(text: string): string {
  if (!NAME.test(text))
    throw new SetUpFault(
      'line-name',
      'Name the folder of a line in up to 32 lower-case letters, digits and hyphens, such as north.',
    );
  return text;
}

/** A name that is safe as a file's: what a courier is called among the keys. */
export function parseClientLabel(text: string): string {
  if (!NAME.test(text))
    throw new SetUpFault(
      'courier-label',
      'Name the courier in up to 32 lower-case letters, digits and hyphens, such as north-office.',
    );
  return text;
}
