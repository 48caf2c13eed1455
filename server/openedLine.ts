import type { Assets } from './config/assets.js';
import type { Drop } from './standing.js';

/** A line's folder, opened. */
export interface Line extends Drop {
  readonly assets: Assets;
  /** The folder with the readers' OpenPGP certificates. */
  readonly pgp: string;
  close(): Promise<void>;
}
