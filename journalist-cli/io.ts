import type { Engine } from '../crypto/engine/engine.js';
import type { Clock } from '../crypto/wire/day.js';

/**
 * All that a command may touch of the world beside the files that it is given, so that tests run
 * commands as they are: `run(args, io): Promise<number>`, without `process`.
 */
export interface Io {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Relative paths count from here. */
  readonly cwd: string;
  /** Columns of the terminal, for tables and wrapped text. */
  readonly columns: number;
  /** log2 of scrypt's cost for key files made here: 18 in earnest, less in tests. */
  readonly workFactor: number;
  /** One line of what was asked for. */
  out(line: string): void;
  /** One line about how it went: warnings, refusals, what to do. */
  err(line: string): void;
  /** All of standard input. */
  input(): Promise<string>;
  /** Asks without showing what is typed; null where there is no terminal to ask on. */
  secret(question: string): Promise<string | null>;
}

/** A command of either tool. The number is the exit code. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<number>;
}
