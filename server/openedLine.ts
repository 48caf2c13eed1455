import type { Assets } from './config/assets.js';
import type { Day } from '../crypto/wire/day.js';
import type { Reloaded } from './config/liveConfig.js';
import type { Drop } from './standing.js';

/** A line's folder, opened. */
export interface Line extends Drop {
  readonly assets: Assets;
  /** The folder with the readers' OpenPGP certificates. */
  readonly pgp: string;
  /** The last day on which it takes messages, if one is set. */
  closing(): Day | null;
  /** Reads `config.json` again and takes its limits up; tells what has to wait for a restart. */
  reload(): Reloaded;
  close(): Promise<void>;
}
