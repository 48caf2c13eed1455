import { today, type Day } from '../../crypto/wire/day.js';
import { Refusal } from '../../crypto/refusal.js';
import { type Case, loadCases } from '../cases/cases.js';
import { lockMinutesOf, settingsOf } from '../cases/settings.js';
import { runCommand } from '../commands/run.js';
import { COMMANDS } from '../commands/table.js';
import type { Io } from '../io.js';
import type { Meter } from '../meter.js';
import { stop, ToolRefusal } from '../refusal.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { guarded } from '../terminal/guarded.js';
import { inScreen } from './inScreen.js';
import { placeOf } from '../vault/line.js';
import { openVault, type Vault } from '../vault/vault.js';

/** What the list stands on, read anew after everything that changed something. */
export type Look =
  | {
      readonly state: 'ready';
      readonly line: string;
      readonly isDemo: boolean;
      readonly now: Day;
      readonly all: readonly Case[];
      /** Without muted ones, but where there is a danger. */
      readonly cases: readonly Case[];
      readonly warnings: readonly string[];
    }
  /** A vault that is on no line yet, or is no reader's. */
  | { readonly state: 'refused'; readonly advice: string };

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export interface RunOptions {
  readonly columns: number;
  readonly meter?: Meter | undefined;
}

/** A vault that a person has opened, and the commands over it. */
export interface Session {
  readonly vault: Vault;
  readonly lockMinutes: number;
  look(): Promise<Look>;
  /** A command as it is typed, without --vault. */
  run(args: readonly string[], options: RunOptions): Promise<Ran>;
  /** Forgets the key. */
  close(): void;
}

export async function openSession(io: Io, folder: string, passphrase: string): Promise<Session> {
  const vault = await openVault(folder, () => Promise.resolve(passphrase), folder, true);
  return {
    vault,
    lockMinutes: lockMinutesOf(settingsOf(vault)),
    look: () => lookAt(io, vault),
    run: (args, options) => runIn(io, vault, args, options),
    close: () => vault.close(),
  };
}

async function runIn(
  io: Io,
  vault: Vault,
  [name = '', ...args]: readonly string[],
  { columns, meter }: RunOptions,
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const inner = guarded({
    ...io,
    columns,
    meter,
    opened: vault,
    terminal: undefined,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: () => Promise.resolve(stop('text-empty')),
    secret: () => Promise.resolve(null),
  });
  const command = COMMANDS.get(name);
  if (command === undefined) inner.err('There is no such command.');
  const code = command === undefined ? 2 : await runCommand(command, args, inner);
  return { code, out: inScreen(out), err: inScreen(err) };
}

async function lookAt(io: Io, vault: Vault): Promise<Look> {
  try {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const all = loadCases(vault, place, now);
    return {
      state: 'ready',
      line: place.roster.name,
      isDemo: place.roster.settings.demo === 1,
      now,
      all,
      cases: all.filter(({ muted, dangers }) => !muted || dangers.length > 0),
      warnings: countdownWarnings(vault, place, now),
    };
  } catch (error) {
    if (error instanceof ToolRefusal || error instanceof Refusal)
      return { state: 'refused', advice: error.message };
    throw error;
  }
}
