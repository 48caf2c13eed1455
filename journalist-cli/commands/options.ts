import { isAbsolute, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { askPassphrase } from '../terminal/passphrase.js';
import { visibleJson } from '../terminal/visible.js';
import { openVault, type Vault } from '../vault/vault.js';

/** Options that each command with a vault takes. */
export const VAULT_OPTIONS = {
  vault: { type: 'string' },
  json: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads options strictly; what is not known is a usage error that repeats nothing of it. */
export function readOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  positionals: { readonly least: number; readonly most: number },
): ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
> {
  const parsed = attemptParse(args, options);
  const { length } = parsed.positionals;
  if (length < positionals.least || length > positionals.most) return stop('usage');
  return parsed;
}

function attemptParse<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
): ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch {
    return stop('usage');
  }
}

export const needed = (value: string | undefined, option: string): string =>
  value ?? stop('usage', `It needs ${option}.`);

export const inFolder = (io: Io, path: string): string =>
  isAbsolute(path) ? path : resolve(io.cwd, path);

/** What opens a vault, of the options of a command. */
export interface OpenOptions {
  readonly vault?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
}

/** Opens the vault for as long as `work` takes, or works in the one that is open already. */
export async function withVault<T>(
  io: Io,
  values: OpenOptions,
  work: (vault: Vault) => Promise<T>,
): Promise<T> {
  if (io.opened !== undefined && values.vault === undefined) return work(io.opened);
  const folder = inFolder(io, needed(values.vault, '--vault DIR'));
  const vault = await openVault(folder, () => askPassphrase(io, values['passphrase-file']));
  try {
    return await work(vault);
  } finally {
    vault.close();
  }
}

/** The answer of a command: one JSON object for a program, or lines for a person. */
export function answer(
  io: Io,
  json: boolean | undefined,
  value: object,
  lines: () => readonly string[],
): void {
  if (json === true) io.out(visibleJson(value));
  else for (const line of lines()) io.out(line);
}

const SIGNS = { demo: 'DEMONSTRATION LINE: nothing here is real' } as const;

/** What stands above everything that a demonstration line shows to a person. */
export const demonstration = (isDemo: boolean): string[] => (isDemo ? [SIGNS.demo, ''] : []);
