import { text } from 'node:stream/consumers';
import type { Engine } from '../crypto/engine/engine.js';
import type { Clock } from '../crypto/wire/day.js';
import type { Io } from './io.js';
import { lineMeter } from './meter.js';
import type { Terminal } from './terminal/terminal.js';
import { WORK_FACTOR } from './vault/keyFile.js';

const USUAL_COLUMNS = 80;
const LEAST_COLUMNS = 40;

/** The real world, for the two mains. */
export function nodeIo(engine: Engine, clock: Clock): Io {
  // Whoever reads the output may stop early, as `head` does: that is no fault of the command.
  process.stdout.on('error', leaveQuietly);
  return ioOver(engine, clock);
}

function leaveQuietly(error: Error): void {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
}

const ioOver = (engine: Engine, clock: Clock): Io => ({
  engine,
  clock,
  cwd: process.cwd(),
  columns: Math.max(process.stdout.columns ?? USUAL_COLUMNS, LEAST_COLUMNS),
  workFactor: WORK_FACTOR,
  out: (line) => {
    process.stdout.write(`${line}\n`);
  },
  err: (line) => {
    process.stderr.write(`${line}\n`);
  },
  input: () => text(process.stdin),
  secret: async (question, fault) => {
    if (!process.stdin.isTTY) return null;
    const { isCancel, password } = await import('@clack/prompts');
    const typed = await password({
      message: question,
      output: process.stderr,
      ...(fault === undefined
        ? {}
        : { clearOnError: true, validate: (given) => fault(given ?? '') }),
    });
    return isCancel(typed) ? null : typed;
  },
  terminal: terminalHere(),
  meter: process.stderr.isTTY
    ? lineMeter(
        (text) => process.stderr.write(text),
        () => performance.now(),
      )
    : undefined,
});

const isSet = (name: string): boolean => (process.env[name] ?? '') !== '';

function terminalHere(): Terminal | undefined {
  const { stdin, stdout, env } = process;
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  const isDumb = env['TERM'] === 'dumb';
  return {
    stdin,
    stdout,
    colour: !isSet('NO_COLOR') && !isDumb,
    // The name under which Ink, and other programs made with it, are told of one.
    linesOnly: isDumb || env['INK_SCREEN_READER'] === 'true',
  };
}
