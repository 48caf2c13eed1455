import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '../../crypto/wire/day.js';
import type { Io } from '../../journalist-cli/io.js';
import { runTurnbox } from '../../journalist-cli/program.js';
import { engine, noonOf } from './line.js';

/** What one command of the offline tool said and how it ended. */
export interface Session {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The answer of a command that was given --json. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** A desk: a folder of its own, a day, and the tool as a person calls it. */
export interface Desk {
  readonly folder: string;
  path(...names: string[]): string;
  moveTo(day: string): void;
  /** One command as it is typed, with the desk's passphrase. */
  turnbox(args: readonly string[], input?: string): Promise<Session>;
  /** The same with --json, refusing any other end than 0. */
  ask(args: readonly string[], input?: string): Promise<Session['json']>;
  remove(): void;
}

export const PASSPHRASE = 'correct horse battery staple';
/** scrypt's cheapest useful cost: tests make many vaults. */
const TEST_WORK_FACTOR = 4;

/** What a courier's program is given, with all that it says kept in order. */
export const courierIo = (cwd: string, clock: Io['clock'], said: string[]): Io => ({
  engine,
  clock,
  cwd,
  columns: 100,
  workFactor: TEST_WORK_FACTOR,
  out: (line) => void said.push(line),
  err: (line) => void said.push(line),
  input: () => Promise.resolve(''),
  secret: () => Promise.resolve(null),
});

export function desk(day = '2026-03-02'): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'turnbox-desk-'));
  writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`);
  mkdirSync(join(folder, 'stick'));
  let now = noonOf(parseDay(day));
  const turnbox = async (args: readonly string[], input = ''): Promise<Session> => {
    const out: string[] = [];
    const err: string[] = [];
    const io: Io = {
      engine,
      clock: () => now,
      cwd: folder,
      columns: 100,
      workFactor: TEST_WORK_FACTOR,
      out: (line) => {
        out.push(line);
      },
      err: (line) => {
        err.push(line);
      },
      input: () => Promise.resolve(input),
      secret: () => Promise.resolve(null),
    };
    const withPassphrase =
      args.includes('--vault') && !args.includes('--passphrase-file')
        ? [...args, '--passphrase-file', 'passphrase']
        : args;
    const code = await runTurnbox(withPassphrase, io);
    return {
      code,
      out: out.join('\n'),
      err: err.join('\n'),
      json: args.includes('--json') && out.length > 0 ? parsed(out.join('\n')) : {},
    };
  };
  return {
    folder,
    path: (...names) => join(folder, ...names),
    moveTo: (next) => {
      now = noonOf(parseDay(next));
    },
    turnbox,
    ask: async (args, input) => {
      const session = await turnbox([...args, '--json'], input);
      if (session.code !== 0) throw new Error(`exit ${String(session.code)}: ${session.err}`);
      return session.json;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const parsed = (text: string): Session['json'] => JSON.parse(text) as Session['json'];
