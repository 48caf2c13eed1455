import type { Engine } from '../../crypto/engine/engine.js';
import type { Clock } from '../../crypto/wire/day.js';

/** All that a command touches of the world besides the line's folder. */
export interface Io {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Where the built client is. */
  readonly assets: string;
  /** What was asked for: standard output. */
  out(line: string): void;
  /** What a person should know besides: standard error. */
  note(line: string): void;
  /** Asks whoever sits at the terminal; an empty answer is the usual one. Not there without one. */
  readonly ask?: (question: string, usual: string) => Promise<string>;
  /** Does this each time that the program is asked to look at its configuration again. */
  readonly onReload?: (reload: () => void) => void;
  /** Fulfilled when the program is asked to stop. */
  stopped(): Promise<void>;
}
