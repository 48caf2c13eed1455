import type { Request } from 'express';
import { attempt } from '../../crypto/refusal.js';
import { type Hash, type Id, parseHash, parseId, parseNumber } from '../../crypto/wire/fields.js';
import { refuseHere } from '../refusal.js';

/** Reads a part of an address; one that is not in its form names nothing. */
async function named<T>(request: Request, name: string, parse: (text: string) => T): Promise<T> {
  const text: unknown = request.params[name];
  const read = await attempt(() => parse(typeof text === 'string' ? text : ''));
  return read.ok ? read.value : refuseHere('not-found');
}

export const hashNamed = (request: Request, name: string): Promise<Hash> =>
  named(request, name, parseHash);
export const idNamed = (request: Request, name: string): Promise<Id> =>
  named(request, name, parseId);
export const numberNamed = (request: Request, name: string): Promise<number> =>
  named(request, name, parseNumber);

/** Gives what is there, or answers that nothing is. */
export const orNothing = <T>(found: T | null | undefined): T => found ?? refuseHere('not-found');
