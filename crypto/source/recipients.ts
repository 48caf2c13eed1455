import type { Engine } from '../engine/engine.js';
import type { Bytes } from '../wire/bytes.js';
import type { Key } from '../wire/fields.js';
import { throwAwayKey } from '../wire/sealed.js';
import type { Standing } from '../wire/tipJson.js';

/**
 * The keys that a tip is sealed to, one for every reader of the roster, in its order. Whoever is not
 * chosen, or has no key, gets a real encapsulation to a key that nobody holds.
 */
export const recipientsOf = (
  engine: Engine,
  readers: readonly (readonly [Key, Standing])[],
  dayKeys: ReadonlyMap<Key, { readonly publicKey: Bytes }>,
): Bytes[] =>
  readers.map(
    ([key, standing]) =>
      (standing === 'chosen' ? dayKeys.get(key)?.publicKey : undefined) ?? throwAwayKey(engine),
  );
