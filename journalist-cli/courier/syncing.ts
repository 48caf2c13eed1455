import type { Engine } from '../../crypto/engine/engine.js';
import type { Clock } from '../../crypto/wire/day.js';
import type { Key } from '../../crypto/wire/fields.js';
import type { HeadText } from '../../crypto/wire/head.js';
import type { DropClient } from './dropClient.js';
import type { Mirror } from './mirror.js';

/** All that a sync works with. */
export interface Syncing {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly seed: Uint8Array;
  readonly root: Key;
  readonly mirror: Mirror;
  readonly drop: DropClient;
  /** The line's public notice from this edition on; left away, that of the edition before stays. */
  readonly notice?: HeadText['notice'];
  /** Tells the person what is being done. */
  readonly say: (text: string) => void;
}
