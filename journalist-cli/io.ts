import type { Engine } from '../crypto/engine/engine.js';
import type { Clock } from '../crypto/wire/day.js';
import type { Meter } from './meter.js';
import type { Terminal } from './terminal/terminal.js';
import type { Vault } from './vault/tables.js';

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
  /**
   * Asks without showing what is typed; null where there is no terminal to ask on. With `fault` a
   * person is asked again at once: a program that ends lets what is typed next go to the shell,
   * which shows it and keeps it in its history.
   */
  secret(question: string, fault?: (typed: string) => string | undefined): Promise<string | null>;
  /** Where long work tells how far it is, and hears that it shall stop. */
  readonly meter?: Meter | undefined;
  /** A vault that is open already: the full screen's, for commands that are given no --vault. */
  readonly opened?: Vault | undefined;
  /** What the full screen is drawn on; nothing where output goes elsewhere. */
  readonly terminal?: Terminal | undefined;
}

/** A command of either tool. The number is the exit code. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<number>;
}
