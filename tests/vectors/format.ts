import * as v from 'valibot';
import type { Bytes } from '../../crypto/wire/bytes.js';

/** What a case gives is checked key by key before it is used. */
export interface Format {
  /** Undefined where the bytes hold randomness, or where the case is a negative one. */
  readonly make: (given: unknown) => Promise<Bytes | undefined>;
  readonly read: (
    bytes: Uint8Array,
    given: unknown,
  ) => Promise<{ readonly [key: string]: unknown }>;
}

type Maybe<T> = T | Promise<T>;

export const format = <G>(own: {
  readonly given: v.GenericSchema<unknown, G>;
  readonly make?: (given: G) => Maybe<Bytes | undefined>;
  readonly read: (bytes: Uint8Array, given: G) => Maybe<{ readonly [key: string]: unknown }>;
}): Format => ({
  make: async (given) => own.make?.(v.parse(own.given, given)),
  read: async (bytes, given) => own.read(bytes, v.parse(own.given, given)),
});

/** A structure whose own members are checked by making the bytes from it and reading them again. */
export const typed = <T>() =>
  v.custom<T>((value) => typeof value === 'object' && value !== null, 'not an object');
export const hexes = v.array(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/)));
